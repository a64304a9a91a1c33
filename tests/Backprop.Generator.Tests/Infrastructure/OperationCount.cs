using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests;

/// <summary>The floating-point operations that a piece of C# spells out. What the compiler computes is none, however it is spelt.</summary>
/// <param name="Sums">Sums, differences and changes of sign.</param>
/// <param name="Products">Products; a square is one.</param>
/// <param name="Quotients">Quotients.</param>
/// <param name="Functions">Numbers that functions yield: σ(z) with σ′(z) beside it is two.</param>
/// <param name="Choices">Choices, each with its comparison, what joins conditions, and what a processor chooses by itself: the larger, the absolute value.</param>
internal readonly record struct OperationCount(int Sums, int Products, int Quotients, int Functions, int Choices)
{
    public int Total => Sums + Products + Quotients + Functions + Choices;

    public static OperationCount operator +(OperationCount x, OperationCount y) =>
        new(x.Sums + y.Sums, x.Products + y.Products, x.Quotients + y.Quotients, x.Functions + y.Functions, x.Choices + y.Choices);

    /// <param name="code">The code.</param>
    /// <param name="model">What its names mean.</param>
    /// <param name="ofCall">The count of a function's body, where it counts instead of the function.</param>
    public static OperationCount Of(SyntaxNode code, SemanticModel model, Func<string, OperationCount?>? ofCall = null)
    {
        var count = default(OperationCount);
        foreach (SyntaxNode node in code.DescendantNodes(node => !IsConstant(node, model)).Where(node => !IsConstant(node, model)))
        {
            count += node is InvocationExpressionSyntax call ? ofCall?.Invoke(NameOf(call)) ?? OfCall(call) : OfOperator(node.Kind());
        }

        return count;
    }

    private static bool IsConstant(SyntaxNode node, SemanticModel model) => node is ExpressionSyntax && model.GetConstantValue(node).HasValue;

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression.DescendantTokens().Last().Text;

    private static OperationCount OfCall(InvocationExpressionSyntax call) => NameOf(call) switch
    {
        "Square" => new(0, 1, 0, 0, 0),
        "FusedMultiplyAdd" => new(1, 1, 0, 0, 0),
        "Abs" or "Max" or "Min" or "Relu" => new(0, 0, 0, 0, 1),
        "SinCos" => new(0, 0, 0, 2, 0),
        _ => new(0, 0, 0, 1 + call.ArgumentList.Arguments.Count(argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)), 0),
    };

    private static OperationCount OfOperator(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.UnaryMinusExpression or SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression => new(1, 0, 0, 0, 0),
        SyntaxKind.MultiplyExpression or SyntaxKind.MultiplyAssignmentExpression => new(0, 1, 0, 0, 0),
        SyntaxKind.DivideExpression or SyntaxKind.DivideAssignmentExpression => new(0, 0, 1, 0, 0),
        SyntaxKind.ConditionalExpression or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.LogicalNotExpression => new(0, 0, 0, 0, 1),
        _ => default,
    };
}
