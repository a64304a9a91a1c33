using System.Collections.Immutable;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Generator;

/// <summary>
/// Reads annotated types with the generator's own parser and reports what is wrong with them. Diagnostics come from here and not from the generator,
/// so that they can be suppressed, configured and fixed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackpropAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Has(Symbols.BackpropAttribute))
        {
            TypeParser.Parse(type, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        string name = attribute.Name.ToString().Split('.', ':').Last().Replace("Attribute", "");
        if (name is not ("Cost" or "Parameter") || context.ContainingSymbol is not { } member)
        {
            return;
        }

        ITypeSymbol? meant = context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type;
        INamedTypeSymbol? type = member as INamedTypeSymbol ?? member.ContainingType;
        if (type is not null && meant is INamedTypeSymbol named && (named.IsNamed(Symbols.CostAttribute) || named.IsNamed(Symbols.ParameterAttribute)) && !type.Has(Symbols.BackpropAttribute))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.AttributeWithoutBackprop, attribute.GetLocation(), name, type.Name));
        }
    }
}
