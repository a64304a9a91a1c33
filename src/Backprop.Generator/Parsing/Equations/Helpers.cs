using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Parsing;

/// <summary>
/// Methods that are emitted once, with their partials, instead of being written out at each call. Such a method is read into a graph of its own: its arguments and the marked
/// properties that it reads are the leaves. Integers and truth values that are known at the call stay known inside, so that loops and recursion end there too.
/// </summary>
/// <param name="candidates">The methods that are worth it.</param>
/// <param name="leastSize">The operations below which a method is written out all the same.</param>
internal sealed class Helpers(IEnumerable<ISymbol> candidates, int leastSize)
{
    private const int MostArguments = 60;

    private readonly Dictionary<ISymbol, Dictionary<string, Helper?>> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, Helper> _byName = [];
    private readonly List<Helper> _inOrder = [];
    private readonly HashSet<ISymbol> _candidates = new(candidates, SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _calls = new(SymbolEqualityComparer.Default);

    /// <summary>A method as it is emitted, and where the caller finds what it is given.</summary>
    private sealed record Helper(HelperModel Model, IReadOnlyList<Func<Reading, IReadOnlyList<Value?>, int>> Sources, int Size);

    /// <summary>The methods that were called this often or more.</summary>
    public IReadOnlyCollection<ISymbol> Called(int times) => [.. _calls.Where(entry => entry.Value >= times).Select(entry => entry.Key)];

    /// <summary>The helpers that a graph calls, directly or by way of others; a helper comes after those that it calls.</summary>
    public IEnumerable<HelperModel> CalledBy(Graph graph)
    {
        HashSet<string> called = [.. NamesOfCalled(graph)];
        foreach (Helper helper in Enumerable.Reverse(_inOrder).Where(helper => called.Contains(helper.Model.Name)))
        {
            called.UnionWith(NamesOfCalled(helper.Model.Graph));
        }

        return _inOrder.Select(helper => helper.Model).Where(helper => called.Contains(helper.Name));
    }

    /// <summary>The call as an operation of the caller's graph; null where the method is to be written out.</summary>
    public Value? Call(Reading caller, IOperation call, IMethodSymbol method, IReadOnlyList<Value?> arguments)
    {
        _calls[method] = _calls.TryGetValue(method, out int calls) ? calls + 1 : 1;
        arguments = [.. arguments.Select(argument => argument is Alias alias ? caller.State.Read(alias.Place) : argument)];
        if (!_candidates.Contains(method) || !IsOnNumbers(method, arguments))
        {
            return null;
        }

        if (!_known.TryGetValue(method, out Dictionary<string, Helper?> known))
        {
            _known.Add(method, known = []);
        }

        string constants = string.Join(" ", arguments.Select(argument => Known(caller.Graph, argument)?.Payload));
        if (!known.TryGetValue(constants, out Helper? helper))
        {
            // Within itself, with the same constants, it is written out, and reading it fails as the recursion that it is.
            known.Add(constants, null);
            known[constants] = helper = Read(caller, call, method, arguments);
        }

        if (helper is null)
        {
            return null;
        }

        caller.ReadsThis |= !helper.Model.IsStatic;
        int name = caller.Graph.Leaf(Ops.Outer, caller.Outer(helper.Model.Name), NumberType.Several, helper.Model.Name);
        int[] operands = [name, .. helper.Sources.Select(source => source(caller, arguments))];
        return new Scalar(caller.Graph.Append(Ops.Call, helper.Model.Type, helper.Model.Differentiated, operands));
    }

    private static bool IsOnNumbers(IMethodSymbol method, IReadOnlyList<Value?> arguments) =>
        method.ReturnType.IsReal() && method.RefKind == RefKind.None
        && (method.MethodKind == MethodKind.Ordinary || (method.MethodKind == MethodKind.LocalFunction && method.IsStatic))
        && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In && parameter.Type.Number() is not null) && arguments.All(argument => argument is Scalar);

    private Helper? Read(Reading caller, IOperation call, IMethodSymbol method, IReadOnlyList<Value?> arguments)
    {
        var graph = new Graph();
        var sources = new List<Func<Reading, IReadOnlyList<Value?>, int>>();
        int Leaf(NumberType type, string name, Func<Reading, IReadOnlyList<Value?>, int> source)
        {
            sources.Add(source);
            return graph.Leaf(type.IsReal() ? Ops.Parameter : Ops.Input, sources.Count - 1, type, name);
        }

        var values = new Value?[arguments.Count];
        for (int index = 0; index < arguments.Count; index++)
        {
            int own = index;
            IParameterSymbol parameter = method.Parameters[index];
            values[index] = new Scalar(Known(caller.Graph, arguments[index]) is { } known ? graph.ConstantOf(known.Payload, known.Type)
                : Leaf((NumberType)parameter.Type.Number()!, parameter.Identifier(), (_, passed) => ((Scalar)passed[own]!).Id));
        }

        // What is a vector or matrix, or has one in it, is not known inside: a method that reads it is written out.
        Value? Inside(Value? value, Func<Reading, Value?> source) => value switch
        {
            Composite whole when whole.Map((part, index) => Inside(part, reading => ((Composite)source(reading)!).Parts[index])) is var parts && Layout.IsWhole(parts) => parts,
            Scalar { Id: var id } when caller.Graph[id].Shape.IsScalar => new Scalar(Leaf(caller.Graph[id].Type, caller.Graph.NameOf(id)!.Replace('.', '_'), (reading, _) => ((Scalar)source(reading)!).Id)),
            _ => null,
        };

        var parameters = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (ISymbol property in caller.Parameters.Keys.OfType<IPropertySymbol>())
        {
            if (Inside(caller.Parameters[property], reading => reading.Parameters[property]) is { } value)
            {
                parameters.Add(property, value);
            }
        }

        Reading inside = caller.Inside(method, graph, parameters);
        try
        {
            return inside.Methods.Invoke(method.OriginalDefinition, call, values, self: null) is Scalar result && inside.Problems.Count == 0 ? Make(inside, method, graph, result.Id, sources) : null;
        }
        catch (Budget.ExceededException)
        {
            return null;
        }
    }

    private Helper? Make(Reading inside, IMethodSymbol method, Graph whole, int end, List<Func<Reading, IReadOnlyList<Value?>, int>> sources)
    {
        whole = Unroller.Unroll(whole, ref end);
        bool[] reached = Reachability.From(end, whole);
        Graph graph = whole.CopyWhere(id => reached[id], out int[] map);
        int result = map[end];
        bool[] influence = Activity.Influence(graph, result);
        int[] leaves = [.. Enumerable.Range(0, graph.Count).Where(id => graph[id].Op == Ops.Parameter || graph[id].Op == Ops.Input)];
        int size = Enumerable.Range(0, graph.Count).Count(id => !graph[id].Op.IsLeaf) + NamesOfCalled(graph).Sum(name => _byName[name].Size);
        if (size < leastSize || leaves.Length > MostArguments || Enumerable.Range(0, graph.Count).Any(id => MayThrow(graph[id])) || (inside.ReadsThis && inside.Type.IsValueType))
        {
            return null;
        }

        string name = FreeName(method.Name, inside);
        HelperArgument[] arguments = [.. leaves.Select(id => new HelperArgument(graph.NameOf(id)!, id, graph[id].Op == Ops.Parameter && influence[id]))];
        var helper = new Helper(new HelperModel(name, !inside.ReadsThis, new(arguments), graph, result), [.. leaves.Select(id => sources[(int)graph[id].Payload])], size);
        _byName.Add(name, helper);
        _inOrder.Add(helper);
        return helper;
    }

    private string FreeName(string wanted, Reading reading)
    {
        string name = wanted;
        for (int number = 2; SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || _byName.ContainsKey(name) || IsTaken(name + HelperModel.Suffix) || IsTaken(name + HelperModel.LaneSuffix); number++)
        {
            name = FormattableString.Invariant($"{wanted}{number}");
        }

        return name;

        bool IsTaken(string emitted) => reading.Hidden.Contains(emitted) || reading.Type.MemberNames.Contains(emitted);
    }

    /// <summary>What may throw needs to know whether the program comes to it, which only the caller does.</summary>
    private static bool MayThrow(Node node) => node.Op.Harmless is not null || node.Op.Guard > 0 || (node.Type.IsInteger() && !node.Op.IsLeaf);

    private static IEnumerable<string> NamesOfCalled(Graph graph) =>
        Enumerable.Range(0, graph.Count).Where(id => graph[id].Op == Ops.Call).Select(id => graph.NameOf(graph[id].A)!).Distinct();

    private static Node? Known(Graph graph, Value? argument) =>
        argument is Scalar scalar && graph[scalar.Id] is { IsConstant: true } node && !node.Type.IsReal() ? node : null;
}
