using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>The tiles: the first terms, the others, and what comes after the last.</content>
internal readonly unsafe ref partial struct BlockProduct<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FourByThree<TVector, TOps>(T* w0, T* x, T* bias, T* z)
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
        TVector factor = TOps.Create(*w0);
        TVector a0 = TOps.Multiply(factor, x0);
        TVector a1 = TOps.Multiply(factor, x1);
        TVector a2 = TOps.Multiply(factor, x2);
        factor = TOps.Create(*w1);
        TVector b0 = TOps.Multiply(factor, x0);
        TVector b1 = TOps.Multiply(factor, x1);
        TVector b2 = TOps.Multiply(factor, x2);
        factor = TOps.Create(*w2);
        TVector c0 = TOps.Multiply(factor, x0);
        TVector c1 = TOps.Multiply(factor, x1);
        TVector c2 = TOps.Multiply(factor, x2);
        factor = TOps.Create(*w3);
        TVector d0 = TOps.Multiply(factor, x0);
        TVector d1 = TOps.Multiply(factor, x1);
        TVector d2 = TOps.Multiply(factor, x2);
        nint column = 0;
        for (int k = _terms - 1; k > 0; k--)
        {
            column += columnStep;
            x += stride;
            x0 = Load<TVector, TOps>(x);
            x1 = Load<TVector, TOps>(x + TOps.Count);
            x2 = Load<TVector, TOps>(x + (2 * TOps.Count));
            factor = TOps.Create(w0[column]);
            a0 = TOps.FusedMultiplyAdd(factor, x0, a0);
            a1 = TOps.FusedMultiplyAdd(factor, x1, a1);
            a2 = TOps.FusedMultiplyAdd(factor, x2, a2);
            factor = TOps.Create(w1[column]);
            b0 = TOps.FusedMultiplyAdd(factor, x0, b0);
            b1 = TOps.FusedMultiplyAdd(factor, x1, b1);
            b2 = TOps.FusedMultiplyAdd(factor, x2, b2);
            factor = TOps.Create(w2[column]);
            c0 = TOps.FusedMultiplyAdd(factor, x0, c0);
            c1 = TOps.FusedMultiplyAdd(factor, x1, c1);
            c2 = TOps.FusedMultiplyAdd(factor, x2, c2);
            factor = TOps.Create(w3[column]);
            d0 = TOps.FusedMultiplyAdd(factor, x0, d0);
            d1 = TOps.FusedMultiplyAdd(factor, x1, d1);
            d2 = TOps.FusedMultiplyAdd(factor, x2, d2);
        }

        Finish<TVector, TOps>(a0, a1, a2, bias, 0, z);
        Finish<TVector, TOps>(b0, b1, b2, bias, 1, z + _zStride);
        Finish<TVector, TOps>(c0, c1, c2, bias, 2, z + (2 * _zStride));
        Finish<TVector, TOps>(d0, d1, d2, bias, 3, z + (3 * _zStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FourByTwo<TVector, TOps>(T* w0, T* x, T* bias, T* z)
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
        }

        Finish<TVector, TOps>(a0, a1, bias, 0, z);
        Finish<TVector, TOps>(b0, b1, bias, 1, z + _zStride);
        Finish<TVector, TOps>(c0, c1, bias, 2, z + (2 * _zStride));
        Finish<TVector, TOps>(d0, d1, bias, 3, z + (3 * _zStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TwoByFour<TVector, TOps>(T* w, T* x, T* bias, T* z)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        TVector factor = TOps.Create(*w);
        TVector other = TOps.Create(w[_rowStep]);
        TVector x0 = Load<TVector, TOps>(x);
        TVector a0 = TOps.Multiply(factor, x0);
        TVector b0 = TOps.Multiply(other, x0);
        x0 = Load<TVector, TOps>(x + TOps.Count);
        TVector a1 = TOps.Multiply(factor, x0);
        TVector b1 = TOps.Multiply(other, x0);
        x0 = Load<TVector, TOps>(x + (2 * TOps.Count));
        TVector a2 = TOps.Multiply(factor, x0);
        TVector b2 = TOps.Multiply(other, x0);
        x0 = Load<TVector, TOps>(x + (3 * TOps.Count));
        TVector a3 = TOps.Multiply(factor, x0);
        TVector b3 = TOps.Multiply(other, x0);
        for (int k = _terms - 1; k > 0; k--)
        {
            w += _columnStep;
            x += _xStride;
            factor = TOps.Create(*w);
            other = TOps.Create(w[_rowStep]);
            x0 = Load<TVector, TOps>(x);
            a0 = TOps.FusedMultiplyAdd(factor, x0, a0);
            b0 = TOps.FusedMultiplyAdd(other, x0, b0);
            x0 = Load<TVector, TOps>(x + TOps.Count);
            a1 = TOps.FusedMultiplyAdd(factor, x0, a1);
            b1 = TOps.FusedMultiplyAdd(other, x0, b1);
            x0 = Load<TVector, TOps>(x + (2 * TOps.Count));
            a2 = TOps.FusedMultiplyAdd(factor, x0, a2);
            b2 = TOps.FusedMultiplyAdd(other, x0, b2);
            x0 = Load<TVector, TOps>(x + (3 * TOps.Count));
            a3 = TOps.FusedMultiplyAdd(factor, x0, a3);
            b3 = TOps.FusedMultiplyAdd(other, x0, b3);
        }

        Finish<TVector, TOps>(a0, a1, bias, 0, z);
        Finish<TVector, TOps>(a2, a3, bias, 0, z + (2 * TOps.Count));
        Finish<TVector, TOps>(b0, b1, bias, 1, z + _zStride);
        Finish<TVector, TOps>(b2, b3, bias, 1, z + _zStride + (2 * TOps.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void OneByFour<TVector, TOps>(T* w, T* x, T* bias, T* z)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        TVector factor = TOps.Create(*w);
        TVector a0 = TOps.Multiply(factor, Load<TVector, TOps>(x));
        TVector a1 = TOps.Multiply(factor, Load<TVector, TOps>(x + TOps.Count));
        TVector a2 = TOps.Multiply(factor, Load<TVector, TOps>(x + (2 * TOps.Count)));
        TVector a3 = TOps.Multiply(factor, Load<TVector, TOps>(x + (3 * TOps.Count)));
        for (int k = _terms - 1; k > 0; k--)
        {
            w += _columnStep;
            x += _xStride;
            factor = TOps.Create(*w);
            a0 = TOps.FusedMultiplyAdd(factor, Load<TVector, TOps>(x), a0);
            a1 = TOps.FusedMultiplyAdd(factor, Load<TVector, TOps>(x + TOps.Count), a1);
            a2 = TOps.FusedMultiplyAdd(factor, Load<TVector, TOps>(x + (2 * TOps.Count)), a2);
            a3 = TOps.FusedMultiplyAdd(factor, Load<TVector, TOps>(x + (3 * TOps.Count)), a3);
        }

        Finish<TVector, TOps>(a0, a1, bias, 0, z);
        Finish<TVector, TOps>(a2, a3, bias, 0, z + (2 * TOps.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TVector, TOps>(TVector sum0, TVector sum1, TVector sum2, T* bias, int row, T* z)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        if (bias is not null)
        {
            TVector b = TOps.Create(bias[row]);
            sum0 = TOps.Add(sum0, b);
            sum1 = TOps.Add(sum1, b);
            sum2 = TOps.Add(sum2, b);
        }

        TOps.Store(sum0, ref *(byte*)z, 0);
        TOps.Store(sum1, ref *(byte*)z, TOps.Count);
        TOps.Store(sum2, ref *(byte*)z, 2 * TOps.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TVector, TOps>(TVector sum0, TVector sum1, T* bias, int row, T* z)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        if (bias is not null)
        {
            TVector b = TOps.Create(bias[row]);
            sum0 = TOps.Add(sum0, b);
            sum1 = TOps.Add(sum1, b);
        }

        TOps.Store(sum0, ref *(byte*)z, 0);
        TOps.Store(sum1, ref *(byte*)z, TOps.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector, TOps>(T* first)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T> => TOps.Load(ref *(byte*)first, 0);
}
