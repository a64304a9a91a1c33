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
    private const string Smooth = "write the choice with Math.Max, Math.Min, Math.Abs or Functions.Relu, whose derivatives are known";
    private const string Unroll = "write the steps out one after the other, or put one step into a method of this type and call it for each";
    private const string Numbers = "use locals of type double";
    private const string Outside = "compute it outside of the cost and pass the result in as an argument of type double";

    public static (string Construct, string Remedy) Describe(IOperation operation) => operation switch
    {
        IConditionalOperation { Syntax: IfStatementSyntax } => ("An 'if' statement", Smooth),
        IConditionalOperation => ("The conditional operator '?:'", Smooth),
        ISwitchOperation => ("A 'switch' statement", Smooth),
        ISwitchExpressionOperation => ("A 'switch' expression", Smooth),
        IForEachLoopOperation => ("A 'foreach' loop", Unroll),
        IWhileLoopOperation { ConditionIsTop: false } => ("A 'do' loop", Unroll),
        IWhileLoopOperation => ("A 'while' loop", Unroll),
        IForLoopOperation => ("A 'for' loop", Unroll),
        IBranchOperation or ILabeledOperation => ("A jump", Unroll),
        ILocalFunctionOperation => ("A local function", "make it a method of this type"),
        IAnonymousFunctionOperation or IDelegateCreationOperation => ("A lambda or delegate", "make it a method of this type and call it by name"),
        ITryOperation or IThrowOperation => ("Exception handling", "check arguments before the cost is called"),
        IUsingOperation or IUsingDeclarationOperation or ILockOperation => ("A 'using' or 'lock' statement", Outside),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => ("An iterator", "return the cost as a double"),
        IAwaitOperation => ("'await'", Outside),
        IIncrementOrDecrementOperation { Kind: OperationKind.Increment } => ("The operator '++'", "write 'x = x + 1'"),
        IIncrementOrDecrementOperation => ("The operator '--'", "write 'x = x - 1'"),
        IArrayCreationOperation or ICollectionExpressionOperation => ("An array or collection", Numbers),
        IArrayElementReferenceOperation => ("An array element", Numbers + ", or pass the element in as an argument"),
        ITupleOperation or IDeconstructionAssignmentOperation => ("A tuple", Numbers),
        IObjectCreationOperation or IAnonymousObjectCreationOperation => ("The creation of an object", Numbers),
        IInterpolatedStringOperation => ("A string", "log outside of the cost"),
        IPropertyReferenceOperation { Property.IsIndexer: true } => ("An indexer", Numbers + ", or pass the element in as an argument"),
        IPropertyReferenceOperation { Property: { } parameter } when parameter.Has(Symbols.ParameterAttribute) => ($"The parameter '{parameter.Name}' of another object or type", "use the parameters of this object, by their names"),
        IPropertyReferenceOperation property => ($"The property '{property.Property.Name}'", "mark it with [Parameter] to differentiate with respect to it, or pass its value in as an argument"),
        IFieldReferenceOperation field => ($"The field '{field.Field.Name}'", "make it a 'const', or a [Parameter] property to differentiate with respect to it, or pass its value in as an argument"),
        ILocalReferenceOperation local => ($"The local '{local.Local.Name}' of type '{local.Type.Display()}'", Numbers),
        IParameterReferenceOperation parameter => ($"The argument '{parameter.Parameter.Name}'", "pass it as a double by value"),
        IIsPatternOperation or IIsTypeOperation => ("A pattern", Smooth),
        ICoalesceOperation or IConditionalAccessOperation => ("An operator on null", "use double, which is never null"),
        IConversionOperation conversion => ($"A conversion from '{conversion.Operand.Type.Display()}' to '{conversion.Type.Display()}'", "use double throughout"),
        ISimpleAssignmentOperation or ICompoundAssignmentOperation { Target: not (ILocalReferenceOperation or IParameterReferenceOperation) } => ("An assignment to anything but a local", "assign to a local of type double"),
        IUnaryOperation or IBinaryOperation or ICompoundAssignmentOperation => ($"The operator '{Operator(operation)}' on '{OperandType(operation).Display()}'", "use + - * / on double"),
        IDiscardOperation => ("A discard", "leave the statement out"),
        IInvocationOperation { Parent: not IExpressionStatementOperation } call => ($"The result of '{call.TargetMethod.Name}' of type '{call.Type.Display()}'", "call a function of double, with arguments of type double"),
        IInvocationOperation => ("A call whose result is not used", "leave it out: a cost is computed by expressions only"),
        IInstanceReferenceOperation => ("The object itself", "use its [Parameter] properties"),
        _ => ($"'{Text(operation)}'", "equations are made of doubles, locals, + - * /, and calls of Math, Functions and methods of this type"),
    };

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
        ICompoundAssignmentOperation assignment => assignment.Target.Type,
        _ => operation.Type,
    };

    private static string Text(IOperation operation)
    {
        string text = string.Join(" ", operation.Syntax.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 40 ? text : text.Substring(0, 40) + "…";
    }
}
