using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads arrays and spans of a length that is known when the cost is compiled. They are references: two names may stand for the same elements.</summary>
internal sealed class ArrayParser(Reading reading)
{
    public const string Remedy = "make it a constant, or a variable of a loop whose bounds are constants";

    public static bool IsSpan(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>stackalloc has no operation of its own.</summary>
    public static bool IsStackAllocation(IOperation operation) => operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax;

    /// <summary>The call asks for the length of one dimension, or for its last index.</summary>
    public static bool IsExtent(IMethodSymbol method) => method is { Name: "GetLength" or "GetUpperBound", ContainingType.SpecialType: SpecialType.System_Array };

    /// <summary>grid.GetLength(1)</summary>
    public Value? Extent(IInvocationOperation call)
    {
        int before = reading.Problems.Count;
        if (reading.Expressions.Parse(call.Instance!) is not View view || reading.Expressions.Parse(call.Arguments[0].Value) is not { } argument)
        {
            return reading.Refuse(call, since: before);
        }

        return reading.Known(argument) is not { } dimension ? reading.Refuse(call, "A dimension that depends on data", Remedy)
            : dimension < 0 || dimension >= view.Lengths.Count ? reading.Refuse(call, $"The dimension {dimension} of an array of {view.Lengths.Count}", "keep it within the array's dimensions")
            : new Scalar(reading.Graph.ConstantOf(view.Lengths[dimension] - (call.TargetMethod.Name == "GetLength" ? 0 : 1), NumberType.Int32));
    }

    public Value? Create(IArrayCreationOperation creation)
    {
        ITypeSymbol element = ((IArrayTypeSymbol)creation.Type!).ElementType;
        int?[] lengths = [.. creation.DimensionSizes.Select(size => reading.Known(reading.Expressions.Parse(size)))];
        if (lengths.Contains(null))
        {
            return reading.Refuse(creation, "The length of an array", Remedy);
        }

        if (creation.Initializer is not { } initializer)
        {
            return Zeros(creation, element, [.. lengths.Select(length => (int)length!)]);
        }

        return New([.. Flatten(initializer).Select(reading.Expressions.Parse)], [.. lengths.Select(length => (int)length!)]);
    }

    public Value? Create(ICollectionExpressionOperation collection)
    {
        int before = reading.Problems.Count;
        if (collection.Type is not IArrayTypeSymbol && !IsSpan(collection.Type))
        {
            return reading.Refuse(collection);
        }

        var elements = new List<Value?>();
        foreach (IOperation element in collection.Elements)
        {
            if (element is not ISpreadOperation spread)
            {
                elements.Add(reading.Expressions.Parse(element));
            }
            else if (Viewed(spread.Operand) is { } view)
            {
                elements.AddRange(Elements(view));
            }
            else
            {
                return reading.Refuse(spread, since: before);
            }
        }

        return New(elements, [elements.Count]);
    }

    public Value? CreateOnStack(IOperation operation)
    {
        IOperation[] children = [.. operation.ChildOperations];
        ITypeSymbol? element = operation.Type is INamedTypeSymbol { TypeArguments: [var argument] } ? argument : (operation.Type as IPointerTypeSymbol)?.PointedAtType
            ?? (operation.Parent?.Type is INamedTypeSymbol { TypeArguments: [var outer] } ? outer : null);
        InitializerExpressionSyntax? initializer = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax syntax => syntax.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax syntax => syntax.Initializer,
            _ => null,
        };
        if (initializer is not null)
        {
            Value?[] values = [.. children.Where(child => initializer.Span.Contains(child.Syntax.Span)).Select(reading.Expressions.Parse)];
            return values.Length == initializer.Expressions.Count ? New(values, [values.Length]) : reading.Refuse(operation, "This 'stackalloc'", "write 'new double[…]', or a collection expression");
        }

        return children.Length == 1 && reading.Known(reading.Expressions.Parse(children[0])) is { } length && element is not null
            ? Zeros(operation, element, [length])
            : reading.Refuse(operation, "The length of an array", Remedy);
    }

    /// <summary>What a loop or a spread goes through; null where it is neither array nor span.</summary>
    public View? Viewed(IOperation collection)
    {
        while (collection is IConversionOperation { IsImplicit: true } conversion)
        {
            collection = conversion.Operand;
        }

        return collection.Type is IArrayTypeSymbol || IsSpan(collection.Type) ? reading.Expressions.Parse(collection) as View : null;
    }

    public IEnumerable<Value?> Elements(View view) =>
        Enumerable.Range(0, view.Length).Select(index => reading.State.Read(At(view, index)));

    public static Place At(View view, int index) =>
        new Place(view.Elements).Part(view.Offset + index, Label(view, index));

    public Place? Element(IArrayElementReferenceOperation element) => Element(element, element.ArrayReference, [.. element.Indices]);

    public Place? Element(IPropertyReferenceOperation indexer) =>
        IsSpan(indexer.Instance?.Type) ? Element(indexer, indexer.Instance!, [.. indexer.Arguments.Select(argument => argument.Value)]) : null;

    /// <summary>span[^1]</summary>
    public Place? Element(IImplicitIndexerReferenceOperation indexer) =>
        IsSpan(indexer.Instance.Type) && indexer.Argument is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } ? Element(indexer, indexer.Instance, [indexer.Argument]) : null;

    private Place? Element(IOperation operation, IOperation array, IOperation[] indices)
    {
        if (reading.Expressions.Parse(array) is not View view || indices.Length != view.Lengths.Count)
        {
            return null;
        }

        int place = 0;
        for (int dimension = 0; dimension < indices.Length; dimension++)
        {
            bool isFromEnd = indices[dimension] is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
            Value? value = reading.Expressions.Parse(isFromEnd ? ((IUnaryOperation)indices[dimension]).Operand : indices[dimension]);
            if (value is null || reading.Known(value) is not { } index)
            {
                _ = value is null ? null : reading.Refuse(indices[dimension], $"The index '{indices[dimension].Syntax}', which depends on data,", Remedy);
                return null;
            }

            index = isFromEnd ? view.Lengths[dimension] - index : index;
            if (index < 0 || index >= view.Lengths[dimension])
            {
                reading.Refuse(operation, $"The element {index} of an array of length {view.Lengths[dimension]}", "keep the index within the bounds");
                return null;
            }

            place = (place * view.Lengths[dimension]) + index;
        }

        return At(view, place);
    }

    private static string Label(View view, int index) =>
        view.Lengths.Count == 2 ? FormattableString.Invariant($"{index / view.Lengths[1]}_{index % view.Lengths[1]}") : FormattableString.Invariant($"{view.Offset + index}");

    public View New(IReadOnlyList<Value?> elements, IReadOnlyList<int> lengths)
    {
        var cell = new Cell(null, null);
        reading.State[cell] = new Composite(elements);
        return new View(cell, 0, lengths);
    }

    private Value? Zeros(IOperation place, ITypeSymbol element, int[] lengths)
    {
        const int MostElements = 10_000;
        if (lengths.Any(length => length < 0) || lengths.Aggregate(1L, (product, length) => product * length) > MostElements)
        {
            return reading.Refuse(place, "An array of this length", $"use at most {MostElements} elements");
        }

        return Layout.Zero(element, reading.Arithmetic) is { } zero ? New([.. Enumerable.Repeat(zero, lengths.Aggregate(1, (product, length) => product * length))], lengths) : reading.Refuse(place);
    }

    private static IEnumerable<IOperation> Flatten(IArrayInitializerOperation initializer) =>
        initializer.ElementValues.SelectMany(value => value is IArrayInitializerOperation inner ? Flatten(inner) : [value]);
}
