using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>The tiles. Rows of the right beyond the last one are the last one again, and what they sum to is not added.</content>
internal readonly unsafe ref partial struct BlockOuterProducts<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TwoByFour<TVector, TOps>(T* left0, T* left1, T* right, nint stride, int rows, T* sums)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        T* right1 = right + (rows > 1 ? stride : 0);
        T* right2 = right + (rows > 2 ? 2 * stride : 0);
        T* right3 = right + (rows > 3 ? 3 * stride : 0);
        int whole = _count & -Columns.Count<T>();
        for (int pass = 0; pass < Columns.Count<T>(); pass += TOps.Count)
        {
            TVector zero = TOps.Create(T.Zero);
            TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero, b0 = zero, b1 = zero, b2 = zero, b3 = zero;
            nint s = pass;
            TVector l0, l1, r;
            for (; s < whole; s += Columns.Count<T>())
            {
                l0 = TOps.Load(ref *(byte*)(left0 + s), 0);
                l1 = TOps.Load(ref *(byte*)(left1 + s), 0);
                r = TOps.Load(ref *(byte*)(right + s), 0);
                a0 = TOps.FusedMultiplyAdd(l0, r, a0);
                b0 = TOps.FusedMultiplyAdd(l1, r, b0);
                r = TOps.Load(ref *(byte*)(right1 + s), 0);
                a1 = TOps.FusedMultiplyAdd(l0, r, a1);
                b1 = TOps.FusedMultiplyAdd(l1, r, b1);
                r = TOps.Load(ref *(byte*)(right2 + s), 0);
                a2 = TOps.FusedMultiplyAdd(l0, r, a2);
                b2 = TOps.FusedMultiplyAdd(l1, r, b2);
                r = TOps.Load(ref *(byte*)(right3 + s), 0);
                a3 = TOps.FusedMultiplyAdd(l0, r, a3);
                b3 = TOps.FusedMultiplyAdd(l1, r, b3);
            }

            if (whole < _count)
            {
                TVector exist = Columns.Before<TVector, TOps, T>(_count - whole, pass);
                l0 = TOps.And(exist, TOps.Load(ref *(byte*)(left0 + s), 0));
                l1 = TOps.And(exist, TOps.Load(ref *(byte*)(left1 + s), 0));
                r = TOps.And(exist, TOps.Load(ref *(byte*)(right + s), 0));
                a0 = TOps.FusedMultiplyAdd(l0, r, a0);
                b0 = TOps.FusedMultiplyAdd(l1, r, b0);
                r = TOps.And(exist, TOps.Load(ref *(byte*)(right1 + s), 0));
                a1 = TOps.FusedMultiplyAdd(l0, r, a1);
                b1 = TOps.FusedMultiplyAdd(l1, r, b1);
                r = TOps.And(exist, TOps.Load(ref *(byte*)(right2 + s), 0));
                a2 = TOps.FusedMultiplyAdd(l0, r, a2);
                b2 = TOps.FusedMultiplyAdd(l1, r, b2);
                r = TOps.And(exist, TOps.Load(ref *(byte*)(right3 + s), 0));
                a3 = TOps.FusedMultiplyAdd(l0, r, a3);
                b3 = TOps.FusedMultiplyAdd(l1, r, b3);
            }

            Columns.Add<TVector, TOps, T>(a0, a1, a2, a3, b0, b1, b2, b3, pass, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FourByFour<TVector, TOps>(T* left, nint leftStride, T* right, nint rightStride, int rows, T* total, nint leftStep, nint rightStep, T* sums)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        T* left1 = left + leftStride;
        T* left2 = left1 + leftStride;
        T* left3 = left2 + leftStride;
        T* right1 = right + (rows > 1 ? rightStride : 0);
        T* right2 = right + (rows > 2 ? 2 * rightStride : 0);
        T* right3 = right + (rows > 3 ? 3 * rightStride : 0);
        int whole = _count & -Columns.Count<T>();
        TVector zero = TOps.Create(T.Zero);
        TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero, b0 = zero, b1 = zero, b2 = zero, b3 = zero;
        TVector c0 = zero, c1 = zero, c2 = zero, c3 = zero, d0 = zero, d1 = zero, d2 = zero, d3 = zero;
        nint s = 0;
        TVector l0, l1, l2, l3, r;
        for (; s < whole; s += TOps.Count)
        {
            l0 = TOps.Load(ref *(byte*)(left + s), 0);
            l1 = TOps.Load(ref *(byte*)(left1 + s), 0);
            l2 = TOps.Load(ref *(byte*)(left2 + s), 0);
            l3 = TOps.Load(ref *(byte*)(left3 + s), 0);
            r = TOps.Load(ref *(byte*)(right + s), 0);
            a0 = TOps.FusedMultiplyAdd(l0, r, a0);
            b0 = TOps.FusedMultiplyAdd(l1, r, b0);
            c0 = TOps.FusedMultiplyAdd(l2, r, c0);
            d0 = TOps.FusedMultiplyAdd(l3, r, d0);
            r = TOps.Load(ref *(byte*)(right1 + s), 0);
            a1 = TOps.FusedMultiplyAdd(l0, r, a1);
            b1 = TOps.FusedMultiplyAdd(l1, r, b1);
            c1 = TOps.FusedMultiplyAdd(l2, r, c1);
            d1 = TOps.FusedMultiplyAdd(l3, r, d1);
            r = TOps.Load(ref *(byte*)(right2 + s), 0);
            a2 = TOps.FusedMultiplyAdd(l0, r, a2);
            b2 = TOps.FusedMultiplyAdd(l1, r, b2);
            c2 = TOps.FusedMultiplyAdd(l2, r, c2);
            d2 = TOps.FusedMultiplyAdd(l3, r, d2);
            r = TOps.Load(ref *(byte*)(right3 + s), 0);
            a3 = TOps.FusedMultiplyAdd(l0, r, a3);
            b3 = TOps.FusedMultiplyAdd(l1, r, b3);
            c3 = TOps.FusedMultiplyAdd(l2, r, c3);
            d3 = TOps.FusedMultiplyAdd(l3, r, d3);
        }

        if (whole < _count)
        {
            TVector exist = Columns.Before<TVector, TOps, T>(_count - whole, 0);
            l0 = TOps.And(exist, TOps.Load(ref *(byte*)(left + s), 0));
            l1 = TOps.And(exist, TOps.Load(ref *(byte*)(left1 + s), 0));
            l2 = TOps.And(exist, TOps.Load(ref *(byte*)(left2 + s), 0));
            l3 = TOps.And(exist, TOps.Load(ref *(byte*)(left3 + s), 0));
            r = TOps.And(exist, TOps.Load(ref *(byte*)(right + s), 0));
            a0 = TOps.FusedMultiplyAdd(l0, r, a0);
            b0 = TOps.FusedMultiplyAdd(l1, r, b0);
            c0 = TOps.FusedMultiplyAdd(l2, r, c0);
            d0 = TOps.FusedMultiplyAdd(l3, r, d0);
            r = TOps.And(exist, TOps.Load(ref *(byte*)(right1 + s), 0));
            a1 = TOps.FusedMultiplyAdd(l0, r, a1);
            b1 = TOps.FusedMultiplyAdd(l1, r, b1);
            c1 = TOps.FusedMultiplyAdd(l2, r, c1);
            d1 = TOps.FusedMultiplyAdd(l3, r, d1);
            r = TOps.And(exist, TOps.Load(ref *(byte*)(right2 + s), 0));
            a2 = TOps.FusedMultiplyAdd(l0, r, a2);
            b2 = TOps.FusedMultiplyAdd(l1, r, b2);
            c2 = TOps.FusedMultiplyAdd(l2, r, c2);
            d2 = TOps.FusedMultiplyAdd(l3, r, d2);
            r = TOps.And(exist, TOps.Load(ref *(byte*)(right3 + s), 0));
            a3 = TOps.FusedMultiplyAdd(l0, r, a3);
            b3 = TOps.FusedMultiplyAdd(l1, r, b3);
            c3 = TOps.FusedMultiplyAdd(l2, r, c3);
            d3 = TOps.FusedMultiplyAdd(l3, r, d3);
        }

        Columns.Add<TVector, TOps, T>(a0, a1, a2, a3, b0, b1, b2, b3, 0, sums);
        AddTo(total, rightStep, sums, rows);
        AddTo(total + leftStep, rightStep, sums + 4, rows);
        Columns.Add<TVector, TOps, T>(c0, c1, c2, c3, d0, d1, d2, d3, 0, sums);
        AddTo(total + (2 * leftStep), rightStep, sums, rows);
        AddTo(total + (3 * leftStep), rightStep, sums + 4, rows);
    }
}
