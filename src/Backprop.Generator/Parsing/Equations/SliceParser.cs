using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads parts of arrays and spans: <c>span[1..^1]</c>, <c>array.AsSpan(1, 2)</c>, <c>new Span&lt;double&gt;(array)</c>. A part of a span sees the same elements, a range of an array is a new array.</summary>
internal sealed class SliceParser(Reading reading)
{
    /// <summary>The call yields a view of elements.</summary>
    public static bool IsOne(IMethodSymbol method) =>
        (method.Name == "Slice" && ArrayParser.IsSpan(method.ContainingType)) || (method.Name == "AsSpan" && method.ContainingType.IsNamed("System.MemoryExtensions"));

    public Value? Call(IInvocationOperation call) =>
        Parse(call, [.. call.Instance is not null ? new[] { call.Instance } : [], .. call.Arguments.Select(argument => argument.Value)]);

    public Value? Create(IObjectCreationOperation creation) => Parse(creation, [.. creation.Arguments.Select(argument => argument.Value)]);

    /// <summary>array[1..3]</summary>
    public Value? Range(IArrayElementReferenceOperation element, IRangeOperation range) =>
        reading.Expressions.Parse(element.ArrayReference) is View view && Part(element, view, range) is { } part ? reading.Arrays.New([.. reading.Arrays.Elements(part)], part.Lengths) : null;

    /// <summary>span[1..3]</summary>
    public Value? Range(IImplicitIndexerReferenceOperation indexer, IRangeOperation range)
    {
        int before = reading.Problems.Count;
        return reading.Expressions.Parse(indexer.Instance) is View view ? Part(indexer, view, range) : reading.Refuse(indexer, since: before);
    }

    private Value? Parse(IOperation place, IOperation[] operands)
    {
        int before = reading.Problems.Count;
        Value? whole = operands.Length == 0 ? null : reading.Expressions.Parse(operands[0]);
        if (whole is not View { Lengths.Count: 1 } view)
        {
            return reading.Refuse(place, since: before);
        }

        if (operands is [_, var only] && Range(only) is { } range)
        {
            return Part(place, view, range);
        }

        Value?[] bounds = [.. operands.Skip(1).Select(reading.Expressions.Parse)];
        return bounds.Length == 0 ? view
            : bounds.Contains(null) ? null
            : Part(place, view, reading.Known(bounds[0]), bounds.Length > 1 ? reading.Known(bounds[1]) : view.Length - reading.Known(bounds[0]));
    }

    private static IRangeOperation? Range(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true } conversion ? Range(conversion.Operand) : operation as IRangeOperation;

    private View? Part(IOperation place, View view, IRangeOperation range)
    {
        int before = reading.Problems.Count;
        int? start = range.LeftOperand is { } left ? Bound(reading, left, view.Length) : 0;
        int? end = range.RightOperand is { } right ? Bound(reading, right, view.Length) : view.Length;
        return reading.Problems.Count > before ? null : Part(place, view, start, end - start);
    }

    /// <summary>A place counted from the start, or with ^ from the end; null where it is not known.</summary>
    public static int? Bound(Reading reading, IOperation bound, int length) => bound switch
    {
        IConversionOperation { IsImplicit: true } conversion => Bound(reading, conversion.Operand, length),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => length - reading.Known(reading.Expressions.Parse(hat.Operand)),
        _ => reading.Known(reading.Expressions.Parse(bound)),
    };

    private View? Part(IOperation place, View view, int? start, int? length)
    {
        if (start is { } from && length is { } count && from >= 0 && count >= 0 && count <= view.Length - from)
        {
            return new View(view.Elements, view.Offset + from, [count]);
        }

        _ = start is null || length is null ? reading.Refuse(place, "A slice whose bounds depend on data", "make its bounds constants, or variables of a loop whose bounds are constants")
            : reading.Refuse(place, $"The part from {start} to {(long)start + length} of {view.Length} elements", "keep it within the bounds");
        return null;
    }
}
