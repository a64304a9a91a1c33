using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests;

/// <summary>All models of the table in one run, and what they count.</summary>
internal static class OperationsRun
{
    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Clean([.. OperationModel.Table.Select(model => model.Source)]));
    private static readonly Lazy<LoadedModel> Loaded = new(() => LoadedModel.From(Run.Value));

    public static OperationCount ByHand(OperationModel model) => CountOf(model, "ByHand");

    public static OperationCount Emitted(OperationModel model) => CountOf(model, "CostAndGradient");

    /// <summary>What the emitted file says that cost and gradient take.</summary>
    public static int Promised(string type)
    {
        INamedTypeSymbol symbol = Run.Value.Output.GetTypeByMetadataName(type)!;
        string[] openings = [.. symbol.DeclaringSyntaxReferences.Select(reference => Regex.Match(reference.SyntaxTree.ToString(), @"One sample takes (\d+) operations for cost and gradient together")).Where(match => match.Success).Select(match => match.Groups[1].Value)];
        return int.Parse(openings.Single(), CultureInfo.InvariantCulture);
    }

    /// <summary>Cost and gradient by one of the two methods.</summary>
    public static (double Cost, double[] Gradient) Evaluate(OperationModel model, string method, double[] point)
    {
        int properties = (int)(Loaded.Value.Type(model.Type).GetField("ParameterCount")?.GetValue(null) ?? 0);
        object? instance = properties == 0 ? null : Loaded.Value.Instance(model.Type, point[..properties]);
        return Loaded.Value.WithGradient(instance, model.Type, method, point[properties..]);
    }

    private static OperationCount CountOf(OperationModel model, string method)
    {
        IMethodSymbol symbol = Run.Value.Output.GetTypeByMetadataName(model.Type)!.GetMembers(method).OfType<IMethodSymbol>().Single();
        var declaration = (MethodDeclarationSyntax)symbol.DeclaringSyntaxReferences.Single().GetSyntax();
        return OperationCount.Of(declaration.Body!, Run.Value.Output.GetSemanticModel(declaration.SyntaxTree));
    }
}
