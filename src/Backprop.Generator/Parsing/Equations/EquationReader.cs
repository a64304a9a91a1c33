using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Reads a method of the annotated type into a graph of its own, whose leaves are the parameters and what the arguments are made of.</summary>
internal sealed class EquationReader(Sources sources, int inlineLimit, Problems problems, CancellationToken cancellation)
{
    /// <returns>The equations; null where they could not be read.</returns>
    public Equations? Read(IMethodSymbol method, MethodParameters parameters, bool isDifferentiated)
    {
        var graph = new Graph();
        IReadOnlyDictionary<ISymbol, Value> leaves = parameters.Leaves(graph);
        var arguments = new ArgumentParser(sources.Compilation, method, graph, problems);
        Value?[] values = [.. method.Parameters.Select(argument => leaves.TryGetValue(argument, out Value? leaf) ? leaf : arguments.Parse(argument))];
        return values.Contains(null) ? null : EquationParser.Parse(method, sources, graph, leaves, values!, inlineLimit, isDifferentiated, problems, cancellation);
    }
}
