namespace Backprop;

/// <content>The activations that are x far to the right; see <see cref="Functions"/>.</content>
public partial interface ILane<TSelf, T>
{
    /// <summary>x σ(x).</summary>
    static virtual TSelf Silu(in TSelf x) => TSelf.Call<SiluFunction>(in x);

    /// <summary>x σ(x) and its derivative.</summary>
    static virtual TSelf Silu(in TSelf x, out TSelf derivative) => TSelf.CallWithDerivative<SiluFunction>(in x, out derivative);

    /// <summary>The derivative of x σ(x).</summary>
    static virtual TSelf SiluDerivative(in TSelf x)
    {
        _ = TSelf.Silu(in x, out TSelf derivative);
        return derivative;
    }

    /// <summary>x Φ(x).</summary>
    static virtual TSelf Gelu(in TSelf x) => TSelf.Call<GeluFunction>(in x);

    /// <summary>x Φ(x) and its derivative.</summary>
    static virtual TSelf Gelu(in TSelf x, out TSelf derivative) => TSelf.CallWithDerivative<GeluFunction>(in x, out derivative);

    /// <summary>The derivative of x Φ(x).</summary>
    static virtual TSelf GeluDerivative(in TSelf x)
    {
        _ = TSelf.Gelu(in x, out TSelf derivative);
        return derivative;
    }

    /// <summary>x, and a hundredth of it where it is negative.</summary>
    static virtual TSelf LeakyRelu(TSelf x)
    {
        // The float that is nearest to a hundredth, and what it lacks: the product is rounded as if it were computed in double precision.
        TSelf least = typeof(T) == typeof(double) ? x * Real.Of<T>(0.01) : TSelf.FusedMultiplyAdd(x, Real.Of<T>(0.01), x * Real.Of<T>(0.01 - 0.01f));
        return TSelf.Choose(x >= T.Zero, x, least);
    }

    /// <summary>x, and slope x where it is negative.</summary>
    static virtual TSelf LeakyRelu(TSelf x, TSelf slope) => TSelf.Choose(x >= T.Zero, x, slope * x);

    /// <summary>x, and exp(x) − 1 where it is negative.</summary>
    static virtual TSelf Elu(in TSelf x) => TSelf.Call<EluFunction>(in x);

    /// <summary>elu(x) and its derivative.</summary>
    static virtual TSelf Elu(in TSelf x, out TSelf derivative) => TSelf.CallWithDerivative<EluFunction>(in x, out derivative);

    /// <summary>1, and exp(x) where x is negative.</summary>
    static virtual TSelf EluDerivative(in TSelf x)
    {
        _ = TSelf.Elu(in x, out TSelf derivative);
        return derivative;
    }

    /// <summary>x, and alpha (exp(x) − 1) where it is negative.</summary>
    static virtual TSelf Elu(in TSelf x, TSelf alpha) => TSelf.Choose(x >= T.Zero, x, alpha * TSelf.Elu(in x));
}
