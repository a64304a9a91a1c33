using System.Collections.Immutable;
using Backprop.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Generator;

/// <summary>
/// Warnings that are none where Backprop is at work: a cost or batched method is read where it stands, so that nothing needs to call it; and the order of the fields of a struct in parts does not matter, because nothing depends on it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackpropSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor UnusedMember = new("BPS001", "IDE0051", "A method marked with [Cost] or [Batched] is read by Backprop.");

    private static readonly SuppressionDescriptor FieldsInParts = new("BPS002", "CS0282", "The parameters of a struct marked with [Backprop] lie in a block of their own.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [UnusedMember, FieldsInParts];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is { } node
                && context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is { } symbol
                && Suppressed(symbol) is { } suppression)
            {
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    private static SuppressionDescriptor? Suppressed(ISymbol symbol) =>
        symbol is IMethodSymbol
            ? symbol.Has(Symbols.CostAttribute) || symbol.Has(Symbols.BatchedAttribute) ? UnusedMember : null
            : symbol.Has(Symbols.BackpropAttribute) ? FieldsInParts : null;
}
