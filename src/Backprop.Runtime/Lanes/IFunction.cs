using System.Numerics;

namespace Backprop;

/// <summary>A function, written once for vectors of any width.</summary>
internal interface IFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract TVector Invoke<TVector, TOps>(TVector x)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>;
}

/// <summary>A function and its derivative.</summary>
internal interface IFunctionWithDerivative<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract TVector Invoke<TVector, TOps>(TVector x, out TVector derivative)
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
