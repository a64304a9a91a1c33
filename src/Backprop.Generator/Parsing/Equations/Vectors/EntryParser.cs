using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads lengths, entries, rows and ranges of vectors and matrices.</summary>
internal sealed class EntryParser(Reading reading)
{
    private Graph Graph => reading.Graph;

    /// <summary>The method of this name yields some of the entries.</summary>
    public static bool IsPart(string name) => name is "Row" or "Column" or "Slice";

    /// <summary>A row, a column or a part.</summary>
    public Value? Part(IInvocationOperation call, IReadOnlyList<Value?> operands)
    {
        if (operands is not [Scalar { Id: var whole }, ..])
        {
            return null;
        }

        Shape shape = Graph[whole].Shape;
        return call.TargetMethod.Name switch
        {
            "Row" => Index(call, operands[1], shape.Rows) is { } row ? RowOf(whole, row) : null,
            "Column" => Index(call, operands[1], shape.Columns) is { } column ? RowOf(Graph.Append(Ops.Transpose, whole), column) : null,
            _ => Part(call, whole, reading.Known(operands[1]), operands.Count > 2 ? reading.Known(operands[2]) : shape.Rows - reading.Known(operands[1])),
        };
    }

    /// <summary>The entries, as a span has them.</summary>
    public View Span(IOperation place, int whole)
    {
        reading.Budget.TakeEntries(place, Graph[whole].Shape.Count);
        return reading.Arrays.New([.. Enumerable.Range(0, Graph[whole].Shape.Count).Select(place => Entry(whole, place))], [Graph[whole].Shape.Count]);
    }

    /// <summary>A length, or an entry.</summary>
    public Value? Property(IPropertyReferenceOperation reference)
    {
        if (reading.Expressions.Parse(reference.Instance!) is not Scalar { Id: var whole })
        {
            return null;
        }

        Shape shape = Graph[whole].Shape;
        if (!reference.Property.IsIndexer)
        {
            return reference.Property.Name switch
            {
                "Length" or "Rows" => Count(shape.Rows),
                "Columns" => Count(shape.Columns),
                "Entries" => new Scalar(Graph.Append(Ops.Slice, Graph[whole].Type, 0, Shape.Vector(shape.Count), whole)),
                _ => reading.Refuse(reference),
            };
        }

        Value?[] indices = [.. reference.Arguments.Select(argument => reading.Expressions.Parse(argument.Value))];
        return indices switch
        {
            [Scalar index] when shape.Rank == 1 && !Graph[index.Id].IsConstant => new Scalar(Graph.Append(Ops.Pick, whole, index.Id)),
            [var index] when shape.Rank == 1 => Index(reference, index, shape.Rows) is { } place ? Entry(whole, place) : null,
            [var row, var column] when shape.Rank == 2 => Index(reference, row, shape.Rows) is { } above && Index(reference, column, shape.Columns) is { } beside ? Entry(whole, (above * shape.Columns) + beside) : null,
            _ => reading.Refuse(reference),
        };
    }

    /// <summary>v[^1], v[1..3]</summary>
    public Value? Range(IImplicitIndexerReferenceOperation reference)
    {
        if (reading.Expressions.Parse(reference.Instance) is not Scalar { Id: var whole })
        {
            return null;
        }

        int length = Graph[whole].Shape.Rows;
        if (reference.Argument is not IRangeOperation range)
        {
            return SliceParser.Bound(reading, reference.Argument, length) is { } place && place >= 0 && place < length ? Entry(whole, place) : OutOfRange(reference, length);
        }

        int? start = range.LeftOperand is { } left ? SliceParser.Bound(reading, left, length) : 0;
        int? end = range.RightOperand is { } right ? SliceParser.Bound(reading, right, length) : length;
        return Part(reference, whole, start, end - start);
    }

    private Scalar RowOf(int matrix, int row) =>
        new(Graph.Append(Ops.Slice, Graph[matrix].Type, (long)row * Graph[matrix].Shape.Columns, Shape.Vector(Graph[matrix].Shape.Columns), matrix));

    private Scalar Entry(int whole, int place) => new(Graph.Append(Ops.Slice, Graph[whole].Type, place, Shape.Scalar, whole));

    private Scalar Count(int count) => new(Graph.ConstantOf(count, NumberType.Int32));

    private Value? Part(IOperation place, int whole, int? start, int? length) =>
        start is null || length is null ? reading.Refuse(place, "A range whose bounds depend on data", "make its bounds constants, or variables of a loop whose bounds are constants")
        : start >= 0 && length > 0 && length <= Graph[whole].Shape.Rows - start ? new Scalar(Graph.Append(Ops.Slice, Graph[whole].Type, start.Value, Shape.Vector(length.Value), whole))
        : reading.Refuse(place, $"The part from {start} to {(long)start + length} of {Graph[whole].Shape.Rows} entries", "keep it within the bounds, and leave at least one");

    private int? Index(IOperation place, Value? value, int length)
    {
        if (value is null)
        {
            return null;
        }

        int? index = reading.Known(value);
        _ = index is null ? reading.Refuse(place, "An index that depends on data", "make it a constant, or a variable of a loop whose bounds are constants")
            : index >= 0 && index < length ? null
            : OutOfRange(place, length);
        return index >= 0 && index < length ? index : null;
    }

    private Value? OutOfRange(IOperation place, int length) => reading.Refuse(place, $"'{place.Syntax}', of {length},", "keep the index within the bounds");
}
