using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Reads a cost method: its signature here, its body in <see cref="EquationParser"/>.</summary>
internal sealed class CostParser(Compilation compilation, Collisions collisions, Problems problems, CancellationToken cancellation)
{
    private const string Refused = "the build's BP messages say where and why.";
    private const string NotCompiled = "it uses something that did not compile where Backprop read it, such as a member that another source generator adds.";

    /// <summary>The marked properties that influence some cost that was read.</summary>
    public HashSet<IPropertySymbol> Influential { get; } = new(SymbolEqualityComparer.Default);

    /// <returns>The model; null where not even signatures can be emitted.</returns>
    public CostModel? Parse(IMethodSymbol method, IReadOnlyList<(IPropertySymbol Symbol, ParameterModel Model)> properties, TypeHeader header, string block)
    {
        if (!HasUsableSignature(method))
        {
            return null;
        }

        // A static method has no instance whose parameters it could read.
        (IPropertySymbol Symbol, ParameterModel Model)[] own = [.. properties.Where(property => property.Symbol.IsStatic || !method.IsStatic)];
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
        if (collisions.IsTaken(model.Names.Gradient) || collisions.IsClaimed(model.Names.Gradient, method) || HasCollidingParameter(model, method))
        {
            return null;
        }

        int before = problems.Reported;
        Equations? equations = Read(method, own, marked, parameters);
        return model with
        {
            Omitted = new(Taken(model)),
            Equations = equations,
            Refusal = equations is null && problems.Reported == before ? NotCompiled : Refused,
        };
    }

    private bool HasUsableSignature(IMethodSymbol method)
    {
        if (method.ReturnType.IsError() || method.Parameters.Any(argument => argument.Type.IsError()))
        {
            problems.LeaveToOthers();
            return false;
        }

        if (!method.ReturnType.IsDouble() || method.RefKind != RefKind.None)
        {
            problems.Report(Descriptors.WrongType, method.Place(), $"The result of '{method.Name}'", method.ReturnType.Display(), "return the cost as a 'double'");
            return false;
        }

        if (method.Parameters.FirstOrDefault(argument => !argument.Type.IsDouble() || argument.RefKind != RefKind.None) is { } odd)
        {
            string reference = odd.RefKind == RefKind.None ? "" : odd.RefKind.ToString().ToLowerInvariant() + " ";
            problems.Report(Descriptors.WrongType, odd.Place(), $"The argument '{odd.Name}'", reference + odd.Type.Display(), "declare it as 'double', by value");
            return false;
        }

        if (method.IsReplaceable() || method.IsGenericMethod || method.MethodKind != MethodKind.Ordinary)
        {
            problems.Report(Descriptors.Unsupported, method.Place(), $"The {(method.IsGenericMethod ? "generic" : method.IsReplaceable() ? "virtual" : "special")} method '{method.Name}'", "make it an ordinary method, so that what is read here is what runs");
            return false;
        }

        return true;
    }

    private bool HasCollidingParameter(CostModel model, IMethodSymbol method)
    {
        foreach (IGrouping<string, ParameterModel> group in model.Parameters.GroupBy(parameter => NameAllocator.Bare(parameter.Name)))
        {
            string? reason = group.Count() > 1 ? "a property of that name is a parameter already"
                : group.Key == model.Names.Gradient || GradientTypeEmitter.Members.Contains(group.Key) ? "the gradient has a member of that name"
                : null;
            if (reason is not null)
            {
                ISymbol? argument = method.Parameters.FirstOrDefault(argument => argument.Name == group.Key);
                problems.Report(Descriptors.NameCollision, (argument ?? method).Place(), group.Key, model.Names.Gradient, reason, "the parameter");
                return true;
            }
        }

        return false;
    }

    private IEnumerable<string> Taken(CostModel model)
    {
        const string Span = "ReadOnlySpan<double>";
        string[] numbers = [.. model.Arguments.Select(_ => "double")];
        string[] spans = [.. model.Arguments.Select(argument => argument.IsParameter ? "double" : Span)];
        bool hasMean = spans.Contains(Span);
        (string Name, bool IsEmitted, string[] Types)[] members =
        [
            (model.Names.CostAndGradient, true, [.. numbers, model.Names.Gradient]),
            (model.Names.MeanCost, hasMean, spans),
            (model.Names.MeanCostAndGradient, hasMean, [.. spans, model.Names.Gradient]),
            ("Descend", model.Parameters.Any(parameter => !parameter.IsArgument), [model.Names.Gradient, "double"]),
        ];
        return [.. members.Where(member => member.IsEmitted && collisions.IsTaken(member.Name, member.Types)).Select(member => member.Name)];
    }

    private Equations? Read(IMethodSymbol method, (IPropertySymbol Symbol, ParameterModel Model)[] own, IParameterSymbol[] marked, ParameterModel[] parameters)
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

    private void Note(Equations equations, (IPropertySymbol Symbol, ParameterModel Model)[] own, IParameterSymbol[] marked, Dictionary<ISymbol, int> leaves, IMethodSymbol method)
    {
        bool[] reached = Reachability.From(equations.Cost, equations.Graph);
        Influential.UnionWith(own.Select(property => property.Symbol).Where(property => reached[leaves[property]]));
        foreach (IParameterSymbol argument in marked.Where(argument => !reached[leaves[argument]]))
        {
            problems.Report(Descriptors.NoInfluence, argument.Place(), argument.Name, $"'{method.Name}'");
        }
    }
}
