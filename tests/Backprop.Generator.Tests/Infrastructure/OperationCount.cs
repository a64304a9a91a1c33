using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests;

/// <summary>The floating-point operations that a piece of C# spells out: exponentials, and everything else (arithmetic, signs, selects with their comparison, absolute values).</summary>
internal readonly record struct OperationCount(int Exponentials, int Others)
{
    public static OperationCount operator +(OperationCount x, OperationCount y) => new(x.Exponentials + y.Exponentials, x.Others + y.Others);

    public static OperationCount Of(SyntaxNode code)
    {
        var count = default(OperationCount);
        foreach (SyntaxNode node in code.DescendantNodes())
        {
            count += node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Math" }, Name.Identifier.Text: "Exp" } } => new(1, 0),
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Math" } } } => new(0, 1),
                ConditionalExpressionSyntax => new(0, 1),
                PrefixUnaryExpressionSyntax when node.IsKind(SyntaxKind.UnaryMinusExpression) => new(0, 1),
                BinaryExpressionSyntax when node.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression => new(0, 1),
                _ => default,
            };
        }

        return count;
    }
}
