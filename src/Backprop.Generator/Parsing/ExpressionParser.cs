using System.Runtime.CompilerServices;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads expressions, in C#'s order of evaluation: null means that something in it was refused.</summary>
internal sealed class ExpressionParser(Graph graph, INamedTypeSymbol type, IReadOnlyDictionary<ISymbol, int> parameters, CallParser calls, Problems problems)
{
    public int? Parse(IOperation operation, Scope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return operation switch
        {
            { ConstantValue.HasValue: true } when EmittedConstant(operation) is { } emitted => RefuseEmitted(emitted),
            { ConstantValue: { HasValue: true, Value: double value } } => Constant(operation, value),
            ILocalReferenceOperation local when scope.Knows(local.Local) => scope[local.Local],
            IParameterReferenceOperation argument when scope.Knows(argument.Parameter) => scope[argument.Parameter],
            IPropertyReferenceOperation property when IsParameter(property, out int leaf) => leaf,
            IBinaryOperation => Binary(operation, scope),
            IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Plus } unary when unary.Type.IsDouble() => Parse(unary.Operand, scope),
            IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Minus } unary when unary.Type.IsDouble() => Apply(Ops.Negate, Parse(unary.Operand, scope)),
            IConversionOperation { OperatorMethod: null } conversion when conversion.Type.IsDouble() && conversion.Operand.Type.IsDouble() => Parse(conversion.Operand, scope),
            IParenthesizedOperation parenthesized => Parse(parenthesized.Operand, scope),
            ISimpleAssignmentOperation { IsRef: false } assignment when Target(assignment.Target, scope) is { } target => Assign(target, Parse(assignment.Value, scope), scope),
            ICompoundAssignmentOperation { OperatorMethod: null } assignment when Target(assignment.Target, scope) is { } target && Arithmetic(assignment.OperatorKind) is { } op => Compound(op, target, assignment, scope),
            IInvocationOperation invocation => calls.Parse(invocation, scope, Parse),
            _ => Refuse(operation, scope),
        };
    }

    /// <summary>From here on the local stands for the value; the value takes the local's name.</summary>
    public int? Assign(ISymbol local, int? value, Scope scope)
    {
        scope[local] = value;
        if (value is { } id && !graph[id].Op.IsLeaf)
        {
            graph.SetName(id, local.Identifier(), scope.Depth);
        }

        return value;
    }

    private static Op? Arithmetic(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Ops.Add,
        BinaryOperatorKind.Subtract => Ops.Subtract,
        BinaryOperatorKind.Multiply => Ops.Multiply,
        BinaryOperatorKind.Divide => Ops.Divide,
        _ => null,
    };

    private static Op? ArithmeticOnDouble(IBinaryOperation binary) =>
        binary is { OperatorMethod: null, IsLifted: false } && binary.Type.IsDouble() ? Arithmetic(binary.OperatorKind) : null;

    /// <summary>A local or an argument by value that an assignment may set.</summary>
    private static ISymbol? Target(IOperation target, Scope scope) => target switch
    {
        ILocalReferenceOperation { Local: { IsRef: false } local } when local.Type.IsDouble() => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when scope.Knows(parameter) => parameter,
        _ => null,
    };

    /// <summary>A sum of thousands of terms leans to the left, one inside the other: a loop, so that it cannot exhaust the stack.</summary>
    private int? Binary(IOperation operation, Scope scope)
    {
        var pending = new Stack<(Op Op, IOperation Right)>();
        while (operation is IBinaryOperation binary && !binary.ConstantValue.HasValue && ArithmeticOnDouble(binary) is { } op)
        {
            pending.Push((op, binary.RightOperand));
            operation = binary.LeftOperand;
        }

        if (pending.Count == 0)
        {
            return Refuse(operation, scope);
        }

        int? value = Parse(operation, scope);
        while (pending.Count > 0)
        {
            (Op op, IOperation right) = pending.Pop();
            value = Apply(op, value, Parse(right, scope));
        }

        return value;
    }

    private int? Compound(Op op, ISymbol target, ICompoundAssignmentOperation assignment, Scope scope)
    {
        int? before = scope[target];
        return Assign(target, Apply(op, before, Parse(assignment.Value, scope)), scope);
    }

    private int? Apply(Op op, int? x) => x is null ? null : graph.Append(op, (int)x);

    private int? Apply(Op op, int? x, int? y) => x is null || y is null ? null : graph.Append(op, (int)x, (int)y);

    private int Constant(IOperation operation, double value)
    {
        int id = graph.Constant(value);
        if (Spelling(operation.Syntax, operation, value) is { } spelling)
        {
            graph.SetName(id, spelling, depth: 0);
        }

        return id;
    }

    private static string? Spelling(SyntaxNode syntax, IOperation operation, double value) => (syntax, operation) switch
    {
        (_, IConversionOperation conversion) => Spelling(syntax, conversion.Operand, value),
        (LiteralExpressionSyntax literal, _) when Literal.IsPlain(literal.Token.Text, value) => literal.Token.Text,
        (_, IFieldReferenceOperation { Field: { Name: "PI" or "E" or "Tau", ContainingType: { } type } field }) when type.IsNamed("System.Math") => $"Math.{field.Name}",
        _ => null,
    };

    private bool IsParameter(IPropertyReferenceOperation reference, out int leaf)
    {
        leaf = -1;
        return reference.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            && parameters.TryGetValue(reference.Property, out leaf);
    }

    /// <summary>A marked property that is no parameter has been refused where it is declared.</summary>
    private bool IsRefusedParameter(IPropertyReferenceOperation reference) =>
        reference.Property.Has(Symbols.ParameterAttribute) && SymbolEqualityComparer.Default.Equals(reference.Property.ContainingType.OriginalDefinition, type.OriginalDefinition) && !parameters.ContainsKey(reference.Property) && !parameters.ContainsKey(reference.Property.OriginalDefinition);

    /// <summary>ParameterCount, say: the analyzer would read its value, the generator cannot see it.</summary>
    private static IFieldReferenceOperation? EmittedConstant(IOperation operation) =>
        operation is ILiteralOperation ? null : operation.DescendantsAndSelf().OfType<IFieldReferenceOperation>().FirstOrDefault(field => field.Field.IsEmitted());

    private int? RefuseEmitted(IFieldReferenceOperation field)
    {
        problems.Report(Descriptors.Unsupported, field.Syntax.GetLocation(), $"The generated member '{field.Field.Name}'", "write the number, or a constant of your own");
        return null;
    }

    private int? Refuse(IOperation operation, Scope scope)
    {
        bool isUnassigned = operation is ILocalReferenceOperation { Local.IsRef: false } local && local.Type.IsDouble();
        if (isUnassigned || scope.MentionsRefused(operation) || operation.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Any(IsRefusedParameter))
        {
            problems.LeaveToOthers();
        }
        else
        {
            problems.Refuse(operation);
        }

        return null;
    }
}
