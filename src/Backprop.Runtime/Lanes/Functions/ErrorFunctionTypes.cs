namespace Backprop;

// Types that stand for the error functions, as those of FunctionTypes.
internal readonly struct ErfFunction : IFunctionOfDoubles, IFunctionOfDoublesWithDerivative
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => ErrorFunctions.Erf(in x, out result, out _);

    public static void Invoke<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V> => ErrorFunctions.Erf(in x, out result, out derivative);
}

internal readonly struct ErfcFunction : IFunctionOfDoubles, IFunctionOfDoublesWithDerivative
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => ErrorFunctions.Erfc(in x, out result, out _);

    public static void Invoke<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V> => ErrorFunctions.Erfc(in x, out result, out derivative);
}

internal readonly struct ErfDerivativeFunction : IFunctionOfDoubles
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => ErrorFunctions.ErfDerivative(in x, out result);
}
