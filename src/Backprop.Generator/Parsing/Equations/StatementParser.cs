using System.Runtime.CompilerServices;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads statements. Each says in which ways control leaves it; a condition that depends on data makes both ways be read, each with a state of its own.</summary>
internal sealed class StatementParser(Reading reading)
{
    private Flow Next => Flow.To(Flow.Next, reading.Graph.Constant(true), reading.State);

    public Flow Run(IOperation statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        reading.Cancellation.ThrowIfCancellationRequested();
        switch (statement)
        {
            case IBlockOperation block:
                return RunAll(block.Operations).Without(block.Locals, reading);
            case IReturnOperation { Kind: OperationKind.Return } end:
                return Return(end);
            case IVariableDeclarationGroupOperation group:
                reading.Declarations.Declare(group);
                return Next;
            case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { IsRef: true } assignment }:
                reading.Declarations.Refer(assignment);
                return Next;
            case IExpressionStatementOperation { Operation: (IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation) and var expression }:
                reading.Expressions.Parse(expression);
                return Next;
            case IConditionalOperation choice:
                return Choice(choice);
            case ISwitchOperation choice:
                return reading.Switches.Run(choice).Without(choice.Locals, reading);
            case ILoopOperation loop:
                return reading.Loops.Run(loop).Without(loop.Locals, reading);
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch:
                return Flow.To(branch.Target, reading.Graph.Constant(true), reading.State);
            case ILabeledOperation { Operation: { } labeled }:
                // A label does nothing; the jump to it is what is refused.
                return Run(labeled);
            case ILocalFunctionOperation or IEmptyOperation or ILabeledOperation:
                return Next;
            default:
                reading.Declarations.Refuse(statement);
                return Next;
        }
    }

    /// <summary>One statement after the other, as far as control goes on.</summary>
    public Flow RunAll(IReadOnlyList<IOperation> statements)
    {
        foreach (ILocalFunctionOperation function in statements.OfType<ILocalFunctionOperation>())
        {
            reading.Frame!.Declare(function);
        }

        Flow flow = Next;
        foreach (IOperation statement in statements)
        {
            if (flow[Flow.Next] is not { } reached)
            {
                break;
            }

            reading.State = reached.State;
            flow = flow.Then(reading.Under(reached.Condition, () => Run(statement)), reading);
        }

        return flow;
    }

    /// <summary>One of two ways, as the condition says; both, where it depends on data.</summary>
    public Flow Fork(IOperation place, Value? condition, Func<Flow> then, Func<Flow> otherwise)
    {
        if (condition is Scalar known && reading.Graph[known.Id].IsConstant)
        {
            return reading.Graph[known.Id].IsTrue ? then() : otherwise();
        }

        State before = reading.State.Copy();
        int id = condition is Scalar scalar ? scalar.Id : reading.Graph.Constant(true);
        Flow left = reading.Under(id, then);
        reading.State = before;
        Flow right = reading.Under(reading.Graph.Not(id), otherwise);
        reading.Choices.Place = place;
        return condition is null ? left : Flow.Either(id, left, right, reading);
    }

    /// <summary>A constructor: the one that it calls first, then its own body.</summary>
    public Flow Construct(IConstructorBodyOperation constructor)
    {
        if (constructor.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { IsImplicitlyDeclared: false } } call })
        {
            reading.Calls.Parse(call);
        }

        return (constructor.BlockBody ?? constructor.ExpressionBody) is { } body ? Run(body) : Next;
    }

    private Flow Choice(IConditionalOperation choice) =>
        Fork(choice, reading.Expressions.Parse(choice.Condition), () => Run(choice.WhenTrue), () => choice.WhenFalse is { } otherwise ? Run(otherwise) : Next);

    private Flow Return(IReturnOperation end)
    {
        if (end.ReturnedValue is { } value)
        {
            // Reading the expression may replace the state.
            Value? result = reading.Expressions.Parse(value);
            reading.State[reading.Frame!.Result] = result;
        }

        return Flow.To(Flow.Return, reading.Graph.Constant(true), reading.State);
    }
}
