using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>
/// Reads the body of a cost method into a graph. It runs the method, statement by statement, on nodes of the graph instead of numbers; whatever it does not list is refused at its place.
/// </summary>
internal static class EquationParser
{
    /// <summary>The equations of a cost; null where they could not be read, for reasons that were reported, here or by the compiler.</summary>
    /// <param name="cost">The method.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="graph">A graph that has the leaves already.</param>
    /// <param name="parameters">The leaves of the marked properties.</param>
    /// <param name="arguments">What the method's arguments stand for.</param>
    /// <param name="problems">Where to report.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static Equations? Parse(
        IMethodSymbol cost,
        Compilation compilation,
        Graph graph,
        IReadOnlyDictionary<ISymbol, int> parameters,
        IReadOnlyList<Value> arguments,
        Problems problems,
        CancellationToken cancellation)
    {
        int before = problems.Count;
        try
        {
            var reading = new Reading(compilation, cost.ContainingType, graph, parameters, problems, cancellation) { Hidden = [.. cost.Parameters.Select(argument => argument.Name)] };
            Value? result = reading.Methods.Invoke(cost, place: null, arguments, self: null);
            return result is Scalar scalar && problems.Count == before ? Needed(graph, scalar.Id) : null;
        }
        catch (InsufficientExecutionStackException)
        {
            problems.Report(Descriptors.Unsupported, cost.Place(), $"'{cost.Name}'", "an expression in it is nested too deeply: give its parts names");
            return null;
        }
        catch (Budget.ExceededException)
        {
            return null;
        }
    }

    /// <summary>What the cost depends on, and its leaves; what was computed in vain goes before differentiation, so that it can poison nothing.</summary>
    private static Equations Needed(Graph graph, int cost)
    {
        bool[] reached = Reachability.From(cost, graph);
        Graph needed = graph.CopyWhere(id => reached[id] || graph[id].Op == Ops.Parameter, out int[] map);
        return new Equations(needed, map[cost]);
    }
}
