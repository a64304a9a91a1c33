using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.CodeFixes;

/// <summary>The fixes insert text and change nothing else, so that comments and layout stay as they are, and several fixes of one document never get into each other's way.</summary>
internal static class Insertion
{
    public static async Task<Document> InsertAsync(this Document document, int position, string inserted, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(new TextSpan(position, 0), inserted)));
    }
}
