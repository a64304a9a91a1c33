using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.CodeFixes;

/// <summary>BP0011: puts <c>[Backprop]</c> on the type whose members are marked.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddBackpropCodeFix)), Shared]
public sealed class AddBackpropCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BP0011"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? part = root?.FindNode(context.Span).FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
        if (part is not (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax)
            || model?.GetDeclaredSymbol(part, context.CancellationToken) is not INamedTypeSymbol type)
        {
            return;
        }

        // Of a type in several parts always the same one, so that marks in two of them do not give the attribute twice.
        SyntaxReference first = type.DeclaringSyntaxReferences[0];
        if (context.Document.Project.Solution.GetDocument(first.SyntaxTree) is { } document)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Put [Backprop] on '{type.Name}'",
                    cancellation => MarkAsync(document, first, cancellation),
                    nameof(AddBackpropCodeFix)),
                context.Diagnostics);
        }
    }

    private static async Task<Document> MarkAsync(Document document, SyntaxReference type, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SyntaxNode declaration = await type.GetSyntaxAsync(cancellation).ConfigureAwait(false);

        int start = declaration.GetFirstToken().SpanStart;
        bool isImported = model?.LookupNamespacesAndTypes(start, name: "BackpropAttribute").IsEmpty == false;
        string attribute = isImported ? "[Backprop]" : "[Backprop.Backprop]";

        TextLine line = text.Lines.GetLineFromPosition(start);
        string indentation = text.ToString(TextSpan.FromBounds(line.Start, start));
        string end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        bool hasLineOfItsOwn = end.Length > 0 && string.IsNullOrWhiteSpace(indentation);
        return await document.InsertAsync(start, attribute + (hasLineOfItsOwn ? end + indentation : " "), cancellation).ConfigureAwait(false);
    }
}
