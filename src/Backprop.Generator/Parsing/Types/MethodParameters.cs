using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>The parameters that a method has: the marked properties, and its own marked arguments. A static method has no instance whose properties it could read.</summary>
internal sealed class MethodParameters
{
    private readonly MarkedProperty[] _properties;
    private readonly IParameterSymbol[] _arguments;

    public MethodParameters(IMethodSymbol method, IReadOnlyList<MarkedProperty> properties)
    {
        _properties = [.. properties.Where(property => property.Symbol.IsStatic || !method.IsStatic)];
        _arguments = [.. method.Parameters.Where(argument => argument.Has(Symbols.ParameterAttribute))];
        Owners = [.. _properties.SelectMany(property => property.Parameters.Select(_ => property.Symbol)), .. _arguments];
        Models = [.. _properties.SelectMany(property => property.Parameters), .. _arguments.Select(Model)];
        Composites = [.. _properties.Select(property => property.Composite).OfType<CompositeModel>()];
    }

    /// <summary>The parameters; of properties that are structs, their parts.</summary>
    public IReadOnlyList<ParameterModel> Models { get; }

    /// <summary>The property or argument that each of them is or is a part of.</summary>
    public IReadOnlyList<ISymbol> Owners { get; }

    /// <summary>The properties that are structs.</summary>
    public IReadOnlyList<CompositeModel> Composites { get; }

    /// <summary>What properties and arguments stand for, in a graph that has no leaves yet.</summary>
    public IReadOnlyDictionary<ISymbol, Value> Leaves(Graph graph)
    {
        int index = 0;
        Value Leaf() => new Scalar(graph.Leaf(Ops.Parameter, index, Models[index].Type, Models[index].Shape, Models[index++].Name));
        Value Struct(StructModel type) => new Composite([.. type.Parts.Select(part => part.Struct is null ? Leaf() : Struct(part.Struct))], [.. type.Parts.Select(part => part.Name.TrimStart('@'))]);

        var leaves = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (MarkedProperty property in _properties)
        {
            leaves.Add(property.Symbol, property.Composite is null ? Leaf() : Struct(property.Composite.Struct));
        }

        foreach (IParameterSymbol argument in _arguments)
        {
            leaves.Add(argument, Leaf());
        }

        return leaves;
    }

    private static ParameterModel Model(IParameterSymbol argument) =>
        new(argument.Identifier(), argument.Type.Entries() ?? argument.Type.Number() ?? NumberType.Double, null, default, IsArgument: true, IsStatic: false) { Shape = ArgumentParser.ShapeOf(argument) };
}
