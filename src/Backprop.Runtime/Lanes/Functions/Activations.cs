using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>softplus and ln σ.</summary>
internal static class Activations
{
    /// <summary>softplus(x) = max(x, 0) + ln(1 + exp(−|x|)), and σ(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Softplus<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V> => result = SoftplusOf(x, out derivative);

    /// <summary>σ(x), the bits of <see cref="Softplus"/>'s derivative.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SoftplusDerivative<V>(in V x, out V result)
        where V : struct, IDoubles<V> => result = Sigmoid(x, Exponentials.ExpOfMinusAbs(x, out _, out V scaled), scaled);

    /// <summary>ln σ(x) = −softplus(−x), and σ(−x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogSigmoid<V>(in V x, out V result, out V derivative)
        where V : struct, IDoubles<V> => result = 0.0 - SoftplusOf(-x, out derivative);

    /// <summary>σ(−x), the bits of <see cref="LogSigmoid"/>'s derivative.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogSigmoidDerivative<V>(in V x, out V result)
        where V : struct, IDoubles<V> => result = Sigmoid(-x, Exponentials.ExpOfMinusAbs(x, out _, out V scaled), scaled);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SoftplusOf<V>(V x, out V derivative)
        where V : struct, IDoubles<V>
    {
        V e = Exponentials.ExpOfMinusAbs(x, out V eRest, out V scaled);
        derivative = Sigmoid(x, e, scaled);
        V log = Logarithms.Log1p(e, eRest, out V rest);
        V sum = TwoParts.Sum(V.Choose(x > 0.0, x, 0.0), log, out V lost);
        return V.Choose(x > 800.0, x, sum + (lost + rest));
    }

    /// <summary>σ(|x|) = 1 / (1 + e), or σ(−|x|) = e σ(|x|), where e = exp(−|x|); scaled is 2⁶⁴ e.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sigmoid<V>(V x, V e, V scaled)
        where V : struct, IDoubles<V>
    {
        V s = 1.0 / V.Fma(scaled, 1.0 / 18446744073709551616.0, 1.0);
        return V.Choose(x >= 0.0, s, e * s);
    }
}
