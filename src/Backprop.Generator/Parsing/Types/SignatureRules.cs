using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emission;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>What a cost method's signature must be like, so that members can be emitted for it.</summary>
internal sealed class SignatureRules(Collisions collisions, Problems problems)
{
    public bool IsUsable(IMethodSymbol method, bool isCost)
    {
        string[] names = [.. method.Parameters.Select(argument => argument.Name)];
        if (names.Contains("") || names.Distinct().Count() < names.Length)
        {
            // Half typed: whatever were emitted would repeat the compiler's complaints.
            problems.LeaveToOthers();
            return false;
        }

        if (method.ReturnType.IsError() || method.Parameters.Any(argument => argument.Type.IsError()))
        {
            problems.LeaveToOthers();
            return false;
        }

        if (!isCost && (method.RefKind != RefKind.None || (method.ReturnType.Number() is null && method.ReturnType.Rank() == 0 && !Layout.IsOfNumbers(method.ReturnType))))
        {
            problems.Report(Descriptors.WrongType, method.Place(), $"The result of '{method.Name}'", (method.RefKind == RefKind.None ? "" : "ref ") + method.ReturnType.Display(), "return a number, a truth value, an enum, a tuple or struct of these, or a vector or matrix");
            return false;
        }

        if (isCost && (!method.ReturnType.IsReal() || method.RefKind != RefKind.None))
        {
            problems.Report(Descriptors.WrongType, method.Place(), $"The result of '{method.Name}'", (method.RefKind == RefKind.None ? "" : "ref ") + method.ReturnType.Display(), "return the cost as a 'double' or a 'float'");
            return false;
        }

        if (method.Parameters.FirstOrDefault(argument => !IsUsable(argument, isCost)) is { } odd)
        {
            string reference = odd.RefKind == RefKind.None ? "" : odd.RefKind.ToString().ToLowerInvariant() + " ";
            problems.Report(Descriptors.WrongType, odd.Place(), $"The argument '{odd.Name}'", reference + odd.Type.Display(), odd.Has(Symbols.ParameterAttribute) ? "declare it as 'double', 'float', or a vector or matrix of these, by value" : "declare it as a number, a bool, an enum, a struct of numbers, or a vector or matrix, by value or 'in'");
            return false;
        }

        Shape?[] shapes = [.. method.Parameters.Select(argument => ShapeParser.Of(argument, argument.Type, problems))];
        if (shapes.Contains(null))
        {
            return false;
        }

        if (method.IsReplaceable() || method.IsGenericMethod || method.IsExtern || method.MethodKind != MethodKind.Ordinary)
        {
            problems.Report(Descriptors.Unsupported, method.Place(), $"The {(method.IsGenericMethod ? "generic" : method.IsExtern ? "extern" : method.IsReplaceable() ? "virtual" : "special")} method '{method.Name}'", "make it an ordinary method, so that what is read here is what runs");
            return false;
        }

        return true;
    }

    private static bool IsUsable(IParameterSymbol argument, bool isCost) =>
        argument.Has(Symbols.ParameterAttribute) ? (argument.Type.Rank() > 0 || (isCost ? argument.Type.IsReal() : argument.Type.Number() is not null)) && argument.RefKind == RefKind.None
        : argument.RefKind is RefKind.None or RefKind.In && (argument.Type.Rank() > 0 || argument.Type.Number() is not null || Layout.IsOfNumbers(argument.Type));

    public bool HasCollidingParameter(CostModel model, IMethodSymbol method)
    {
        foreach (IGrouping<string, bool> group in model.Parameters.Select(parameter => (parameter.Root, parameter.IsArgument)).Distinct().GroupBy(root => NameAllocator.Bare(root.Root), root => root.IsArgument))
        {
            string? reason = group.Count() > 1 ? "a property of that name is a parameter already"
                : group.Key == model.Names.Gradient || GradientTypeEmitter.Members.Contains(group.Key) ? "the gradient has a member of that name"
                : null;
            if (reason is not null)
            {
                ISymbol culprit = (ISymbol?)method.Parameters.FirstOrDefault(argument => argument.Name == group.Key)
                    ?? method.ContainingType.GetMembers(group.Key).FirstOrDefault() ?? method;
                problems.Report(Descriptors.NameCollision, culprit.Place(), group.Key, model.Names.Gradient, reason, "the parameter");
                return true;
            }
        }

        return false;
    }

    /// <summary>The members that cannot be emitted, because the user's type has them.</summary>
    public IEnumerable<string> Taken(CostModel model, IMethodSymbol method)
    {
        string[] entries = [.. method.Parameters.Select(argument => argument.Type.Entries()?.Keyword() ?? argument.Type.Display())];
        bool IsWhole(int place) => model.Arguments[place].IsParameter && model.Arguments[place].Shape.IsScalar;
        string[] numbers = [.. entries.Select((type, place) => model.Arguments[place].Shape.IsScalar ? type : $"ReadOnlySpan<{type}>")];
        string[] spans = [.. entries.Select((type, place) => IsWhole(place) ? type : $"ReadOnlySpan<{type}>")];
        string[] memories = [.. entries.Select((type, place) => IsWhole(place) ? type : $"ReadOnlyMemory<{type}>"), "ParallelOptions"];
        string mean = model.HasOwnBlock ? "GradientAccumulator" : $"MeanAccumulator{(model.GradientType == NumberType.Double ? "" : "F")}<{model.Names.Gradient}>";
        bool hasMean = model.Arguments.Any(argument => !argument.IsParameter);
        (string Name, MeanForm Form, bool IsEmitted, string[] Types)[] members =
        [
            (model.Names.CostAndGradient, MeanForm.Spans, true, [.. numbers, model.Names.Gradient]),
            (model.Names.MeanCost, MeanForm.Spans, hasMean, spans),
            (model.Names.MeanCost, MeanForm.Threads, hasMean, memories),
            (model.Names.MeanCostAndGradient, MeanForm.Spans, hasMean, [.. spans, model.Names.Gradient]),
            (model.Names.MeanCostAndGradient, MeanForm.NotFinite, hasMean, [.. spans, model.Names.Gradient, "int"]),
            (model.Names.MeanCostAndGradient, MeanForm.Threads, hasMean, [.. memories, model.Names.Gradient]),
            (model.Names.AccumulateCostAndGradient, MeanForm.Spans, hasMean, [.. spans, mean]),
            (model.Names.AccumulateCostAndGradient, MeanForm.Threads, hasMean, [.. memories, mean]),
            ("Descend", MeanForm.Spans, model.Parameters.Any(parameter => !parameter.IsArgument), [model.Names.Gradient, model.GradientType.Keyword()]),
        ];
        return [.. members.Where(member => member.IsEmitted && collisions.IsTaken(member.Name, member.Types)).Select(member => member.Form.KeyOf(member.Name))];
    }
}
