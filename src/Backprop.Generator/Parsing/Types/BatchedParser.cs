using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Reads a method that is to be emitted over batches.</summary>
internal sealed class BatchedParser(Collisions collisions, SignatureRules signatures, EquationReader equations, Problems problems)
{
    /// <returns>The model; null where not even the signature can be emitted.</returns>
    public BatchedModel? Parse(IMethodSymbol method, IReadOnlyList<MarkedProperty> properties, TypeHeader header, string block)
    {
        if (!signatures.IsUsable(method, isCost: false))
        {
            return null;
        }

        if (method.Parameters.All(argument => argument.Has(Symbols.ParameterAttribute)))
        {
            problems.Report(Descriptors.NoSamples, method.Place(), method.Name);
            return null;
        }

        string Entries(ITypeSymbol type) => type.Entries()?.Keyword() ?? type.Display();
        string[] types = [.. method.Parameters.Select(argument => argument.Has(Symbols.ParameterAttribute) && argument.Type.Rank() == 0 ? argument.Type.Display() : $"ReadOnlySpan<{Entries(argument.Type)}>"), $"Span<{Entries(method.ReturnType)}>"];
        if (collisions.IsTaken(method.Name, types))
        {
            return null;
        }

        var parameters = new MethodParameters(method, properties);
        if (method.Parameters.Any(argument => MemberSpelling.RuntimeNames.Contains(argument.Name)))
        {
            header = header with { QualifyNames = true };
        }

        int before = problems.Reported;
        NumberType? number = method.ReturnType.Entries() ?? method.ReturnType.Number();
        bool isNumber = number is not null;
        Equations? read = isNumber ? equations.Read(method, parameters, isDifferentiated: false) : null;
        var model = new BatchedModel(
            header,
            method.Identifier(),
            number ?? NumberType.Several,
            method.IsStatic || method.ContainingType.IsStatic,
            new(parameters.Models),
            new(method.Parameters.Select(ArgumentParser.Model)),
            Visibility.Of(method),
            collisions.FreeSuffix(BatchedModel.PrivateNames(method.Name), suffix => BatchedModel.PrivatePrefixes(method.Name, suffix)),
            read,
            !isNumber ? "" : read is null && problems.Reported == before ? MethodModel.NotCompiled : MethodModel.Refused,
            block,
            (method.ReturnType.Rank() > 0 ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : method.ReturnType).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
        {
            UnrollLimit = TypeRules.UnrollLimit(method.ContainingType),
        };
        if (read is not null && (!model.ResultShape.IsScalar || Unroller.Size(read.Graph) > Budget.MostNodes) && LoopForms.ObstacleOf(model, read) is { } obstacle)
        {
            problems.Report(Descriptors.NoLoops, method.Place(), method.Name, obstacle.What, model.ResultShape.IsScalar ? $"written out it would have more than {Budget.MostNodes} operations" : "batches of results that are vectors need loops", obstacle.Remedy);
            return model with { Equations = null };
        }

        return model;
    }
}
