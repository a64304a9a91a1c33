using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Reads a method of the annotated type into a graph of its own, whose leaves are the parameters and what the arguments are made of.</summary>
internal sealed class EquationReader(Compilation compilation, int inlineLimit, Problems problems, CancellationToken cancellation)
{
    /// <summary>The parameters that a method has: the marked properties, and its own marked arguments. A static method has no instance whose properties it could read.</summary>
    public static (ISymbol[] Symbols, ParameterModel[] Models) ParametersOf(IMethodSymbol method, IReadOnlyList<MarkedProperty> properties)
    {
        MarkedProperty[] own = [.. properties.Where(property => property.Symbol.IsStatic || !method.IsStatic)];
        IParameterSymbol[] marked = [.. method.Parameters.Where(argument => argument.Has(Symbols.ParameterAttribute))];
        return (
            [.. own.Select(property => property.Symbol), .. marked],
            [.. own.Select(property => property.Model), .. marked.Select(argument => new ParameterModel(argument.Identifier(), argument.Type.Entries() ?? argument.Type.Number() ?? NumberType.Double, null, default, IsArgument: true, IsStatic: false) { Shape = ArgumentParser.ShapeOf(argument) })]);
    }

    /// <returns>The equations; null where they could not be read.</returns>
    public Equations? Read(IMethodSymbol method, ISymbol[] symbols, ParameterModel[] models, bool isDifferentiated)
    {
        var graph = new Graph();
        var leaves = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        for (int index = 0; index < symbols.Length; index++)
        {
            leaves.Add(symbols[index], graph.Leaf(Ops.Parameter, index, models[index].Type, models[index].Shape, models[index].Name));
        }

        var arguments = new ArgumentParser(compilation, method, graph, problems);
        Value?[] values = [.. method.Parameters.Select(argument => leaves.TryGetValue(argument, out int leaf) ? new Scalar(leaf) : arguments.Parse(argument))];
        return values.Contains(null) ? null : EquationParser.Parse(method, compilation, graph, leaves, values!, inlineLimit, isDifferentiated, problems, cancellation);
    }
}
