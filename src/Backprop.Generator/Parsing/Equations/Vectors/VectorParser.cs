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
        if (name is "Of" or "Concatenate" or "OfRows" && call.Arguments is [var collected])
        {
            return Collect(call, collected.Value);
        }

        // Evaluated in the order in which they are written.
        IOperation[] written = [.. call.Instance is { } instance ? Enumerable.Repeat(instance, 1) : [], .. call.Arguments.Select(argument => argument.Value)];
        Dictionary<IOperation, Value?> read = written.ToDictionary(operation => operation, reading.Expressions.Parse);
        IOperation[] operands = [.. call.Instance is { } receiver ? Enumerable.Repeat(receiver, 1) : [], .. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        return EntryParser.IsPart(name) ? reading.Entries.Part(call, [.. operands.Select(operand => read[operand])])
            : Apply(call, name, [.. operands.Select(operand => (operand, read[operand]))]);
    }

    /// <summary>[a, b, c]</summary>
    public Value? Create(ICollectionExpressionOperation collection) =>
        Elements(collection) is { } elements ? Join(elements, parts => Shape.Vector(parts.Count))
        : reading.Refuse(collection, $"'{collection.Syntax}' as '{collection.Type.Display()}'", "write its entries one by one, and at least one");

    /// <summary>An array that is made in the place is nobody else's: its elements are the entries. A span sees the entries.</summary>
    public Value? Conversion(IConversionOperation conversion) =>
        conversion.Operand.Type.Rank() > 0 && ArrayParser.IsSpan(conversion.Type) ? (reading.Expressions.Parse(conversion.Operand) is Scalar whole ? reading.Entries.Span(conversion, whole.Id) : null)
        : conversion.Type.Rank() == 1 && Elements(conversion.Operand) is { } elements ? Join(elements, parts => Shape.Vector(parts.Count))
        : conversion is { Operand: IArrayCreationOperation { Initializer: null, DimensionSizes: [var length] } } && conversion.Type.Rank() == 1 ? Zeros(conversion, [length])
        : reading.Refuse(conversion, $"'{conversion.Syntax}' as '{conversion.Type.Display()}'", "write Vector.Of(…), a copy, so that nothing else can change its entries");

    /// <summary>new Vector(n), new Matrix(m, n)</summary>
    public Value? New(IObjectCreationOperation creation) =>
        creation.Arguments.All(argument => argument.Value.Type?.SpecialType == SpecialType.System_Int32) && creation.Arguments.Length == creation.Type.Rank() && creation.Initializer is null
            ? Zeros(creation, [.. creation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)])
            : reading.Refuse(creation, $"'{creation.Syntax}'", "write Vector.Of(…) or Matrix.OfRows(…), copies, so that nothing else can change their entries");

    private Value? Zeros(IOperation place, IOperation[] sizes)
    {
        int before = reading.Problems.Count;
        int?[] known = [.. sizes.Select(size => reading.Known(reading.Expressions.Parse(size)))];
        if (!known.All(size => size > 0) || known.Aggregate(1L, (count, size) => count * (long)size!) > Budget.MostNodes)
        {
            return reading.Problems.Count == before ? reading.Refuse(place, $"'{place.Syntax}', whose size is not a positive constant of at most {Budget.MostNodes} entries,", "write such a constant") : null;
        }

        Shape shape = known.Length == 1 ? Shape.Vector((int)known[0]!) : Shape.Matrix((int)known[0]!, (int)known[1]!);
        NumberType type = place.Type.Entries() ?? NumberType.Double;
        return new Scalar(Graph.Append(Ops.Fill, type, 0, shape, Graph.Constant(0, type)));
    }

    /// <summary>What <c>params</c> collects, or a copy of the elements of an array.</summary>
    private Value? Collect(IInvocationOperation call, IOperation collected)
    {
        if (Elements(collected) is { } elements)
        {
            return call.TargetMethod.Name == "OfRows" ? Rows(call, elements) : Join(elements, parts => Shape.Vector(parts.Sum(part => part.Count)));
        }

        int before = reading.Problems.Count;
        return call.TargetMethod.Name == "Of" && reading.Expressions.Parse(collected) is View { Length: > 0 } view && reading.Arrays.Elements(view) is var copied && copied.All(element => element is Scalar)
            ? Join(call, [.. copied.Select(element => ((Scalar)element!).Id)], parts => Shape.Vector(parts.Count))
            : reading.Refuse(call, since: before);
    }

    /// <summary>Numbers or vectors side by side.</summary>
    private Scalar? Join(IReadOnlyList<IOperation> operations, Func<IReadOnlyList<Shape>, Shape> shape)
    {
        Value?[] values = [.. operations.Select(reading.Expressions.Parse)];
        if (values.Any(value => value is not Scalar))
        {
            return null;
        }

        return Join(operations[0], [.. values.Select(value => ((Scalar)value!).Id)], shape);
    }

    private Scalar Join(IOperation place, int[] parts, Func<IReadOnlyList<Shape>, Shape> shape)
    {
        Shape whole = shape([.. parts.Select(part => Graph[part].Shape)]);
        reading.Budget.TakeEntries(place, whole.Count);
        return new Scalar(Graph.Append(Ops.Join, Graph[parts[0]].Type, 0, whole, parts));
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

    /// <summary>An operator or function by its name, on operands that have been read.</summary>
    public Scalar? Apply(IOperation operation, string name, (IOperation Operation, Value? Value)[] operands)
    {
        if (operands.Any(operand => operand.Value is null))
        {
            return null;
        }

        string signature = VectorTypes.Signature(operands.Select(operand => operand.Operation.Type));
        if (signature == "vn" && reading.Known(operands[1].Value) is { } index && !(index >= 0 && index < Graph[((Scalar)operands[0].Value!).Id].Shape.Rows))
        {
            reading.Refuse(operation, $"'{operation.Syntax}', of {Graph[((Scalar)operands[0].Value!).Id].Shape.Rows},", "keep the index within the bounds");
            return null;
        }

        if (VectorMembers.Find(name, signature) is not { } rule || operands.Any(operand => operand.Value is not Scalar))
        {
            reading.Problems.Report(Descriptors.NoRule, operation.Syntax.GetLocation(), operation.Syntax.ToString(), "use the operators and functions that docs/vectors.md lists");
            return null;
        }

        try
        {
            return new Scalar(rule([.. operands.Select(operand => new Expr(Graph, ((Scalar)operand.Value!).Id))]).Id);
        }
        catch (ShapeException exception)
        {
            string shapes = string.Join(" and ", operands.Select(operand => $"'{operand.Operation.Syntax}' {Graph[((Scalar)operand.Value!).Id].Shape}"));
            reading.Problems.Report(Descriptors.Shapes, operation.Syntax.GetLocation(), shapes, exception.Op == Ops.Product ? "a product needs as many rows on the right as there are columns on the left" : "both must have the same shape");
            return null;
        }
    }
}
