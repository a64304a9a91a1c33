using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.CodeFixes;

/// <summary>BP0015: writes the stable function in the place of its unstable spelling.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StableSpellingCodeFix)), Shared]
public sealed class StableSpellingCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BP0015"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (model is not null && diagnostic.Properties.TryGetValue("Function", out string? function) && diagnostic.Properties.TryGetValue("Arguments", out string? arguments) && function is not null)
            {
                string call = $"{diagnostic.Properties["Before"]}{Shortest(function, model, diagnostic.Location.SourceSpan.Start)}({arguments})";
                context.RegisterCodeFix(
                    CodeAction.Create($"Write '{call}'", cancellation => ReplaceAsync(context.Document, diagnostic.Location.SourceSpan, call, cancellation), nameof(StableSpellingCodeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>Softplus, Functions.Softplus or Backprop.Functions.Softplus: whatever means the function here.</summary>
    private static string Shortest(string function, SemanticModel model, int position)
    {
        string home = function.Substring(0, function.IndexOf('.'));
        string name = function.Substring(home.Length + 1);
        if (home is "double" or "float")
        {
            return function;
        }

        ImmutableArray<ISymbol> members = model.LookupSymbols(position, name: name);
        return members.Length > 0 && members.All(member => member.ContainingType?.ToDisplayString() == "Backprop." + home) ? name
            : model.LookupNamespacesAndTypes(position, name: home) is [INamedTypeSymbol type] && type.ToDisplayString() == "Backprop." + home ? function
            : "Backprop." + function;
    }

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, string replacement, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(span, replacement)));
    }
}
