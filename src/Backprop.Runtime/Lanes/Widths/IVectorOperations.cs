namespace Backprop;

/// <summary>
/// What functions over vectors need beside the operators that vectors have of themselves. Functions are written once, over any vector, and the compiler takes the instructions of each width;
/// no operation depends on the width in a single bit.
/// </summary>
/// <typeparam name="TVector">Vector128, Vector256 or Vector512, of double or float.</typeparam>
/// <remarks>A condition is a vector with all bits set where it holds, and none where it does not.</remarks>
internal interface IVectorOperations<TVector>
{
    static abstract int Count { get; }

    /// <summary>The number in every place; for floats it is rounded.</summary>
    static abstract TVector Create(double value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    static abstract TVector And(TVector left, TVector right);

    static abstract TVector Or(TVector left, TVector right);

    static abstract TVector Xor(TVector left, TVector right);

    static abstract TVector Negate(TVector value);

    static abstract TVector Not(TVector value);

    static abstract TVector FusedMultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract TVector Sqrt(TVector value);

    static abstract TVector Abs(TVector value);

    /// <summary>As <see cref="Math.Max(double, double)"/>: NaN where one is NaN, and 0 above −0.</summary>
    static abstract TVector Max(TVector left, TVector right);

    /// <summary>The larger one, in one instruction; NaN where the value is NaN.</summary>
    static abstract TVector AtLeast(TVector least, TVector value);

    /// <summary>As <see cref="Math.Min(double, double)"/>.</summary>
    static abstract TVector Min(TVector left, TVector right);

    static abstract TVector Floor(TVector value);

    static abstract TVector Ceiling(TVector value);

    static abstract TVector Truncate(TVector value);

    static abstract TVector Round(TVector value);

    static abstract TVector IsLess(TVector left, TVector right);

    static abstract TVector IsGreater(TVector left, TVector right);

    static abstract TVector IsLessOrEqual(TVector left, TVector right);

    static abstract TVector IsGreaterOrEqual(TVector left, TVector right);

    static abstract TVector AreEqual(TVector left, TVector right);

    static abstract TVector ConditionalSelect(TVector condition, TVector left, TVector right);

    /// <summary>The bits as integers, added.</summary>
    static abstract TVector AddBits(TVector left, TVector right);

    /// <summary>The bits as integers, times a power of 2.</summary>
    static abstract TVector ShiftLeft(TVector value, int count);

    /// <summary>The entries of a table of 16 that the lowest four bits say.</summary>
    static abstract TVector Lookup(ref byte table, TVector index);

    /// <summary>The numbers from a place on.</summary>
    static abstract TVector Load(ref byte first, int place);

    /// <summary>Puts the numbers at a place and after.</summary>
    static abstract void Store(TVector value, ref byte first, int place);

    /// <summary>There are registers for a function of four vectors at a time: 32, and not 16.</summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>How many numbers a row of sums takes: as many as the widest vector has, and what narrower ones must keep until their group of samples is complete.</summary>
    static abstract int Room { get; }

    /// <summary>
    /// Adds four vectors to a row of sums. Sample i of a group of as many as the four widest vectors hold is added to the sum i mod n, with n as the widest vector has numbers:
    /// ((i + (i + n)) + ((i + 2 n) + (i + 3 n))), for vectors of every width.
    /// </summary>
    /// <param name="a">The samples from the first on.</param>
    /// <param name="b">The next.</param>
    /// <param name="c">The next.</param>
    /// <param name="d">The last.</param>
    /// <param name="sums">The row's sums, and the room after them.</param>
    /// <param name="sample">The first sample. Groups begin with their first sample, and are complete.</param>
    static abstract void AddToSums(TVector a, TVector b, TVector c, TVector d, ref byte sums, int sample);

    /// <summary>The numbers where a mask is set, and 0 elsewhere: of those nothing is read. (Not from a local variable: the JIT compiler of .NET 10.0 loses its address.)</summary>
    static abstract unsafe TVector LoadWhere(TVector mask, void* first);

    /// <summary>Puts the numbers where a mask is set.</summary>
    static abstract unsafe void StoreWhere(TVector value, TVector mask, void* first);

    /// <summary>The numbers in the places 0, 2, 4, … of two vectors side by side.</summary>
    static abstract TVector UnzipEven(TVector a, TVector b);

    /// <summary>The numbers in the places 1, 3, 5, ….</summary>
    static abstract TVector UnzipOdd(TVector a, TVector b);

    /// <summary>The numbers of two vectors in turn, a[0], b[0], a[1], b[1], …: the first half of them.</summary>
    static abstract TVector ZipLow(TVector a, TVector b);

    /// <summary>The second half.</summary>
    static abstract TVector ZipHigh(TVector a, TVector b);

    /// <summary>Stores eight sums side by side: of each vector's numbers, the first half plus the second, again and again.</summary>
    static abstract void SumEach(TVector a, TVector b, TVector c, TVector d, TVector e, TVector f, TVector g, TVector h, ref byte sums);
}

/// <summary>Operations on vectors of numbers of a type.</summary>
internal interface IVectorOperations<TVector, T> : IVectorOperations<TVector>
{
    /// <summary>The number in every place.</summary>
    static abstract TVector Create(T value);

    /// <summary>A function, computed in double precision.</summary>
    static abstract void InDoubles<TFunction>(in TVector x, out TVector result)
        where TFunction : struct, IFunctionOfDoubles;

    /// <summary>A function of two numbers, computed in double precision.</summary>
    static abstract void InDoubles<TFunction>(in TVector x, in TVector y, out TVector result)
        where TFunction : struct, IFunctionOfTwoDoubles;

    /// <summary>A function and its derivative, computed in double precision.</summary>
    static abstract void InDoublesWithDerivative<TFunction>(in TVector x, out TVector result, out TVector derivative)
        where TFunction : struct, IFunctionOfDoublesWithDerivative;
}

/// <summary>Operations that only functions in double precision need.</summary>
internal interface IVectorOperationsOfDoubles<TVector> : IVectorOperations<TVector, double>
{
    /// <summary>The bits as integers without a sign, divided by a power of 2.</summary>
    static abstract TVector ShiftRight(TVector value, int count);

    /// <summary>The number with these bits.</summary>
    static abstract TVector FromBits(long bits);

    /// <summary>The condition holds somewhere.</summary>
    static abstract bool Any(TVector condition);
}
