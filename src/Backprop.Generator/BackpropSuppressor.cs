using System.Collections.Immutable;
using Backprop.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Generator;

/// <summary>A cost is read where it stands, so that nothing needs to call it: it is not unused.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackpropSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor UnusedMember = new("BPS001", "IDE0051", "A method marked with [Cost] is read by Backprop.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [UnusedMember];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is { } node
                && context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is IMethodSymbol method
                && method.Has(Symbols.CostAttribute))
            {
                context.ReportSuppression(Suppression.Create(UnusedMember, diagnostic));
            }
        }
    }
}
