using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Reads a cost method: its signature by the rules of <see cref="SignatureRules"/>, its body by <see cref="EquationParser"/>.</summary>
internal sealed class CostParser(Compilation compilation, Collisions collisions, SignatureRules signatures, Problems problems, CancellationToken cancellation)
{
    private const string Refused = "the build's BP messages say where and why.";
    private const string NotCompiled = "it uses something that did not compile where Backprop read it, such as a member that another source generator adds.";

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
        ParameterModel[] parameters = [.. own.Select(property => property.Model), .. marked.Select(argument => new ParameterModel(argument.Identifier(), null, default, IsArgument: true, IsStatic: false))];
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

            problems.Report(Descriptors.NoParameters, method.Place(), method.Name, $"mark {(method.Parameters.IsEmpty ? "a partial property of type double" : "partial properties of type double, or arguments,")} with [Parameter]");
            return null;
        }

        var model = new CostModel(header, method.Identifier(), method.IsStatic, new(parameters), new(method.Parameters.Select(argument => new ArgumentModel(argument.Identifier(), marked.Contains(argument, SymbolEqualityComparer.Default)))), block, default, null, Refused);
        if (collisions.IsTaken(model.Names.Gradient) || collisions.IsClaimed(model.Names.Gradient, method) || signatures.HasCollidingParameter(model, method))
        {
            return null;
        }

        int before = problems.Reported;
        Equations? equations = Read(method, own, marked, parameters);
        return model with
        {
            Omitted = new(signatures.Taken(model)),
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
            leaves.Add(parameter, graph.Leaf(Ops.Parameter, index, Shape.Scalar, parameters[index].Name));
            index++;
        }

        int[] arguments = [.. method.Parameters.Select((argument, place) => leaves.TryGetValue(argument, out int leaf) ? leaf : graph.Leaf(Ops.Input, place, Shape.Scalar, argument.Identifier()))];
        Equations? equations = EquationParser.Parse(method, compilation, graph, leaves, arguments, problems, cancellation);
        if (equations is not null)
        {
            Note(equations, own, marked, leaves, method);
        }

        return equations;
    }

    private void Note(Equations equations, MarkedProperty[] own, IParameterSymbol[] marked, Dictionary<ISymbol, int> leaves, IMethodSymbol method)
    {
        bool[] reached = Reachability.From(equations.Cost, equations.Graph);
        Influential.UnionWith(own.Select(property => property.Symbol).Where(property => reached[leaves[property]]));
        foreach (IParameterSymbol argument in marked.Where(argument => !reached[leaves[argument]]))
        {
            problems.Report(Descriptors.NoInfluence, argument.Place(), argument.Name, $"'{method.Name}'");
        }
    }
}
