namespace Backprop;

// Types that stand for the functions, for ILane to call.
internal readonly struct Exp2Function : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Exponentials.Exp2(in x, out result);
}

internal readonly struct Exp10Function : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Exponentials.Exp10(in x, out result);
}

internal readonly struct Expm1Function : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Exponentials.Expm1(in x, out result);
}

internal readonly struct LogFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Logarithms.Log(in x, out result);
}

internal readonly struct Log2Function : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Logarithms.Log2(in x, out result);
}

internal readonly struct Log10Function : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Logarithms.Log10(in x, out result);
}

internal readonly struct Log1pFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Logarithms.Log1p(in x, out result);
}

internal readonly struct SoftplusFunction : IFunctionOfDoubles, IFunctionOfDoublesWithDerivative
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Activations.Softplus(in x, out result, out _);

    public static void Invoke<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V> => Activations.Softplus(in x, out result, out derivative);
}

internal readonly struct LogSigmoidFunction : IFunctionOfDoubles, IFunctionOfDoublesWithDerivative
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Activations.LogSigmoid(in x, out result, out _);

    public static void Invoke<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V> => Activations.LogSigmoid(in x, out result, out derivative);
}

internal readonly struct SoftplusDerivativeFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Activations.SoftplusDerivative(in x, out result);
}

internal readonly struct LogSigmoidDerivativeFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Activations.LogSigmoidDerivative(in x, out result);
}

internal readonly struct SinFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Trigonometry.Sin(in x, out result);
}

internal readonly struct CosFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Trigonometry.Cos(in x, out result);
}

internal readonly struct TanFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Trigonometry.Tan(in x, out result);
}

internal readonly struct SinPiFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Trigonometry.SinPi(in x, out result);
}

internal readonly struct CosPiFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Trigonometry.CosPi(in x, out result);
}

internal readonly struct AtanFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => InverseTrigonometry.Atan(in x, out result);
}

internal readonly struct AsinFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => InverseTrigonometry.Asin(in x, out result);
}

internal readonly struct AcosFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => InverseTrigonometry.Acos(in x, out result);
}

internal readonly struct SinhFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Hyperbolic.Sinh(in x, out result);
}

internal readonly struct CoshFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Hyperbolic.Cosh(in x, out result);
}

internal readonly struct CbrtFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => Powers.Cbrt(in x, out result);
}

internal readonly struct PowFunction : IFunctionOfTwoDoubles
{
    public static void Invoke<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V> => Powers.Pow(in x, in y, out result);
}

internal readonly struct HypotFunction : IFunctionOfTwoDoubles
{
    public static void Invoke<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V> => Powers.Hypot(in x, in y, out result);
}

internal readonly struct Atan2Function : IFunctionOfTwoDoubles
{
    public static void Invoke<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V> => InverseTrigonometry.Atan2(in x, in y, out result);
}

internal readonly struct AsinhFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => InverseHyperbolic.Asinh(in x, out result);
}

internal readonly struct AcoshFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => InverseHyperbolic.Acosh(in x, out result);
}

internal readonly struct AtanhFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => InverseHyperbolic.Atanh(in x, out result);
}

internal readonly struct LogSumExpDerivativeFunction : IFunctionOfTwoDoubles
{
    public static void Invoke<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V> => Exponentials.LogSumExpDerivative(in x, in y, out result);
}

internal readonly struct PowOfSinglesFunction : IFunctionOfTwoDoubles
{
    public static void Invoke<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V> => Powers.PowOfSingles(in x, in y, out result);
}

internal readonly struct HypotOfSinglesFunction : IFunctionOfTwoDoubles
{
    public static void Invoke<V>(in V x, in V y, out V result)
        where V : struct, IDoubles<V> => Powers.HypotOfSingles(in x, in y, out result);
}
