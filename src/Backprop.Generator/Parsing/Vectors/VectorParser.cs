using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads operators and members of vectors and matrices. They are values: nothing changes an entry.</summary>
internal sealed class VectorParser(Reading reading)
{
    private Graph Graph => reading.Graph;

    public Value? Operator(IOperation operation, IMethodSymbol method, IReadOnlyList<IOperation> operands) =>
        Apply(operation, method.Name, [.. operands.Select(operand => (operand, reading.Expressions.Parse(operand)))]);

    public Value? Call(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        IOperation[] operands = [.. call.Instance is { } instance ? Enumerable.Repeat(instance, 1) : [], .. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (operands is [var only] && call.TargetMethod.Parameters is [{ IsParams: true }] && Elements(only) is { } elements)
        {
            return name switch
            {
                "Of" or "Concatenate" => Join(elements, rows => Shape.Vector(rows.Sum(shape => shape.Count))),
                "OfRows" => Rows(call, elements),
                _ => reading.Refuse(call),
            };
        }

        (IOperation Operation, Value? Value)[] values = [.. operands.Select(operand => (operand, reading.Expressions.Parse(operand)))];
        return name switch
        {
            "Row" => values[0].Value is Scalar matrix && Index(call, values[1].Value, Graph[matrix.Id].Shape.Rows) is { } row ? RowOf(matrix.Id, row) : null,
            "Column" => values[0].Value is Scalar matrix && Index(call, values[1].Value, Graph[matrix.Id].Shape.Columns) is { } column ? RowOf(Graph.Append(Ops.Transpose, matrix.Id), column) : null,
            "Slice" => values[0].Value is Scalar vector ? Part(call, vector.Id, reading.Known(values[1].Value), values.Length > 2 ? reading.Known(values[2].Value) : Graph[vector.Id].Shape.Rows - reading.Known(values[1].Value)) : null,
            _ => Apply(call, name, values),
        };
    }

    /// <summary>[a, b, c]</summary>
    public Value? Create(ICollectionExpressionOperation collection) =>
        Elements(collection) is { } elements ? Join(elements, parts => Shape.Vector(parts.Count))
        : reading.Refuse(collection, $"'{collection.Syntax}' as '{collection.Type.Display()}'", "write its entries one by one, and at least one");

    /// <summary>An array that is made in the place is nobody else's: its elements are the entries. A span sees the entries.</summary>
    public Value? Conversion(IConversionOperation conversion) =>
        conversion.Operand.Type.Rank() > 0 && ArrayParser.IsSpan(conversion.Type) ? (reading.Expressions.Parse(conversion.Operand) is Scalar { Id: var whole } ? reading.Arrays.New([.. Enumerable.Range(0, Graph[whole].Shape.Count).Select(place => Entry(whole, place))], [Graph[whole].Shape.Count]) : null)
        : conversion.Type.Rank() == 1 && Elements(conversion.Operand) is { } elements ? Join(elements, parts => Shape.Vector(parts.Count))
        : reading.Refuse(conversion, $"'{conversion.Syntax}' as '{conversion.Type.Display()}'", "write Vector.Of(…) with its entries, so that nothing else can change them");

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

    /// <summary>Numbers or vectors side by side.</summary>
    private Scalar? Join(IReadOnlyList<IOperation> operations, Func<IReadOnlyList<Shape>, Shape> shape)
    {
        Value?[] values = [.. operations.Select(reading.Expressions.Parse)];
        if (values.Any(value => value is not Scalar))
        {
            return null;
        }

        int[] parts = [.. values.Select(value => ((Scalar)value!).Id)];
        return new Scalar(Graph.Append(Ops.Join, Graph[parts[0]].Type, 0, shape([.. parts.Select(part => Graph[part].Shape)]), parts));
    }

    /// <summary>Vectors one below the other.</summary>
    private Value? Rows(IInvocationOperation call, IReadOnlyList<IOperation> operations)
    {
        bool isMatrix = true;
        Value? matrix = Join(operations, rows =>
        {
            isMatrix = rows.Distinct().Count() == 1;
            return Shape.Matrix(rows.Count, rows[0].Rows);
        });
        return isMatrix ? matrix : reading.Refuse(call, $"'{call.Syntax}', whose rows have several lengths,", "make them equally long");
    }

    /// <summary>The elements of what <c>params</c> collects.</summary>
    private static IReadOnlyList<IOperation>? Elements(IOperation collection) => collection switch
    {
        IConversionOperation { IsImplicit: true } conversion => Elements(conversion.Operand),
        ICollectionExpressionOperation { Elements: { IsEmpty: false } elements } when !elements.Any(element => element is ISpreadOperation) => elements,
        IArrayCreationOperation { Initializer.ElementValues: { IsEmpty: false } elements } => elements,
        _ => null,
    };

    private Scalar? Apply(IOperation operation, string name, (IOperation Operation, Value? Value)[] operands)
    {
        if (operands.Any(operand => operand.Value is null))
        {
            return null;
        }

        if (VectorMembers.Find(name, VectorTypes.Signature(operands.Select(operand => operand.Operation.Type))) is not { } rule || operands.Any(operand => operand.Value is not Scalar))
        {
            reading.Problems.Report(Descriptors.NoRule, operation.Syntax.GetLocation(), operation.Syntax.ToString(), "use the operators and functions that docs/vectors.md lists");
            return null;
        }

        try
        {
            int before = Graph.Count;
            Expr result = rule([.. operands.Select(operand => new Expr(Graph, ((Scalar)operand.Value!).Id))]);
            reading.Budget.TakeEntries(operation, Enumerable.Range(before, Graph.Count - before).Sum(id => Graph[id].Shape.Count * (Graph[id].Op == Ops.Product ? Graph[Graph[id].A].Shape.Columns : 1)));
            return new Scalar(result.Id);
        }
        catch (ShapeException exception)
        {
            string shapes = string.Join(" and ", operands.Select(operand => $"'{operand.Operation.Syntax}' {Graph[((Scalar)operand.Value!).Id].Shape}"));
            reading.Problems.Report(Descriptors.NoRule, operation.Syntax.GetLocation(), operation.Syntax.ToString(), $"{shapes}, and {(exception.Op == Ops.Product ? "a product needs as many rows on the right as there are columns on the left" : "both must have the same shape")}");
            return null;
        }
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
