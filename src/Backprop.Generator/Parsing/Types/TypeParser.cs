using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>What the annotated type gives rise to.</summary>
/// <param name="Parameters">The block of parameters; null where no property is marked.</param>
/// <param name="Costs">The cost methods.</param>
/// <param name="Batched">The methods that are emitted over batches.</param>
internal sealed record ParsedType(TypeModel? Parameters, EquatableArray<CostModel> Costs, EquatableArray<BatchedModel> Batched)
{
    /// <summary>All methods that were read.</summary>
    public IEnumerable<MethodModel> Methods => Costs.Concat<MethodModel>(Batched);
}

/// <summary>Reads an annotated type. Generator and analyzer both read with it, so that what is emitted and what is reported cannot differ.</summary>
internal static class TypeParser
{
    /// <returns>The models; null where the type cannot be extended at all.</returns>
    public static ParsedType? Parse(INamedTypeSymbol type, Sources sources, Action<Diagnostic>? report, CancellationToken cancellation)
    {
        var problems = new Problems(report);
        if (!TypeRules.CanBeExtended(type, problems, cancellation))
        {
            return null;
        }

        var collisions = new Collisions(type, problems);
        IMethodSymbol[] methods = [.. type.GetMembers().OfType<IMethodSymbol>().Where(method => method.Has(Symbols.CostAttribute))];
        IMethodSymbol[] batchedMethods = [.. type.GetMembers().OfType<IMethodSymbol>().Where(method => method.Has(Symbols.BatchedAttribute))];
        (MarkedProperty[] properties, ParameterModel[] refused) = PropertyParser.Parse(type, sources.Compilation, problems, cancellation);
        if (methods.Length + batchedMethods.Length == 0)
        {
            problems.Report(Descriptors.NoCost, type.Place(), type.Name);
        }

        foreach (IMethodSymbol method in methods)
        {
            collisions.Reserve(new CostNames(method.Name).Methods, method);
        }

        string block = collisions.FreeBlockName();
        TypeHeader header = TypeRules.Header(type, collisions.Shadows("Math", "System.Math") || collisions.Shadows("MathF", "System.MathF") || collisions.Shadows("Functions", "Backprop.Functions") || collisions.Shadows("FunctionsF", "Backprop.FunctionsF"));
        TypeModel? parameters = properties.Length + refused.Length == 0 ? null
            : new TypeModel(
                header.WithFile("Parameters"),
                new(properties.SelectMany(property => property.Parameters)),
                new(refused),
                properties.Length > 0 && properties[0].Symbol.IsStatic,
                block,
                new(properties.Length == 0 ? [] : [.. ParametersEmitter.Views.Where(collisions.IsTaken), .. collisions.Has(InitializationEmitter.Method, ["Random"]) ? [InitializationEmitter.Method] : Array.Empty<string>()]))
            {
                Composites = new(properties.Select(property => property.Composite).OfType<CompositeModel>()),
            };

        var fileNames = new NameAllocator(["Parameters"], StringComparer.OrdinalIgnoreCase);
        var signatures = new SignatureRules(collisions, problems);
        var reader = new EquationReader(sources, TypeRules.InlineLimit(type), problems, cancellation);
        var parser = new CostParser(collisions, signatures, reader, problems);
        CostModel[] costs = [.. methods.Select(method => parser.Parse(method, properties, header.WithFile(fileNames.Take(method.Name)), block)).OfType<CostModel>()];
        if (costs.Length == methods.Length && costs.Length > 0 && costs.All(cost => cost.Equations is not null))
        {
            foreach (IPropertySymbol idle in properties.Where(property => property.IsPartial).Select(property => property.Symbol).Where(property => !parser.Influential.Contains(property)))
            {
                problems.Report(Descriptors.NoInfluence, idle.Place(), idle.Name, costs.Length == 1 ? $"'{costs[0].Name}'" : "any cost");
            }
        }

        var batchedParser = new BatchedParser(collisions, signatures, reader, problems);
        BatchedModel[] batched = [.. batchedMethods.Select(method => batchedParser.Parse(method, properties, header.WithFile(fileNames.Take(method.Name)), block)).OfType<BatchedModel>()];
        return new ParsedType(parameters, new(costs), new(batched));
    }
}
