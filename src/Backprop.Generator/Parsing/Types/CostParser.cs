using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Reads a cost method: its signature by the rules of <see cref="SignatureRules"/>, its body by <see cref="EquationParser"/>.</summary>
internal sealed class CostParser(Collisions collisions, SignatureRules signatures, EquationReader reader, Problems problems)
{
    /// <summary>The marked properties that influence some cost that was read.</summary>
    public HashSet<IPropertySymbol> Influential { get; } = new(SymbolEqualityComparer.Default);

    /// <returns>The model; null where not even signatures can be emitted.</returns>
    public CostModel? Parse(IMethodSymbol method, IReadOnlyList<MarkedProperty> properties, TypeHeader header, string block)
    {
        if (!signatures.IsUsable(method, isCost: true))
        {
            return null;
        }

        var parameters = new MethodParameters(method, properties);
        if (parameters.Models.Count == 0)
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

        var model = new CostModel(
            header,
            method.Identifier(),
            method.ReturnType.Number() ?? NumberType.Double,
            method.IsStatic || method.ContainingType.IsStatic,
            new(parameters.Models),
            new(method.Parameters.Select(ArgumentParser.Model)),
            Visibility.Of(method),
            BatchSuffix: "",
            Equations: null,
            MethodModel.Refused,
            block,
            Omitted: default)
            {
                Composites = new(parameters.Composites),
                UnrollLimit = TypeRules.UnrollLimit(method.ContainingType),
                HasDerivation = TypeRules.HasDerivation(method.ContainingType),
            };
        if (collisions.IsTaken(model.Names.Gradient) || collisions.IsClaimed(model.Names.Gradient, method) || signatures.HasCollidingParameter(model, method))
        {
            return null;
        }

        if (model.HasDerivation && new[] { model.Names.Derivation, model.Names.Graph }.Any(name => collisions.IsTaken(name) || collisions.IsClaimed(name, method)))
        {
            model = model with { HasDerivation = false };
        }

        if (method.Parameters.Any(argument => MemberSpelling.RuntimeNames.Contains(argument.Name)))
        {
            model = model with { Header = header with { QualifyNames = true } };
        }

        int before = problems.Reported;
        Equations? equations = reader.Read(method, parameters, isDifferentiated: true);
        if (equations is not null)
        {
            Note(equations, parameters.Owners, method);
        }

        if (equations is not null && Unroller.Size(equations.Graph) > Budget.MostNodes && LoopForms.ObstacleOf(model, equations) is { } obstacle)
        {
            problems.Report(Descriptors.NoLoops, method.Place(), method.Name, obstacle.What, $"written out it would have more than {Budget.MostNodes} operations", obstacle.Remedy);
            equations = null;
        }

        return model with
        {
            BatchSuffix = collisions.FreeSuffix(model.Names.Private, model.Names.PrivatePrefixes),
            Omitted = new(signatures.Taken(model, method)),
            Equations = equations,
            Refusal = equations is null && problems.Reported == before ? MethodModel.NotCompiled : MethodModel.Refused,
        };
    }

    private void Note(Equations equations, IReadOnlyList<ISymbol> symbols, IMethodSymbol method)
    {
        bool[] reached = Activity.Influence(equations.Graph, equations.Result);
        HashSet<int> influential = [.. Enumerable.Range(0, equations.Graph.Count).Where(id => reached[id] && equations.Graph[id].Op == Ops.Parameter).Select(id => (int)equations.Graph[id].Payload)];
        Influential.UnionWith(symbols.Where((_, index) => influential.Contains(index)).OfType<IPropertySymbol>());
        foreach (ISymbol argument in symbols.Where((symbol, index) => symbol is IParameterSymbol && !influential.Contains(index)))
        {
            problems.Report(Descriptors.NoInfluence, argument.Place(), argument.Name, $"'{method.Name}'");
        }
    }
}
