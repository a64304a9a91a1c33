using System.Numerics;

namespace Backprop;

/// <summary>A function, written once for vectors of any width, in two halves.</summary>
/// <remarks>The processor looks little more than a hundred operations ahead. With several vectors in one half of the function, and then in the other, more of these do not wait for each other.</remarks>
internal interface IFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The exponential that the function is made of: it is power (1 + h).</summary>
    /// <returns>h.</returns>
    static abstract TVector Begin<TVector, TOps>(TVector x, out TVector power)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>;

    /// <summary>The value.</summary>
    static abstract TVector End<TVector, TOps>(TVector x, TVector h, TVector power)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>;
}

/// <summary>A function and its derivative.</summary>
internal interface IFunctionWithDerivative<T> : IFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The value and the derivative.</summary>
    static abstract TVector End<TVector, TOps>(TVector x, TVector h, TVector power, out TVector derivative)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>;
}

/// <summary>A function in double precision, written once for vectors of any width.</summary>
internal interface IFunctionOfDoubles
{
    static abstract void Invoke<TDoubles>(in TDoubles x, out TDoubles result)
        where TDoubles : struct, IDoubles<TDoubles>;
}

/// <summary>A function in double precision, and its derivative.</summary>
internal interface IFunctionOfDoublesWithDerivative
{
    static abstract void Invoke<TDoubles>(in TDoubles x, out TDoubles result, out TDoubles derivative)
        where TDoubles : struct, IDoubles<TDoubles>;
}

/// <summary>A function of two numbers, in double precision.</summary>
internal interface IFunctionOfTwoDoubles
{
    static abstract void Invoke<TDoubles>(in TDoubles x, in TDoubles y, out TDoubles result)
        where TDoubles : struct, IDoubles<TDoubles>;
}
