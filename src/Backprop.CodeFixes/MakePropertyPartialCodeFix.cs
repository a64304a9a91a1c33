using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.CodeFixes;

/// <summary>BP0002: makes a partial property of an automatic one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePropertyPartialCodeFix)), Shared]
public sealed class MakePropertyPartialCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BP0002"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property || !LosesNothing(property))
        {
            return;
        }

        // 'partial' must be the last of the modifiers.
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Make '{property.Identifier.ValueText}' a partial property",
                cancellation => context.Document.InsertAsync(property.Type.SpanStart, "partial ", cancellation),
                nameof(MakePropertyPartialCodeFix)),
            context.Diagnostics);
    }

    /// <summary>
    /// A partial property has neither bodies nor an initial value. Bodies are the user's code, and only the user knows whether it can go. An initial value belongs into a
    /// constructor, and only the user knows which: dropped, it would leave a weight that starts at 0, and a network that no longer learns, with nothing to show why.
    /// </summary>
    private static bool LosesNothing(PropertyDeclarationSyntax property) =>
        property is { Initializer: null, ExpressionBody: null, ExplicitInterfaceSpecifier: null, AccessorList: { } list }
        && list.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null })
        && !property.Modifiers.Any(SyntaxKind.PartialKeyword);
}
