using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>The arguments of a cost that are not differentiated with respect to: numbers, truth values, enums, and structs of them. Each number in them is an input of the graph.</summary>
internal sealed class ArgumentParser(Compilation compilation, IMethodSymbol method, Graph graph, Problems problems)
{
    private int _inputs;

    public static ArgumentModel Model(IParameterSymbol argument) =>
        new(argument.Identifier(), argument.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), argument.RefKind == RefKind.In, argument.Has(Symbols.ParameterAttribute))
        {
            Shape = ShapeOf(argument),
            EntryType = (argument.Type.Rank() > 0 ? ((INamedTypeSymbol)argument.Type).TypeArguments[0] : argument.Type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        };

    /// <summary>The shape that was declared, where it is one that fits.</summary>
    public static Shape ShapeOf(IParameterSymbol argument) => ShapeParser.Of(argument, argument.Type, new Problems(report: null)) ?? Shape.Scalar;

    /// <summary>What the argument stands for; null where a part of it cannot be reached.</summary>
    public Value? Parse(IParameterSymbol argument) => Parse(argument.Type, argument.Identifier(), argument);

    private Value? Parse(ITypeSymbol type, string path, IParameterSymbol argument)
    {
        if (type.Entries() is { } entries)
        {
            return new Scalar(graph.Leaf(Ops.Input, _inputs++, entries, ShapeOf(argument), path));
        }

        if (type.Number() is { } number)
        {
            return new Scalar(graph.Leaf(Ops.Input, _inputs++, number, type.TypeKind == TypeKind.Enum ? $"(({number.Keyword()}){path})" : path));
        }

        IReadOnlyList<IFieldSymbol> fields = Layout.Of(type)!;
        if (fields.Select(field => field.AssociatedSymbol ?? field).FirstOrDefault(member => !type.IsTupleType && !compilation.IsSymbolAccessibleWithin((member as IPropertySymbol)?.GetMethod ?? member, method.ContainingType)) is { } hidden)
        {
            problems.Report(Descriptors.Unsupported, argument.Place(), $"The argument '{argument.Name}', whose '{hidden.Name}' cannot be reached,", $"make '{hidden.Name}' of '{type.Display()}' public or internal");
            return null;
        }

        Value?[] parts = [.. fields.Select(field => Parse(field.Type, $"{path}.{(field.AssociatedSymbol ?? field).Identifier()}", argument))];
        return parts.Contains(null) ? null : new Composite(parts, [.. fields.Select(Layout.Label)]);
    }
}
