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

/// <summary>A function of two numbers.</summary>
internal interface IFunctionOfTwo<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract TVector Invoke<TVector, TOps>(TVector x, TVector y)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>;
}

/// <summary>A function of three numbers.</summary>
internal interface IFunctionOfThree<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract TVector Invoke<TVector, TOps>(TVector x, TVector y, TVector z)
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>;
}
