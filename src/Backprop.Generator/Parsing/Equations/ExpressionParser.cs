using System.Runtime.CompilerServices;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads expressions, in C#'s order of evaluation: null means that something in it was refused.</summary>
internal sealed class ExpressionParser(Reading reading)
{
    public Value? Parse(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        reading.Warnings.Unstable(operation);
        return operation switch
        {
            { ConstantValue: { HasValue: true, Value: not (null or string or decimal) } } when operation.Type.Number() is { } type => Constant(operation, type),
            IArrayElementReferenceOperation { Indices: [IRangeOperation range] } element => reading.Slices.Range(element, range),
            IImplicitIndexerReferenceOperation indexer when indexer.Instance.Type.Rank() > 0 => reading.Entries.Range(indexer),
            IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } indexer => reading.Slices.Range(indexer, range),
            ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInstanceReferenceOperation => Variable(operation),
            IPropertyReferenceOperation property => reading.Members.Property(property),
            IFieldReferenceOperation field => reading.Members.Field(field),
            IBinaryOperation binary => reading.Operators.Binary(binary),
            IUnaryOperation unary => reading.Operators.Unary(unary),
            IConversionOperation conversion => reading.Operators.Conversion(conversion),
            IParenthesizedOperation parenthesized => Parse(parenthesized.Operand),
            ISimpleAssignmentOperation { IsRef: false } assignment => Assign(assignment),
            ICompoundAssignmentOperation assignment => reading.Operators.Compound(assignment),
            IIncrementOrDecrementOperation increment => reading.Operators.Increment(increment),
            IDeconstructionAssignmentOperation deconstruction => reading.Aggregates.Deconstruct(deconstruction),
            IConditionalOperation { WhenFalse: { } otherwise } conditional => Choice(conditional, otherwise),
            ISwitchExpressionOperation choice => reading.Patterns.Switch(choice),
            IIsPatternOperation pattern => reading.Patterns.Matches(pattern.Pattern, Parse(pattern.Value)),
            IInvocationOperation invocation => reading.Calls.Parse(invocation),
            ITupleBinaryOperation comparison => reading.Aggregates.Compare(comparison),
            ITupleOperation tuple => reading.Aggregates.Tuple(tuple),
            IObjectCreationOperation creation when creation.Type.Rank() > 0 => reading.Vectors.New(creation),
            IObjectCreationOperation creation => reading.Aggregates.Create(creation),
            IWithOperation with => reading.Aggregates.With(with),
            IDefaultValueOperation => Layout.Zero(operation.Type, reading.Arithmetic) ?? reading.Refuse(operation),
            IArrayCreationOperation array => reading.Arrays.Create(array),
            ICollectionExpressionOperation { Type: { } type } collection when type.Rank() > 0 => reading.Vectors.Create(collection),
            ICollectionExpressionOperation collection => reading.Arrays.Create(collection),
            _ when ArrayParser.IsStackAllocation(operation) => reading.Arrays.CreateOnStack(operation),
            _ => reading.Refuse(operation),
        };
    }

    /// <summary>What a place holds at the moment.</summary>
    public Value? Read(IOperation operation, Place place)
    {
        Value? value = reading.State.Read(place);
        if (value is null)
        {
            // Refused where it was assigned; or not assigned, as the compiler says.
            reading.Problems.LeaveToOthers();
        }

        return value;
    }

    private Value? Variable(IOperation operation)
    {
        int before = reading.Problems.Count;
        if (reading.Places.Find(operation) is { } place)
        {
            return Read(operation, place);
        }

        if (reading.Problems.Count > before)
        {
            return null;
        }

        if (operation is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } captured })
        {
            return reading.Refuse(operation, $"The argument '{captured.Name}' of the constructor", "keep it in a readonly field or in a property without a setter, and use that");
        }

        if (operation is ILocalReferenceOperation or IParameterReferenceOperation)
        {
            // Refused where it was declared.
            reading.Problems.LeaveToOthers();
            return null;
        }

        return reading.Refuse(operation);
    }

    private Value? Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IDiscardOperation)
        {
            return Parse(assignment.Value);
        }

        int before = reading.Problems.Count;
        if (reading.Places.Find(assignment.Target) is { } place)
        {
            return reading.Places.Assign(place, Parse(assignment.Value));
        }

        return reading.Problems.Count > before ? null
            : StructRules.WhyNotSet(assignment.Target) is var (construct, remedy) ? reading.Refuse(assignment, construct, remedy)
            : reading.Refuse(assignment);
    }

    private Value? Choice(IConditionalOperation conditional, IOperation otherwise) =>
        Parse(conditional.Condition) is Scalar condition
            ? reading.Choices.Between(conditional, condition.Id, () => Parse(conditional.WhenTrue), () => Parse(otherwise))
            : null;

    private Value? Constant(IOperation operation, NumberType type)
    {
        if (EmittedConstant(operation) is { } field)
        {
            return reading.Refuse(field, $"The generated member '{field.Field.Name}'", "write the number, or a constant of your own");
        }

        object value = operation.ConstantValue.Value!;
        int id = type.IsReal() ? reading.Graph.Constant(System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), type)
            : reading.Graph.ConstantOf(value is char letter ? letter : value is ulong large ? (long)large : System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture), type);
        if (type == NumberType.Double && Spelling(operation.Syntax, operation, (double)value) is { } spelling)
        {
            reading.Graph.SetName(id, spelling, depth: 0);
        }

        return new Scalar(id);
    }

    private static string? Spelling(SyntaxNode syntax, IOperation operation, double value) => (syntax, operation) switch
    {
        (_, IConversionOperation conversion) => Spelling(syntax, conversion.Operand, value),
        (LiteralExpressionSyntax literal, _) when Literal.IsPlain(literal.Token.Text, value) => literal.Token.Text,
        (_, IFieldReferenceOperation { Field: { Name: "PI" or "E" or "Tau", ContainingType: { } type } field }) when type.IsNamed("System.Math") => $"Math.{field.Name}",
        _ => null,
    };

    /// <summary>ParameterCount, say: the analyzer would read its value, the generator cannot see it.</summary>
    private static IFieldReferenceOperation? EmittedConstant(IOperation operation) =>
        operation is ILiteralOperation ? null : operation.DescendantsAndSelf().OfType<IFieldReferenceOperation>().FirstOrDefault(field => field.Field.IsEmitted());
}
