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
    /// <summary>The operations below which a helper is written out, however often it is called.</summary>
    private const int SmallestHelper = 24;

    /// <summary>The equations of a cost; null where they could not be read, for reasons that were reported, here or by the compiler.</summary>
    /// <param name="cost">The method.</param>
    /// <param name="sources">Where it is read.</param>
    /// <param name="graph">A graph that has the leaves already.</param>
    /// <param name="parameters">What the marked properties and arguments stand for.</param>
    /// <param name="arguments">What the method's arguments stand for.</param>
    /// <param name="inlineLimit">The operations above which helpers are emitted once instead of being written out at each call.</param>
    /// <param name="isDifferentiated">The method is a cost: what has no derivative is worth a warning.</param>
    /// <param name="problems">Where to report.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static Equations? Parse(
        IMethodSymbol cost,
        Sources sources,
        Graph graph,
        IReadOnlyDictionary<ISymbol, Value> parameters,
        IReadOnlyList<Value> arguments,
        int inlineLimit,
        bool isDifferentiated,
        Problems problems,
        CancellationToken cancellation)
    {
        int before = problems.Count;
        Graph leaves = graph.Copy();
        var inlined = new Helpers([], 0);
        try
        {
            Equations? equations = Read(inlined, graph, problems);
            return equations?.Graph.Count > inlineLimit ? Shortened(inlined.Called(2)) ?? equations : equations;
        }
        catch (Budget.ExceededException exceeded)
        {
            Equations? equations = exceeded.IsOfSize && problems.Count == before ? Shortened(inlined.Called(1)) : null;
            if (equations is null)
            {
                exceeded.ReportTo(problems);
            }

            return equations;
        }
        catch (InsufficientExecutionStackException)
        {
            problems.Report(Descriptors.Unsupported, cost.Place(), $"'{cost.Name}'", "an expression in it is nested too deeply: give its parts names");
            return null;
        }

        Equations? Read(Helpers helpers, Graph into, Problems problems)
        {
            int before = problems.Count;
            var reading = new Reading(sources, cost.ContainingType, into, parameters, problems, helpers, cancellation) { Hidden = [.. cost.Parameters.Select(argument => argument.Name), .. MethodModel.NamesOfLoops], IsDifferentiated = isDifferentiated };
            return reading.Methods.Invoke(cost, place: null, arguments, self: null) is Scalar result && problems.Count == before ? Needed(into, result.Id, helpers) : null;
        }

        // Again, without writing out every call.
        Equations? Shortened(IReadOnlyCollection<ISymbol> candidates)
        {
            try
            {
                return candidates.Count == 0 ? null : Read(new Helpers(candidates, Math.Min(inlineLimit, SmallestHelper)), leaves, new Problems(report: null));
            }
            catch (Exception exception) when (exception is Budget.ExceededException or InsufficientExecutionStackException)
            {
                return null;
            }
        }
    }

    /// <summary>What the cost depends on, and its leaves; what was computed in vain goes before differentiation, so that it can poison nothing.</summary>
    private static Equations Needed(Graph graph, int cost, Helpers helpers)
    {
        bool[] reached = Reachability.From(cost, graph);
        Graph needed = graph.CopyWhere(id => reached[id] || graph[id].Op == Ops.Parameter, out int[] map);
        return new Equations(needed, map[cost], new(helpers.CalledBy(needed)));
    }
}
