using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>z = W x + b for one sample; see <see cref="LayerVector"/>. The sums are those of <see cref="Columns"/>, of eight rows at a time, whose columns are added at once.</summary>
internal readonly unsafe ref struct VectorProduct<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> x, ReadOnlySpan<T> bias, Span<T> z) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Columns of which vectors would be empty for the most part.
    private const int Few = 4;

    private readonly ReadOnlySpan<T> _w = w;
    private readonly ReadOnlySpan<T> _x = x;
    private readonly ReadOnlySpan<T> _bias = bias;
    private readonly Span<T> _z = z;

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    public void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        Unsafe.SkipInit(out Columns.Room room);
        T* sums = Columns.Room.First<T>(&room);
        int columns = _x.Length;
        fixed (T* w = _w, x = _x, bias = _bias, z = _z)
        {
            if (_z.Length == 1)
            {
                T sum = One<TVector, TOps>(w, x, columns, sums);
                *z = bias is null ? sum : sum + *bias;
                return;
            }

            if (columns <= Few)
            {
                OfFew<TVector, TOps>(w, x, columns, bias, z, _z.Length);
                return;
            }

            for (int i = 0; i < _z.Length; i += Columns.Sums)
            {
                int rest = Math.Min(Columns.Sums, _z.Length - i);
                Sum<TVector, TOps>(w + ((nint)i * columns), x, columns, rest, sums);
                Store<TVector, TOps>(sums, bias is null ? null : bias + i, z + i, rest);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum<TVector, TOps>(T* w, T* x, nint columns, int rows, T* sums)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        // From the first of the eight rows to each of the others.
        nint toB = columns, toC = 2 * columns, toD = 3 * columns, toE = 4 * columns, toF = 5 * columns, toG = 6 * columns, toH = 7 * columns;
        if (rows < Columns.Sums)
        {
            // Beyond the last row, the last one again.
            nint last = (rows - 1) * columns;
            toB = Math.Min(toB, last);
            toC = Math.Min(toC, last);
            toD = Math.Min(toD, last);
            toE = Math.Min(toE, last);
            toF = Math.Min(toF, last);
            toG = Math.Min(toG, last);
            toH = last;
        }

        nint whole = columns & -Columns.Count<T>();
        for (int pass = 0; pass < Columns.Count<T>(); pass += TOps.Count)
        {
            TVector zero = TOps.Create(T.Zero);
            TVector a = zero, b = zero, c = zero, d = zero, e = zero, f = zero, g = zero, h = zero;
            nint k = pass;
            for (; k < whole; k += Columns.Count<T>())
            {
                TVector factor = Load<TVector, TOps>(x + k);
                a = TOps.FusedMultiplyAdd(Load<TVector, TOps>(w + k), factor, a);
                b = TOps.FusedMultiplyAdd(Load<TVector, TOps>(w + k + toB), factor, b);
                c = TOps.FusedMultiplyAdd(Load<TVector, TOps>(w + k + toC), factor, c);
                d = TOps.FusedMultiplyAdd(Load<TVector, TOps>(w + k + toD), factor, d);
                e = TOps.FusedMultiplyAdd(Load<TVector, TOps>(w + k + toE), factor, e);
                f = TOps.FusedMultiplyAdd(Load<TVector, TOps>(w + k + toF), factor, f);
                g = TOps.FusedMultiplyAdd(Load<TVector, TOps>(w + k + toG), factor, g);
                h = TOps.FusedMultiplyAdd(Load<TVector, TOps>(w + k + toH), factor, h);
            }

            if (whole < columns)
            {
                TVector exist = Columns.Before<TVector, TOps, T>((int)(columns - whole), pass);
                TVector factor = TOps.LoadWhere(exist, x + k);
                a = TOps.FusedMultiplyAdd(TOps.LoadWhere(exist, w + k), factor, a);
                b = TOps.FusedMultiplyAdd(TOps.LoadWhere(exist, w + k + toB), factor, b);
                c = TOps.FusedMultiplyAdd(TOps.LoadWhere(exist, w + k + toC), factor, c);
                d = TOps.FusedMultiplyAdd(TOps.LoadWhere(exist, w + k + toD), factor, d);
                e = TOps.FusedMultiplyAdd(TOps.LoadWhere(exist, w + k + toE), factor, e);
                f = TOps.FusedMultiplyAdd(TOps.LoadWhere(exist, w + k + toF), factor, f);
                g = TOps.FusedMultiplyAdd(TOps.LoadWhere(exist, w + k + toG), factor, g);
                h = TOps.FusedMultiplyAdd(TOps.LoadWhere(exist, w + k + toH), factor, h);
            }

            Columns.Add<TVector, TOps, T>(a, b, c, d, e, f, g, h, pass, sums);
        }
    }

    /// <summary>The sums of rows of few columns: each has one product, and they are added in pairs, with the columns that are 0. (A sum of zeros is +0 therefore.)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OfFew<TVector, TOps>(T* w, T* x, int columns, T* bias, T* z, nint rows)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        nint i = 0;
        if (columns == 2)
        {
            TVector x0 = TOps.Create(x[0]);
            TVector x1 = TOps.Create(x[1]);
            for (; i + TOps.Count <= rows; i += TOps.Count, w += 2 * TOps.Count)
            {
                TVector first = Load<TVector, TOps>(w);
                TVector second = Load<TVector, TOps>(w + TOps.Count);
                TVector sums = TOps.Add(TOps.Multiply(TOps.UnzipEven(first, second), x0), TOps.Multiply(TOps.UnzipOdd(first, second), x1));
                sums = TOps.Add(sums, TOps.Create(T.Zero));
                TOps.Store(bias is null ? sums : TOps.Add(sums, Load<TVector, TOps>(bias + i)), ref *(byte*)(z + i), 0);
            }
        }

        for (; i < rows; i++, w += columns)
        {
            T even = w[0] * x[0];
            T odd = T.Zero;
            if (columns > 1)
            {
                odd = w[1] * x[1];
            }

            if (columns > 2)
            {
                even += w[2] * x[2];
            }

            if (columns > 3)
            {
                odd += w[3] * x[3];
            }

            T sum = even + odd + T.Zero;
            z[i] = bias is null ? sum : sum + bias[i];
        }
    }

    /// <summary>The sum of a single row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T One<TVector, TOps>(T* w, T* x, int columns, T* sums)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        int whole = columns & -Columns.Count<T>();
        for (int pass = 0; pass < Columns.Count<T>(); pass += TOps.Count)
        {
            TVector sum = TOps.Create(T.Zero);
            nint k = pass;
            for (; k < whole; k += Columns.Count<T>())
            {
                sum = TOps.FusedMultiplyAdd(Load<TVector, TOps>(w + k), Load<TVector, TOps>(x + k), sum);
            }

            if (whole < columns)
            {
                TVector exist = Columns.Before<TVector, TOps, T>(columns - whole, pass);
                sum = TOps.FusedMultiplyAdd(TOps.LoadWhere(exist, w + k), TOps.LoadWhere(exist, x + k), sum);
            }

            TOps.Store(sum, ref *(byte*)(sums + pass), 0);
        }

        return BlockSum.AddInPairs(new ReadOnlySpan<T>(sums, Columns.Count<T>()));
    }

    // Vector by vector: what is stored in smaller pieces reaches loads of whole vectors only by way of the cache.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TOps>(T* sums, T* bias, T* z, int rest)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>
    {
        for (int k = 0; k < Columns.Sums; k += TOps.Count)
        {
            if (TOps.Count <= Columns.Sums && rest == Columns.Sums)
            {
                TVector sum = Load<TVector, TOps>(sums + k);
                TOps.Store(bias is null ? sum : TOps.Add(sum, Load<TVector, TOps>(bias + k)), ref *(byte*)(z + k), 0);
            }
            else
            {
                TVector exist = Columns.Before<TVector, TOps, T>(rest, k);
                TVector sum = Load<TVector, TOps>(sums + k);
                TOps.StoreWhere(bias is null ? sum : TOps.Add(sum, TOps.LoadWhere(exist, bias + k)), exist, z + k);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector, TOps>(T* first)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T> => TOps.Load(ref *(byte*)first, 0);
}
