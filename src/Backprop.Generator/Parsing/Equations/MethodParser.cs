using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads the body of a method, with its arguments bound to what they stand for, in the place of a call.</summary>
/// <param name="reading">What is read.</param>
/// <param name="other">A parser that has read the same compilation before.</param>
internal sealed class MethodParser(Reading reading, MethodParser? other)
{
    private const int DeepestRecursion = 200;

    private readonly Dictionary<ISymbol, IOperation?> _bodies = other?._bodies ?? new(SymbolEqualityComparer.Default);

    /// <summary>What a method returns that returns nothing.</summary>
    public static readonly Value Nothing = new Composite([]);

    /// <summary>The method's body can be read, and it is the one that runs.</summary>
    public bool IsReadable(IMethodSymbol method) => !method.IsReplaceable() && !method.IsEmitted() && BodyOf(method) is not null;

    /// <summary>What the method returns for these arguments.</summary>
    /// <param name="method">The method.</param>
    /// <param name="place">The call, for messages.</param>
    /// <param name="arguments">Values, and aliases for what is passed by reference, in the order of the parameters.</param>
    /// <param name="self">The struct whose method it is.</param>
    public Value? Invoke(IMethodSymbol method, IOperation? place, IReadOnlyList<Value?> arguments, Place? self)
    {
        if (place is not null && reading.Frame is { } caller && caller.CallsOf(method) is var calls and > DeepestRecursion)
        {
            bool isDirect = caller.IsOf(method);
            throw new Budget.ExceededException(Descriptors.Recursion, place.Syntax.GetLocation(), method.Name, isDirect ? "" : " by way of other methods");
        }

        (ILocalFunctionOperation Function, Frame Home)? local = reading.Frame?.FindFunction(method);
        if ((local?.Function.Body ?? BodyOf(method)) is not { } body)
        {
            reading.Problems.LeaveToOthers();
            return null;
        }

        Frame? before = reading.Frame;
        var frame = new Frame(method, before, local?.Home, self);
        reading.Frame = frame;
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        for (int index = 0; index < arguments.Count; index++)
        {
            IParameterSymbol parameter = implementation.Parameters[index];
            reading.State[frame.Declare(parameter, parameter.Identifier(), parameter.Type.Number())] = arguments[index];
        }

        Value? result = Run(body, method, frame);
        reading.Frame = before;
        reading.State.Forget(frame.Cells);
        return result;
    }

    private Value? Run(IOperation body, IMethodSymbol method, Frame frame)
    {
        Flow flow = body is IConstructorBodyOperation constructor ? reading.Statements.Construct(constructor) : reading.Statements.Run(body);
        if (method.ReturnsVoid)
        {
            reading.State = flow.Rename(Flow.Return, Flow.Next, reading)[Flow.Next]?.State ?? reading.State;
            return Nothing;
        }

        if (flow[Flow.Return] is not { } end)
        {
            // Not all paths return a value, as the compiler says; or a statement was refused.
            reading.Problems.LeaveToOthers();
            return null;
        }

        reading.State = end.State;
        return reading.State[frame.Result];
    }

    /// <summary>The body as operations; null where there is no source.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        if (!_bodies.TryGetValue(implementation, out IOperation? body))
        {
            SyntaxNode? syntax = implementation.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(reading.Cancellation);
            body = syntax is null ? null : reading.Sources.ModelOf(syntax.SyntaxTree).GetOperation(syntax, reading.Cancellation) switch
            {
                IMethodBodyOperation whole => whole.BlockBody ?? whole.ExpressionBody,
                IConstructorBodyOperation constructor => constructor,
                IBlockOperation block => block,
                _ => null,
            };
            _bodies.Add(implementation, body);
        }

        return body;
    }
}
