using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>The functions that the parser takes for operations of the graph: their overloads over double, a line each.</summary>
internal static class KnownMembers
{
    public static readonly IReadOnlyDictionary<string, Op> Table = new Dictionary<string, Op>
    {
        ["System.Math.Abs"] = Ops.Abs,
        ["System.Math.Acos"] = Ops.Acos,
        ["System.Math.Asin"] = Ops.Asin,
        ["System.Math.Atan"] = Ops.Atan,
        ["System.Math.Atan2"] = Ops.Atan2,
        ["System.Math.Cbrt"] = Ops.Cbrt,
        ["System.Math.Cos"] = Ops.Cos,
        ["System.Math.Cosh"] = Ops.Cosh,
        ["System.Math.Exp"] = Ops.Exp,
        ["System.Math.Log"] = Ops.Log,
        ["System.Math.Log10"] = Ops.Log10,
        ["System.Math.Log2"] = Ops.Log2,
        ["System.Math.Max"] = Ops.Max,
        ["System.Math.Min"] = Ops.Min,
        ["System.Math.Pow"] = Ops.Pow,
        ["System.Math.Sin"] = Ops.Sin,
        ["System.Math.Sinh"] = Ops.Sinh,
        ["System.Math.Sqrt"] = Ops.Sqrt,
        ["System.Math.Tan"] = Ops.Tan,
        ["System.Math.Tanh"] = Ops.Tanh,
        ["System.Double.Hypot"] = Ops.Hypot,
        ["Backprop.Functions.Expm1"] = Ops.Expm1,
        ["Backprop.Functions.Log1p"] = Ops.Log1p,
        ["Backprop.Functions.LogSigmoid"] = Ops.LogSigmoid,
        ["Backprop.Functions.LogSigmoidDerivative"] = Ops.LogSigmoidDerivative,
        ["Backprop.Functions.Relu"] = Ops.Relu,
        ["Backprop.Functions.Sigmoid"] = Ops.Sigmoid,
        ["Backprop.Functions.SigmoidDerivative"] = Ops.SigmoidDerivative,
        ["Backprop.Functions.Softplus"] = Ops.Softplus,
        ["Backprop.Functions.SoftplusDerivative"] = Ops.SoftplusDerivative,
        ["Backprop.Functions.Square"] = Ops.Square,
    };

    /// <summary>Operations that no function stands for: the language has operators for them, or only rules write them.</summary>
    public static readonly IReadOnlyDictionary<Op, string> WithoutMember = new Dictionary<Op, string>
    {
        [Ops.Constant] = "a literal",
        [Ops.Parameter] = "a marked property or argument",
        [Ops.Input] = "an argument",
        [Ops.Add] = "the operator +",
        [Ops.Subtract] = "the operator -",
        [Ops.Multiply] = "the operator *",
        [Ops.Divide] = "the operator /",
        [Ops.Negate] = "the operator -",
        [Ops.Less] = "written by derivative rules",
        [Ops.Greater] = "written by derivative rules",
        [Ops.Equal] = "written by derivative rules",
        [Ops.Select] = "written by derivative rules",
    };

    /// <summary>The operation that a method stands for; null where it stands for none.</summary>
    public static Op? Find(IMethodSymbol method)
    {
        string name = $"{method.ContainingType.ToDisplayString(FullName)}.{method.Name}";
        return Table.TryGetValue(name, out Op op)
            && method is { IsStatic: true, IsGenericMethod: false, ReturnType.SpecialType: SpecialType.System_Double }
            && method.Parameters.Length == op.Arity
            && method.Parameters.All(parameter => parameter is { Type.SpecialType: SpecialType.System_Double, RefKind: RefKind.None })
            ? op
            : null;
    }

    private static readonly SymbolDisplayFormat FullName = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
