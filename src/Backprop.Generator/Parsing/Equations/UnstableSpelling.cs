using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>A spelling of a function that loses digits or overflows where the function itself does not, and what to write instead.</summary>
/// <param name="Function">The stable function, as a call names it.</param>
/// <param name="Arguments">Its arguments, as source text.</param>
/// <param name="Reason">What goes wrong.</param>
/// <param name="Before">What stands before the call.</param>
internal sealed record UnstableSpelling(string Function, string Arguments, string Reason, string Before = "")
{
    private const string Overflows = "it overflows or loses all digits far from 0, and so does its derivative";
    private const string BecomesNaN = "far from 0 exp overflows, and the derivative becomes NaN";
    private const string LosesSmall = "it rounds small arguments away";

    /// <summary>The rows, from the more to the less special; the first that fits counts.</summary>
    private static readonly Func<IOperation, UnstableSpelling?>[] Table =
    [
        // ln(1 + exp z)
        operation => Of(operation, Ops.Log) is { } x && OnePlus(x) is { } e && Of(e, Ops.Exp) is { } z && !IsWithinOne(e) ? new("Softplus", Text(z), Overflows) : null,

        // ln(exp a + exp b + …)
        operation => Of(operation, Ops.Log) is { } x && Addends(x) is { Count: > 1 } terms && terms.All(term => Of(term, Ops.Exp) is not null) && !IsShifted(terms) ? new("LogSumExp", string.Join(", ", terms.Select(term => Text(Of(term, Ops.Exp)!))), Overflows) : null,

        // ln σ(z), ln(1 − σ(z))
        operation => Of(operation, Ops.Log) is { } x && Of(x, Ops.Sigmoid) is { } z ? new("LogSigmoid", Text(z), "σ(z) is 0 far below 0 and 1 far above, so that its logarithm is −∞ or 0") : null,
        operation => Of(operation, Ops.Log) is { } x && OneMinus(x) is { } s && Of(s, Ops.Sigmoid) is { } z ? new("LogSigmoid", Negative(z), "1 − σ(z) cancels far above 0") : null,

        // ln(1 + exp(−|z|)), which does not overflow
        operation => Of(operation, Ops.Log) is { } x && OnePlus(x) is { } e && IsWithinOne(e) ? new("Log1p", Text(e), LosesSmall) : null,
        operation => Of(operation, Ops.Log1p) is { } e && Of(e, Ops.Exp) is { } z && !IsWithinOne(e) ? new("Softplus", Text(z), Overflows) : null,

        // ln(1 + x), ln(1 − x)
        operation => Of(operation, Ops.Log) is { } x && OnePlus(x) is { ConstantValue.HasValue: false } small ? new("Log1p", Text(small), LosesSmall) : null,
        operation => Of(operation, Ops.Log) is { } x && OneMinus(x) is { ConstantValue.HasValue: false } small ? new("Log1p", Negative(small), LosesSmall) : null,
        operation => Of(operation, Ops.LogP1) is { } x ? new("Log1p", Text(x), "inside it is ln(1 + x), which " + LosesSmall.Substring(3)) : null,

        // 1 / (1 + exp(−z)), a / (1 + exp(−z)), exp z / (1 + exp z)
        operation => Operands(operation, BinaryOperatorKind.Divide) is var (x, y) && IsOne(x) && OnePlus(y) is { } e && Of(e, Ops.Exp) is { } z && !IsWithinOne(e) ? new("Sigmoid", Negative(z), BecomesNaN) : null,
        operation => Operands(operation, BinaryOperatorKind.Divide) is var (x, y) && Of(x, Ops.Exp) is { } z && OnePlus(y) is { } e && Of(e, Ops.Exp) is { } same && Text(z) == Text(same) ? new("Sigmoid", Text(z), "it is ∞ / ∞ = NaN from z = 710 on") : null,

        operation => Operands(operation, BinaryOperatorKind.Divide) is var (x, y) && OnePlus(y) is { } e && Of(e, Ops.Exp) is { } z && Of(x, Ops.Exp) is null && !IsWithinOne(e) ? new("Sigmoid", Negative(z), BecomesNaN, $"{Factor(x)} * ") : null,

        // exp x − 1, 1 − exp x
        operation => OneMinus(operation) is { } e && Of(e, Ops.Exp) is { } z ? new("Expm1", Text(z), LosesSmall, "-") : null,
        operation => Operands(operation, BinaryOperatorKind.Subtract) is var (x, y) && IsOne(y) && Of(x, Ops.Exp) is { } z ? new("Expm1", Text(z), LosesSmall) : null,
        operation => Of(operation, Ops.ExpM1) is { } x ? new("Expm1", Text(x), "inside it is exp(x) − 1, which " + LosesSmall.Substring(3)) : null,

        // √(x² + y²)
        operation => Of(operation, Ops.Sqrt) is { } sum && Operands(sum, BinaryOperatorKind.Add) is var (x, y) && Squared(x) is { } u && Squared(y) is { } v ? new("Hypot", $"{Text(u)}, {Text(v)}", "the squares overflow from 1e155 on, and vanish below 1e−162") : null,
    ];

    /// <summary>What is unstable about an operation; null where nothing is.</summary>
    public static UnstableSpelling? Find(IOperation operation) =>
        operation is not (IInvocationOperation or IBinaryOperation) || operation.ConstantValue.HasValue ? null
        : Table.Select(row => row(operation)).FirstOrDefault(found => found is not null) is not { } spelling ? null
        : spelling with { Function = $"{Home(operation, spelling.Function)}.{spelling.Function}" };

    private static string Home(IOperation operation, string function)
    {
        bool isSingle = operation.Type?.SpecialType == SpecialType.System_Single;
        return function == "Hypot" ? (isSingle ? "float" : "double") : isSingle ? "FunctionsF" : "Functions";
    }

    private static IOperation Bare(IOperation operation) => operation switch
    {
        IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => Bare(conversion.Operand),
        IParenthesizedOperation parenthesized => Bare(parenthesized.Operand),
        _ => operation,
    };

    /// <summary>The argument of a call of this function.</summary>
    private static IOperation? Of(IOperation operation, Op op) =>
        Bare(operation) is IInvocationOperation { Arguments: [var argument] } call && KnownMembers.Find(call.TargetMethod)?.Op == op ? argument.Value : null;

    private static (IOperation, IOperation)? Operands(IOperation operation, BinaryOperatorKind kind) =>
        Bare(operation) is IBinaryOperation { OperatorMethod: null } binary && binary.OperatorKind == kind && binary.Type.IsReal() ? (binary.LeftOperand, binary.RightOperand) : null;

    private static bool IsOne(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: 1 or 1f or 1d };

    /// <summary>exp(−|z|), exp(−z²): from 0 to 1.</summary>
    private static bool IsWithinOne(IOperation operation) => Of(operation, Ops.Exp) is { } z && Bare(z) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } unary => Of(unary.Operand, Ops.Abs) is not null || Squared(unary.Operand) is not null,

        // −z · z is (−z) · z
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => Bare(product.LeftOperand) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } negative && Text(negative.Operand) == Text(product.RightOperand),
        _ => false,
    };

    /// <summary>x of 1 + x or x + 1.</summary>
    private static IOperation? OnePlus(IOperation operation) =>
        Operands(operation, BinaryOperatorKind.Add) is var (x, y) ? (IsOne(x) ? y : IsOne(y) ? x : null) : null;

    private static IOperation? OneMinus(IOperation operation) =>
        Operands(operation, BinaryOperatorKind.Subtract) is var (x, y) && IsOne(x) ? y : null;

    /// <summary>What is added, from the first to the last.</summary>
    private static List<IOperation> Addends(IOperation operation)
    {
        var addends = new List<IOperation>();
        var open = new Stack<IOperation>([operation]);
        while (open.Count > 0)
        {
            IOperation next = open.Pop();
            if (Operands(next, BinaryOperatorKind.Add) is var (x, y))
            {
                open.Push(y);
                open.Push(x);
            }
            else
            {
                addends.Add(next);
            }
        }

        return addends;
    }

    /// <summary>exp(a − m) + exp(b − m) + …: who subtracts the same from all has taken care.</summary>
    private static bool IsShifted(List<IOperation> terms) =>
        terms.Select(term => Operands(Of(term, Ops.Exp)!, BinaryOperatorKind.Subtract) is var (_, shift) ? Text(shift) : null).Distinct().ToArray() is [not null];

    /// <summary>x of x · x, Square(x) or Pow(x, 2).</summary>
    private static IOperation? Squared(IOperation operation) =>
        operation.ConstantValue.HasValue ? null
        : Operands(operation, BinaryOperatorKind.Multiply) is var (x, y) && Text(x) == Text(y) && !x.DescendantsAndSelf().Any(part => part is IAssignmentOperation or IIncrementOrDecrementOperation) ? x
        : Of(operation, Ops.Square) is { } squared ? squared
        : Bare(operation) is IInvocationOperation { Arguments: [var power, { Value.ConstantValue: { HasValue: true, Value: 2 or 2f or 2d } }] } call && KnownMembers.Find(call.TargetMethod)?.Op == Ops.Pow ? power.Value
        : null;

    private static string Text(IOperation operation) => Bare(operation).Syntax.ToString();

    private static string Factor(IOperation operation) => Bare(operation).Syntax is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax ? $"({Text(operation)})" : Text(operation);

    private static string Negative(IOperation operation) => Bare(operation) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } unary => Text(unary.Operand),

        // −u · x is (−u) · x
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide, OperatorMethod: null } product when Bare(product.LeftOperand) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } && product.Syntax.ToString() is ['-', .. var rest] => rest,
        { Syntax: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference } => $"{difference.Right} - {(difference.Left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } ? $"({difference.Left})" : difference.Left)}",
        { Syntax: BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or CastExpressionSyntax } compound => $"-({compound.Syntax})",
        var simple => $"-{simple.Syntax}",
    };
}
