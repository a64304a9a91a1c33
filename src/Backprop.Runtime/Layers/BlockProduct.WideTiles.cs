using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>The tiles for processors with 32 registers: sixteen sums, which is twice what keeps a processor busy that multiplies and adds two vectors in every cycle and has each sum after four.</content>
internal readonly unsafe ref partial struct BlockProduct<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EightByTwo<TVector, TOps>(T* w0, T* x, T* bias, T* z)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        T* w1 = w0 + _rowStep;
        T* w2 = w1 + _rowStep;
        T* w3 = w2 + _rowStep;
        T* w4 = w3 + _rowStep;
        T* w5 = w4 + _rowStep;
        T* w6 = w5 + _rowStep;
        T* w7 = w6 + _rowStep;
        nint columnStep = _columnStep;
        nint stride = _xStride;

        TVector x0 = Load<TVector, TOps>(x);
        TVector x1 = Load<TVector, TOps>(x + TOps.Count);
        TVector factor = TOps.Create(*w0);
        TVector a0 = TOps.Multiply(factor, x0);
        TVector a1 = TOps.Multiply(factor, x1);
        factor = TOps.Create(*w1);
        TVector b0 = TOps.Multiply(factor, x0);
        TVector b1 = TOps.Multiply(factor, x1);
        factor = TOps.Create(*w2);
        TVector c0 = TOps.Multiply(factor, x0);
        TVector c1 = TOps.Multiply(factor, x1);
        factor = TOps.Create(*w3);
        TVector d0 = TOps.Multiply(factor, x0);
        TVector d1 = TOps.Multiply(factor, x1);
        factor = TOps.Create(*w4);
        TVector e0 = TOps.Multiply(factor, x0);
        TVector e1 = TOps.Multiply(factor, x1);
        factor = TOps.Create(*w5);
        TVector f0 = TOps.Multiply(factor, x0);
        TVector f1 = TOps.Multiply(factor, x1);
        factor = TOps.Create(*w6);
        TVector g0 = TOps.Multiply(factor, x0);
        TVector g1 = TOps.Multiply(factor, x1);
        factor = TOps.Create(*w7);
        TVector h0 = TOps.Multiply(factor, x0);
        TVector h1 = TOps.Multiply(factor, x1);
        nint column = 0;
        for (int k = _terms - 1; k > 0; k--)
        {
            column += columnStep;
            x += stride;
            x0 = Load<TVector, TOps>(x);
            x1 = Load<TVector, TOps>(x + TOps.Count);
            factor = TOps.Create(w0[column]);
            a0 = TOps.FusedMultiplyAdd(factor, x0, a0);
            a1 = TOps.FusedMultiplyAdd(factor, x1, a1);
            factor = TOps.Create(w1[column]);
            b0 = TOps.FusedMultiplyAdd(factor, x0, b0);
            b1 = TOps.FusedMultiplyAdd(factor, x1, b1);
            factor = TOps.Create(w2[column]);
            c0 = TOps.FusedMultiplyAdd(factor, x0, c0);
            c1 = TOps.FusedMultiplyAdd(factor, x1, c1);
            factor = TOps.Create(w3[column]);
            d0 = TOps.FusedMultiplyAdd(factor, x0, d0);
            d1 = TOps.FusedMultiplyAdd(factor, x1, d1);
            factor = TOps.Create(w4[column]);
            e0 = TOps.FusedMultiplyAdd(factor, x0, e0);
            e1 = TOps.FusedMultiplyAdd(factor, x1, e1);
            factor = TOps.Create(w5[column]);
            f0 = TOps.FusedMultiplyAdd(factor, x0, f0);
            f1 = TOps.FusedMultiplyAdd(factor, x1, f1);
            factor = TOps.Create(w6[column]);
            g0 = TOps.FusedMultiplyAdd(factor, x0, g0);
            g1 = TOps.FusedMultiplyAdd(factor, x1, g1);
            factor = TOps.Create(w7[column]);
            h0 = TOps.FusedMultiplyAdd(factor, x0, h0);
            h1 = TOps.FusedMultiplyAdd(factor, x1, h1);
        }

        Finish<TVector, TOps>(a0, a1, bias, 0, z);
        Finish<TVector, TOps>(b0, b1, bias, 1, z + _zStride);
        Finish<TVector, TOps>(c0, c1, bias, 2, z + (2 * _zStride));
        Finish<TVector, TOps>(d0, d1, bias, 3, z + (3 * _zStride));
        Finish<TVector, TOps>(e0, e1, bias, 4, z + (4 * _zStride));
        Finish<TVector, TOps>(f0, f1, bias, 5, z + (5 * _zStride));
        Finish<TVector, TOps>(g0, g1, bias, 6, z + (6 * _zStride));
        Finish<TVector, TOps>(h0, h1, bias, 7, z + (7 * _zStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FourByFour<TVector, TOps>(T* w0, T* x, T* bias, T* z)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        T* w1 = w0 + _rowStep;
        T* w2 = w1 + _rowStep;
        T* w3 = w2 + _rowStep;
        nint columnStep = _columnStep;
        nint stride = _xStride;

        TVector x0 = Load<TVector, TOps>(x);
        TVector x1 = Load<TVector, TOps>(x + TOps.Count);
        TVector x2 = Load<TVector, TOps>(x + (2 * TOps.Count));
        TVector x3 = Load<TVector, TOps>(x + (3 * TOps.Count));
        TVector factor = TOps.Create(*w0);
        TVector a0 = TOps.Multiply(factor, x0);
        TVector a1 = TOps.Multiply(factor, x1);
        TVector a2 = TOps.Multiply(factor, x2);
        TVector a3 = TOps.Multiply(factor, x3);
        factor = TOps.Create(*w1);
        TVector b0 = TOps.Multiply(factor, x0);
        TVector b1 = TOps.Multiply(factor, x1);
        TVector b2 = TOps.Multiply(factor, x2);
        TVector b3 = TOps.Multiply(factor, x3);
        factor = TOps.Create(*w2);
        TVector c0 = TOps.Multiply(factor, x0);
        TVector c1 = TOps.Multiply(factor, x1);
        TVector c2 = TOps.Multiply(factor, x2);
        TVector c3 = TOps.Multiply(factor, x3);
        factor = TOps.Create(*w3);
        TVector d0 = TOps.Multiply(factor, x0);
        TVector d1 = TOps.Multiply(factor, x1);
        TVector d2 = TOps.Multiply(factor, x2);
        TVector d3 = TOps.Multiply(factor, x3);
        nint column = 0;
        for (int k = _terms - 1; k > 0; k--)
        {
            column += columnStep;
            x += stride;
            x0 = Load<TVector, TOps>(x);
            x1 = Load<TVector, TOps>(x + TOps.Count);
            x2 = Load<TVector, TOps>(x + (2 * TOps.Count));
            x3 = Load<TVector, TOps>(x + (3 * TOps.Count));
            factor = TOps.Create(w0[column]);
            a0 = TOps.FusedMultiplyAdd(factor, x0, a0);
            a1 = TOps.FusedMultiplyAdd(factor, x1, a1);
            a2 = TOps.FusedMultiplyAdd(factor, x2, a2);
            a3 = TOps.FusedMultiplyAdd(factor, x3, a3);
            factor = TOps.Create(w1[column]);
            b0 = TOps.FusedMultiplyAdd(factor, x0, b0);
            b1 = TOps.FusedMultiplyAdd(factor, x1, b1);
            b2 = TOps.FusedMultiplyAdd(factor, x2, b2);
            b3 = TOps.FusedMultiplyAdd(factor, x3, b3);
            factor = TOps.Create(w2[column]);
            c0 = TOps.FusedMultiplyAdd(factor, x0, c0);
            c1 = TOps.FusedMultiplyAdd(factor, x1, c1);
            c2 = TOps.FusedMultiplyAdd(factor, x2, c2);
            c3 = TOps.FusedMultiplyAdd(factor, x3, c3);
            factor = TOps.Create(w3[column]);
            d0 = TOps.FusedMultiplyAdd(factor, x0, d0);
            d1 = TOps.FusedMultiplyAdd(factor, x1, d1);
            d2 = TOps.FusedMultiplyAdd(factor, x2, d2);
            d3 = TOps.FusedMultiplyAdd(factor, x3, d3);
        }

        Finish<TVector, TOps>(a0, a1, bias, 0, z);
        Finish<TVector, TOps>(a2, a3, bias, 0, z + (2 * TOps.Count));
        Finish<TVector, TOps>(b0, b1, bias, 1, z + _zStride);
        Finish<TVector, TOps>(b2, b3, bias, 1, z + _zStride + (2 * TOps.Count));
        Finish<TVector, TOps>(c0, c1, bias, 2, z + (2 * _zStride));
        Finish<TVector, TOps>(c2, c3, bias, 2, z + (2 * _zStride) + (2 * TOps.Count));
        Finish<TVector, TOps>(d0, d1, bias, 3, z + (3 * _zStride));
        Finish<TVector, TOps>(d2, d3, bias, 3, z + (3 * _zStride) + (2 * TOps.Count));
    }
}
