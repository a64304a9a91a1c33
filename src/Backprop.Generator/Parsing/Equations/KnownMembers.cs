using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>A function that the parser takes for an operation.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Second">The second result, where there are two.</param>
internal readonly record struct KnownMember(Op Op, Op? Second = null);

/// <summary>
/// The functions that the parser takes for operations of the graph, a line each. Math stands for Math, MathF and the static members of double and float (where those differ, double stands for them), Functions for Functions and FunctionsF.
/// In the signature x is a number, double or float, n an int, m a way of rounding, o a derivative that comes out, * any number of numbers.
/// </summary>
internal static class KnownMembers
{
    public static readonly IReadOnlyDictionary<string, KnownMember> Table = new Dictionary<string, KnownMember>
    {
        ["Math.Abs(x)"] = new(Ops.Abs),
        ["Math.Abs(n)"] = new(Ops.Abs),
        ["Math.Acos(x)"] = new(Ops.Acos),
        ["Math.AcosPi(x)"] = new(Ops.AcosPi),
        ["Math.Acosh(x)"] = new(Ops.Acosh),
        ["Math.Asin(x)"] = new(Ops.Asin),
        ["Math.AsinPi(x)"] = new(Ops.AsinPi),
        ["Math.Asinh(x)"] = new(Ops.Asinh),
        ["Math.Atan(x)"] = new(Ops.Atan),
        ["Math.AtanPi(x)"] = new(Ops.AtanPi),
        ["Math.Atan2(xx)"] = new(Ops.Atan2),
        ["Math.Atan2Pi(xx)"] = new(Ops.Atan2Pi),
        ["Math.Atanh(x)"] = new(Ops.Atanh),
        ["Math.Cbrt(x)"] = new(Ops.Cbrt),
        ["Math.Ceiling(x)"] = new(Ops.Ceiling),
        ["Math.Clamp(xxx)"] = new(Ops.Clamp),
        ["Math.Clamp(nnn)"] = new(Ops.Clamp),
        ["double.Clamp(xxx)"] = new(Ops.ClampOfDouble),
        ["Math.CopySign(xx)"] = new(Ops.CopySign),
        ["Math.Cos(x)"] = new(Ops.Cos),
        ["Math.CosPi(x)"] = new(Ops.CosPi),
        ["Math.Cosh(x)"] = new(Ops.Cosh),
        ["Math.DegreesToRadians(x)"] = new(Ops.DegreesToRadians),
        ["Math.Exp(x)"] = new(Ops.Exp),
        ["Math.Exp10(x)"] = new(Ops.Exp10),
        ["Math.Exp10M1(x)"] = new(Ops.Exp10M1),
        ["Math.Exp2(x)"] = new(Ops.Exp2),
        ["Math.Exp2M1(x)"] = new(Ops.Exp2M1),
        ["Math.ExpM1(x)"] = new(Ops.ExpM1),
        ["Math.Floor(x)"] = new(Ops.Floor),
        ["Math.FusedMultiplyAdd(xxx)"] = new(Ops.FusedMultiplyAdd),
        ["Math.Hypot(xx)"] = new(Ops.Hypot),
        ["Math.IEEERemainder(xx)"] = new(Ops.IEEERemainder),
        ["Math.Ieee754Remainder(xx)"] = new(Ops.IEEERemainder),
        ["Math.IsFinite(x)"] = new(Ops.IsFinite),
        ["Math.IsInfinity(x)"] = new(Ops.IsInfinity),
        ["Math.IsNaN(x)"] = new(Ops.IsNaN),
        ["Math.IsNegative(x)"] = new(Ops.IsNegative),
        ["Math.IsPositive(x)"] = new(Ops.IsPositive),
        ["Math.Lerp(xxx)"] = new(Ops.Lerp),
        ["Math.Log(x)"] = new(Ops.Log),
        ["Math.Log(xx)"] = new(Ops.LogBase),
        ["Math.Log10(x)"] = new(Ops.Log10),
        ["Math.Log10P1(x)"] = new(Ops.Log10P1),
        ["Math.Log2(x)"] = new(Ops.Log2),
        ["Math.Log2P1(x)"] = new(Ops.Log2P1),
        ["Math.LogP1(x)"] = new(Ops.LogP1),
        ["Math.Max(xx)"] = new(Ops.Max),
        ["Math.Max(nn)"] = new(Ops.Max),
        ["Math.MaxMagnitude(xx)"] = new(Ops.MaxMagnitude),
        ["Math.Min(xx)"] = new(Ops.Min),
        ["Math.Min(nn)"] = new(Ops.Min),
        ["Math.MinMagnitude(xx)"] = new(Ops.MinMagnitude),
        ["Math.Pow(xx)"] = new(Ops.Pow),
        ["Math.RadiansToDegrees(x)"] = new(Ops.RadiansToDegrees),
        ["Math.RootN(xn)"] = new(Ops.RootN),
        ["Math.Round(x)"] = new(Ops.Round),
        ["Math.Round(xn)"] = new(Ops.RoundBy),
        ["Math.Round(xm)"] = new(Ops.RoundBy),
        ["Math.ScaleB(xn)"] = new(Ops.ScaleB),
        ["Math.Sign(x)"] = new(Ops.Sign),
        ["Math.Sign(n)"] = new(Ops.Sign),
        ["Math.Sin(x)"] = new(Ops.Sin),
        ["Math.SinCos(x)"] = new(Ops.SinOfSinCos, Ops.CosOfSinCos),
        ["Math.SinCosPi(x)"] = new(Ops.SinOfSinCosPi, Ops.CosOfSinCosPi),
        ["Math.SinPi(x)"] = new(Ops.SinPi),
        ["Math.Sinh(x)"] = new(Ops.Sinh),
        ["Math.Sqrt(x)"] = new(Ops.Sqrt),
        ["Math.Tan(x)"] = new(Ops.Tan),
        ["Math.TanPi(x)"] = new(Ops.TanPi),
        ["Math.Tanh(x)"] = new(Ops.Tanh),
        ["Math.Truncate(x)"] = new(Ops.Truncate),
        ["Functions.BinaryCrossEntropy(xx)"] = new(Ops.BinaryCrossEntropy),
        ["Functions.Constant(x)"] = new(Ops.Held),
        ["Functions.Elu(x)"] = new(Ops.Elu),
        ["Functions.Elu(xo)"] = new(Ops.Elu, Ops.EluDerivative),
        ["Functions.Elu(xx)"] = new(Ops.EluBy),
        ["Functions.EluDerivative(x)"] = new(Ops.EluDerivative),
        ["Functions.Erf(x)"] = new(Ops.Erf),
        ["Functions.Erf(xo)"] = new(Ops.Erf, Ops.ErfDerivative),
        ["Functions.ErfDerivative(x)"] = new(Ops.ErfDerivative),
        ["Functions.Erfc(x)"] = new(Ops.Erfc),
        ["Functions.Erfc(xo)"] = new(Ops.Erfc, Ops.ErfcDerivative),
        ["Functions.ErfcDerivative(x)"] = new(Ops.ErfcDerivative),
        ["Functions.Expm1(x)"] = new(Ops.Expm1),
        ["Functions.Gelu(x)"] = new(Ops.Gelu),
        ["Functions.Gelu(xo)"] = new(Ops.Gelu, Ops.GeluDerivative),
        ["Functions.GeluDerivative(x)"] = new(Ops.GeluDerivative),
        ["Functions.LeakyRelu(x)"] = new(Ops.LeakyRelu),
        ["Functions.LeakyRelu(xx)"] = new(Ops.LeakyReluBy),
        ["Functions.Log1p(x)"] = new(Ops.Log1p),
        ["Functions.LogSigmoid(x)"] = new(Ops.LogSigmoid),
        ["Functions.LogSigmoid(xo)"] = new(Ops.LogSigmoid, Ops.LogSigmoidDerivative),
        ["Functions.LogSigmoidDerivative(x)"] = new(Ops.LogSigmoidDerivative),
        ["Functions.LogSumExp(xx)"] = new(Ops.LogSumExp),
        ["Functions.LogSumExp(xxx)"] = new(Ops.LogSumExp),
        ["Functions.LogSumExp(*)"] = new(Ops.LogSumExp),
        ["Functions.LogSumExpDerivative(xx)"] = new(Ops.LogSumExpDerivative),
        ["Functions.Relu(x)"] = new(Ops.Relu),
        ["Functions.Sigmoid(x)"] = new(Ops.Sigmoid),
        ["Functions.Sigmoid(xo)"] = new(Ops.Sigmoid, Ops.SigmoidDerivative),
        ["Functions.SigmoidDerivative(x)"] = new(Ops.SigmoidDerivative),
        ["Functions.Silu(x)"] = new(Ops.Silu),
        ["Functions.Silu(xo)"] = new(Ops.Silu, Ops.SiluDerivative),
        ["Functions.SiluDerivative(x)"] = new(Ops.SiluDerivative),
        ["Functions.Softplus(x)"] = new(Ops.Softplus),
        ["Functions.Softplus(xo)"] = new(Ops.Softplus, Ops.SoftplusDerivative),
        ["Functions.SoftplusDerivative(x)"] = new(Ops.SoftplusDerivative),
        ["Functions.Square(x)"] = new(Ops.Square),
        ["Functions.Tanh(xo)"] = new(Ops.Tanh, Ops.TanhDerivative),
        ["Functions.TanhDerivative(x)"] = new(Ops.TanhDerivative),
    };

    /// <summary>Operations that no function stands for.</summary>
    public static readonly IReadOnlyDictionary<Op, string> WithoutMember = new Dictionary<Op, string>
    {
        [Ops.Constant] = "a literal",
        [Ops.Parameter] = "a marked property or argument",
        [Ops.Input] = "an argument",
        [Ops.Outer] = "a readonly field",
        [Ops.Call] = "a method of the user's that is emitted once",
        [Ops.CallPartial] = "a partial of a method that is emitted once",
        [Ops.Custom] = "a function with a [Derivative] of the user's",
        [Ops.CustomPartials] = "a [Derivative] of the user's",
        [Ops.Item] = "an element of what a [Derivative] returns",
        [Ops.Add] = "the operator +",
        [Ops.Subtract] = "the operator -",
        [Ops.Multiply] = "the operator *",
        [Ops.Divide] = "the operator / on real numbers",
        [Ops.Quotient] = "the operator / on integers",
        [Ops.Remainder] = "the operator %",
        [Ops.Negate] = "the operator -",
        [Ops.Convert] = "a cast",
        [Ops.BitAnd] = "the operator &",
        [Ops.BitOr] = "the operator |",
        [Ops.BitXor] = "the operator ^",
        [Ops.ShiftLeft] = "the operator <<",
        [Ops.ShiftRight] = "the operator >>",
        [Ops.UnsignedShiftRight] = "the operator >>>",
        [Ops.Complement] = "the operator ~",
        [Ops.Less] = "the operator <",
        [Ops.Greater] = "the operator >",
        [Ops.LessOrEqual] = "the operator <=",
        [Ops.GreaterOrEqual] = "the operator >=",
        [Ops.Equal] = "the operator ==",
        [Ops.NotEqual] = "the operator !=",
        [Ops.And] = "the operator &&",
        [Ops.Or] = "the operator ||",
        [Ops.Not] = "the operator !",
        [Ops.Select] = "the operator ?:",
        [Ops.Product] = "the operator * of a matrix",
        [Ops.Transpose] = "of matrices",
        [Ops.OuterProduct] = "of vectors",
        [Ops.Dot] = "of vectors",
        [Ops.Sum] = "of vectors",
        [Ops.Norm] = "of vectors",
        [Ops.Greatest] = "of vectors",
        [Ops.Least] = "of vectors",
        [Ops.CrossEntropy] = "of vectors",
        [Ops.Pick] = "an entry of a vector",
        [Ops.Fill] = "a number beside a vector",
        [Ops.Slice] = "a range of a vector",
        [Ops.Place] = "what a range of a vector hands back",
        [Ops.IsAt] = "which entry of a vector an index is that of",
        [Ops.Join] = "vectors side by side",
    };

    private static readonly Dictionary<string, string> Homes = new Dictionary<string, string>
    {
        ["System.Math"] = "Math",
        ["System.MathF"] = "Math",
        ["double"] = "Math",
        ["float"] = "Math",
        ["Backprop.Functions"] = "Functions",
        ["Backprop.FunctionsF"] = "Functions",
    };

    /// <summary>The operation that a method stands for; null where it stands for none.</summary>
    public static KnownMember? Find(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, ContainingType: { } type }
        && Homes.TryGetValue(type.ToDisplayString(), out string home)
        && method.Parameters.Select(parameter => parameter.Type).Where(parameter => parameter.IsReal()).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default).Count() <= 1
        ? Find(type.IsReal() ? "double" : home, method) ?? Find(home, method) : null;

    private static KnownMember? Find(string home, IMethodSymbol method) =>
        Table.TryGetValue($"{home}.{method.Name}({string.Concat(method.Parameters.Select(Letter))})", out KnownMember known) ? known : null;

    private static char Letter(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.Out ? (parameter.Type.IsReal() ? 'o' : '?')
        : parameter.RefKind != RefKind.None ? '?'
        : parameter.Type.IsReal() ? 'x'
        : parameter.Type.Name == nameof(MidpointRounding) ? 'm'
        : parameter.Type.SpecialType == SpecialType.System_Int32 ? 'n'
        : parameter.Type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: [var element] } && element.IsReal() ? '*'
        : '?';
}
