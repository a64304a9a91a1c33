namespace Backprop.Generator.Mathematics;

/// <summary>The whole way from equations to their derivative: reverse accumulation, and what makes it worth reading.</summary>
internal static class Differentiator
{
    public static Derivative Differentiate(Graph primal, int cost, int parameterCount) =>
        GuardedOuterProducts.Rewrite(Simplifier.Simplify(Lowering.Lower(ReverseMode.Differentiate(primal, cost, parameterCount))));
}
