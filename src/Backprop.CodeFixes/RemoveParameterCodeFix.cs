using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.CodeFixes;

/// <summary>BP0007: removes a parameter that influences no cost, where nothing else in the solution mentions it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveParameterCodeFix)), Shared]
public sealed class RemoveParameterCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BP0007"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not PropertyDeclarationSyntax property || model?.GetDeclaredSymbol(property, context.CancellationToken) is not { } symbol
            || !await IsUnmentionedAsync(symbol, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create($"Remove the parameter '{symbol.Name}'", cancellation => RemoveAsync(context.Document, property, cancellation), nameof(RemoveParameterCodeFix)),
            context.Diagnostics);
    }

    /// <summary>Emitted code mentions every parameter, and goes with it.</summary>
    private static async Task<bool> IsUnmentionedAsync(ISymbol symbol, Solution solution, CancellationToken cancellation)
    {
        IEnumerable<ReferencedSymbol> references = await SymbolFinder.FindReferencesAsync(symbol, solution, cancellation).ConfigureAwait(false);
        return references.SelectMany(reference => reference.Locations).All(location => location.Document is SourceGeneratedDocument);
    }

    /// <summary>With its documentation and attributes, and the lines that only it has.</summary>
    private static async Task<Document> RemoveAsync(Document document, PropertyDeclarationSyntax property, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        TextLine last = text.Lines.GetLineFromPosition(property.Span.End);
        string before = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(property.SpanStart).Start, property.SpanStart));
        string after = text.ToString(TextSpan.FromBounds(property.Span.End, last.End)).Trim();
        bool hasLinesOfItsOwn = string.IsNullOrWhiteSpace(before) && (after.Length == 0 || after.StartsWith("//", StringComparison.Ordinal));
        int start = property.GetLeadingTrivia().Where(trivia => trivia.HasStructure).Select(trivia => text.Lines.GetLineFromPosition(trivia.SpanStart).Start).DefaultIfEmpty(text.Lines.GetLineFromPosition(property.SpanStart).Start).Min();
        TextSpan removed = hasLinesOfItsOwn ? TextSpan.FromBounds(start, last.EndIncludingLineBreak) : TextSpan.FromBounds(property.SpanStart, property.Span.End + (after.Length > 0 && text[property.Span.End] == ' ' ? 1 : 0));
        return document.WithText(text.WithChanges(new TextChange(removed, "")));
    }
}
