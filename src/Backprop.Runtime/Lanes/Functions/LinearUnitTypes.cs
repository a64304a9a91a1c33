namespace Backprop;

// Types that stand for the linear units, as those of FunctionTypes.
internal readonly struct SiluFunction : IFunctionOfDoubles, IFunctionOfDoublesWithDerivative
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => LinearUnits.Silu(in x, out result, out _);

    public static void Invoke<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V> => LinearUnits.Silu(in x, out result, out derivative);
}

internal readonly struct GeluFunction : IFunctionOfDoubles, IFunctionOfDoublesWithDerivative
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => LinearUnits.Gelu(in x, out result, out _);

    public static void Invoke<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V> => LinearUnits.Gelu(in x, out result, out derivative);
}

internal readonly struct EluFunction : IFunctionOfDoubles, IFunctionOfDoublesWithDerivative
{
    public static void Invoke<V>(in V x, out V result)
        where V : struct, IDoubles<V> => LinearUnits.Elu(in x, out result, out _);

    public static void Invoke<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V> => LinearUnits.Elu(in x, out result, out derivative);
}
