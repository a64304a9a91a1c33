using Backprop.Generator.Emission;
using Backprop.Generator.Incremental;
using Backprop.Generator.Model;
using Backprop.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator;

/// <summary>
/// The wiring. A type is read again where an edit may have changed the meaning of its equations (<see cref="AnnotatedType"/>), which ends in models that compare by value.
/// Where they are equal to the ones before, everything after them is cached: differentiation, simplification and emission run for the cost methods
/// that an edit has changed, and for no other. Diagnostics are <see cref="BackpropAnalyzer"/>'s.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class BackpropGenerator : IIncrementalGenerator
{
    /// <summary>The names of the pipeline's steps, for tests.</summary>
    internal static class Steps
    {
        public const string Parsed = nameof(Parsed);
        public const string Types = nameof(Types);
        public const string Parameters = nameof(Parameters);
        public const string Costs = nameof(Costs);
        public const string Batched = nameof(Batched);
        public const string Sources = nameof(Sources);
    }

    /// <summary>How many statements stay in one method; fewer for tests.</summary>
    internal int MostStatements { get; init; } = Cut.MostStatements;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<Declarations> declarations = context.CompilationProvider
            .Select(static (compilation, _) => new Declarations(compilation));

        IncrementalValuesProvider<ParsedType> types = context.SyntaxProvider
            .ForAttributeWithMetadataName(Symbols.BackpropAttribute, static (node, _) => node is TypeDeclarationSyntax, static (annotated, _) => (Node: (TypeDeclarationSyntax)annotated.TargetNode, annotated.SemanticModel.Compilation))
            .Combine(declarations)
            .Select(static (type, _) => new AnnotatedType(type.Left.Node, type.Left.Compilation, type.Right))
            .Select(static (type, cancellation) => type.Parse(cancellation))
            .WithTrackingName(Steps.Parsed)
            .Where(static type => type is not null)
            .Select(static (type, _) => type!)
            .WithTrackingName(Steps.Types);

        IncrementalValuesProvider<Source> parameters = types
            .Where(static type => type.Parameters is not null)
            .Select(static (type, _) => type.Parameters!)
            .WithTrackingName(Steps.Parameters)
            .Select(static (model, _) => new Source(model.Header.HintName, ParametersEmitter.Emit(model)));

        IncrementalValuesProvider<Source> costs = types
            .SelectMany(static (type, _) => type.Costs)
            .WithTrackingName(Steps.Costs)
            .Select((model, _) => new Source(model.Header.HintName, CostEmitter.Emit(model, MostStatements)))
            .WithTrackingName(Steps.Sources);

        IncrementalValuesProvider<Source> batched = types
            .SelectMany(static (type, _) => type.Batched)
            .WithTrackingName(Steps.Batched)
            .Select((model, _) => new Source(model.Header.HintName, BatchedEmitter.Emit(model, MostStatements)));

        context.RegisterSourceOutput(parameters, static (output, source) => output.AddSource(source.HintName + ".g.cs", source.Text));
        context.RegisterSourceOutput(batched, static (output, source) => output.AddSource(source.HintName + ".g.cs", source.Text));
        context.RegisterSourceOutput(costs, static (output, source) => output.AddSource(source.HintName + ".g.cs", source.Text));
    }

    private sealed record Source(string HintName, string Text);
}
