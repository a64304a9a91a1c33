using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>
/// What C# has and the equations do not: how a construct is called, and what to write instead. The parser takes only what it knows, so that a construct missing here
/// is refused as well, by its text.
/// </summary>
internal static class Unsupported
{
    private const string Numbers = "use numbers, tuples and structs of numbers, and arrays of them";
    private const string Outside = "compute it outside of the cost and pass the result in as an argument";
    private const string Structured = "use if, switch, for, while, break, continue and return";

    public static (string Construct, string Remedy) Describe(IOperation operation) => operation switch
    {
        IForEachLoopOperation => ("A 'foreach' loop over anything but an array or a span", "go through an array or a span of constant length, or count with a 'for' loop"),
        ILoopOperation => ("This loop", "use 'for', 'while' or 'do', and 'foreach' over an array"),
        IBranchOperation { BranchKind: BranchKind.GoTo } => ("A jump", Structured),
        IAnonymousFunctionOperation or IDelegateCreationOperation => ("A lambda or delegate", "make it a method or a local function, and call it by name"),
        ITryOperation or IThrowOperation => ("Exception handling", "check arguments before the cost is called"),
        IUsingOperation or IUsingDeclarationOperation or ILockOperation => ("A 'using' or 'lock' statement", Outside),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => ("An iterator", "return the cost as a number"),
        IAwaitOperation => ("'await'", Outside),
        IArrayCreationOperation or ICollectionExpressionOperation => ($"An array or collection of type '{operation.Type.Display()}'", "use an array or a span of numbers"),
        IObjectCreationOperation or IAnonymousObjectCreationOperation => ($"The creation of {An(operation.Type)}", "use numbers, tuples, and structs of numbers that are declared in this project"),
        IWithOperation => ($"A 'with' expression on {An(operation.Type)}", "use it on structs of numbers that are declared in this project"),
        IInterpolatedStringOperation => ("A string", "log outside of the cost"),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string } } => ("A string", "log outside of the cost"),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => ($"The indexer of '{indexer.Property.ContainingType.Display()}'", "use arrays and spans of numbers, or pass the element in as an argument"),
        IPropertyReferenceOperation { Property: { } parameter } when parameter.Has(Symbols.ParameterAttribute) => ($"The parameter '{parameter.Name}' of another object or type", "use the parameters of this object, by their names"),
        IPropertyReferenceOperation property when property.Property.DeclaringSyntaxReferences.IsEmpty => ($"The property '{property.Property.ContainingType.Name}.{property.Property.Name}'", Outside),
        IPropertyReferenceOperation property => ($"The property '{property.Property.Name}'", "mark it with [Parameter] to differentiate with respect to it, let it compute its value from what equations have, or pass its value in as an argument"),
        IFieldReferenceOperation { Field.IsReadOnly: true } field => ($"The field '{field.Field.Name}' of type '{field.Type.Display()}'", "use readonly fields that are numbers, or pass what is in it as arguments"),
        IFieldReferenceOperation field => ($"The field '{field.Field.Name}'", "make it 'readonly' or 'const', or a [Parameter] property to differentiate with respect to it, or pass its value in as an argument"),
        ILocalReferenceOperation local => ($"The local '{local.Local.Name}' of type '{local.Type.Display()}'", Numbers),
        IParameterReferenceOperation parameter => ($"The argument '{parameter.Parameter.Name}'", "pass it as a number"),
        IPatternOperation or IIsPatternOperation or IIsTypeOperation or ICaseClauseOperation => ($"The pattern '{Text(operation)}'", "use constants, comparisons with constants, 'and', 'or', 'not', and parts of tuples and structs"),
        ICoalesceOperation or IConditionalAccessOperation or ICoalesceAssignmentOperation => ("An operator on null", "use numbers, which are never null"),
        IConversionOperation conversion => ($"A conversion from '{conversion.Operand.Type.Display()}' to '{conversion.Type.Display()}'", "convert between numbers only"),
        IAssignmentOperation { Target: IPropertyReferenceOperation or IFieldReferenceOperation or IInvocationOperation } or IIncrementOrDecrementOperation { Target: IPropertyReferenceOperation or IFieldReferenceOperation } => ("An assignment to what lives longer than the cost", "assign to a local: a cost has no effect but its result"),
        IUnaryOperation or IBinaryOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation => ($"The operator '{Operator(operation)}' on '{OperandType(operation).Display()}'", "use operators on numbers and truth values"),
        IInvocationOperation call => ($"The result of '{call.TargetMethod.Name}' of type '{call.Type.Display()}'", "call a function of numbers"),
        IInstanceReferenceOperation => ("The object itself", "use its [Parameter] properties and readonly fields"),
        _ => ($"'{Text(operation)}'", "equations are made of numbers, tuples, structs and arrays of them, C#'s operators and statements, and calls of Math, Functions and methods whose source is here"),
    };

    private static string An(ITypeSymbol? type) => $"an object of type '{type.Display()}'";

    private static string Operator(IOperation operation) => operation.Syntax switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken.Text,
        PrefixUnaryExpressionSyntax prefix => prefix.OperatorToken.Text,
        PostfixUnaryExpressionSyntax postfix => postfix.OperatorToken.Text,
        AssignmentExpressionSyntax assignment => assignment.OperatorToken.Text,
        _ => operation.Syntax.ToString(),
    };

    private static ITypeSymbol? OperandType(IOperation operation) => operation switch
    {
        IUnaryOperation unary => unary.Operand.Type,
        IBinaryOperation binary => binary.LeftOperand.Type,
        IAssignmentOperation assignment => assignment.Target.Type,
        IIncrementOrDecrementOperation increment => increment.Target.Type,
        _ => operation.Type,
    };

    private static string Text(IOperation operation)
    {
        string text = string.Join(" ", operation.Syntax.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 40 ? text : text.Substring(0, 40) + "…";
    }
}
