using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Reads a cost method: its signature by the rules of <see cref="SignatureRules"/>, its body by <see cref="EquationParser"/>.</summary>
internal sealed class CostParser(Compilation compilation, Collisions collisions, SignatureRules signatures, int inlineLimit, Problems problems, CancellationToken cancellation)
{
    private const string Refused = "the build's BP messages say where and why.";
    public const string NotCompiled = "it uses something that did not compile where Backprop read it, such as a member that another source generator adds.";

    /// <summary>The marked properties that influence some cost that was read.</summary>
    public HashSet<IPropertySymbol> Influential { get; } = new(SymbolEqualityComparer.Default);

    /// <returns>The model; null where not even signatures can be emitted.</returns>
    public CostModel? Parse(IMethodSymbol method, IReadOnlyList<MarkedProperty> properties, TypeHeader header, string block)
    {
        if (!signatures.IsUsable(method))
        {
            return null;
        }

        // A static method has no instance whose parameters it could read.
        MarkedProperty[] own = [.. properties.Where(property => property.Symbol.IsStatic || !method.IsStatic)];
        IParameterSymbol[] marked = [.. method.Parameters.Where(argument => argument.Has(Symbols.ParameterAttribute))];
        ParameterModel[] parameters = [.. own.Select(property => property.Model), .. marked.Select(argument => new ParameterModel(argument.Identifier(), argument.Type.Number() ?? NumberType.Double, null, default, IsArgument: true, IsStatic: false))];
        if (parameters.Length == 0)
        {
            if (properties.Count > 0)
            {
                problems.Report(Descriptors.NoParameters, method.Place(), method.Name, $"it is static, and the parameters of '{method.ContainingType.Name}' are not: leave out 'static', or mark arguments with [Parameter]");
                return null;
            }

            if (method.ContainingType.GetMembers().Any(member => member.Has(Symbols.ParameterAttribute)))
            {
                // What is wrong with the marked properties has been said.
                problems.LeaveToOthers();
                return null;
            }

            problems.Report(Descriptors.NoParameters, method.Place(), method.Name, $"mark {(method.Parameters.IsEmpty ? "a partial property of type double or float" : "partial properties of type double or float, or arguments,")} with [Parameter]");
            return null;
        }

        var model = new CostModel(header, method.Identifier(), method.ReturnType.Number() ?? NumberType.Double, method.IsStatic || method.ContainingType.IsStatic, new(parameters), new(method.Parameters.Select(ArgumentParser.Model)), block, Visibility.Of(method), "", default, null, Refused);
        if (collisions.IsTaken(model.Names.Gradient) || collisions.IsClaimed(model.Names.Gradient, method) || signatures.HasCollidingParameter(model, method))
        {
            return null;
        }

        if (method.Parameters.Any(argument => MemberSpelling.RuntimeNames.Contains(argument.Name)))
        {
            model = model with { Header = header with { QualifyNames = true } };
        }

        int before = problems.Reported;
        Equations? equations = Read(method, own, marked, parameters);
        return model with
        {
            BatchSuffix = collisions.FreeSuffix(model.Names.Private),
            Omitted = new(signatures.Taken(model, method)),
            Equations = equations,
            Refusal = equations is null && problems.Reported == before ? NotCompiled : Refused,
        };
    }

    private Equations? Read(IMethodSymbol method, MarkedProperty[] own, IParameterSymbol[] marked, ParameterModel[] parameters)
    {
        var graph = new Graph();
        int index = 0;
        var leaves = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        foreach (ISymbol parameter in own.Select(property => (ISymbol)property.Symbol).Concat(marked))
        {
            leaves.Add(parameter, graph.Leaf(Ops.Parameter, index, parameters[index].Type, parameters[index].Name));
            index++;
        }

        var arguments = new ArgumentParser(compilation, method, graph, problems);
        Value?[] values = [.. method.Parameters.Select(argument => leaves.TryGetValue(argument, out int leaf) ? new Scalar(leaf) : arguments.Parse(argument))];
        if (values.Contains(null))
        {
            return null;
        }

        Equations? equations = EquationParser.Parse(method, compilation, graph, leaves, values!, inlineLimit, problems, cancellation);
        if (equations is not null)
        {
            Note(equations, own, marked, method);
        }

        return equations;
    }

    private void Note(Equations equations, MarkedProperty[] own, IParameterSymbol[] marked, IMethodSymbol method)
    {
        bool[] reached = Activity.Influence(equations.Graph, equations.Cost);
        HashSet<int> influential = [.. Enumerable.Range(0, equations.Graph.Count).Where(id => reached[id] && equations.Graph[id].Op == Ops.Parameter).Select(id => (int)equations.Graph[id].Payload)];
        Influential.UnionWith(own.Where((_, index) => influential.Contains(index)).Select(property => property.Symbol));
        foreach (IParameterSymbol argument in marked.Where((_, index) => !influential.Contains(own.Length + index)))
        {
            problems.Report(Descriptors.NoInfluence, argument.Place(), argument.Name, $"'{method.Name}'");
        }
    }
}
