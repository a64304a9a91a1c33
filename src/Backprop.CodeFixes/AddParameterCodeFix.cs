using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.CodeFixes;

/// <summary>BP0010: puts <c>[Parameter]</c> on the partial properties of the type that the method sees and nobody implements; where there are none and the method is static, on its arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddParameterCodeFix)), Shared]
public sealed class AddParameterCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BP0010"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } method
            || type.Members.OfType<PropertyDeclarationSyntax>().Any(property => IsMarked(property.AttributeLists)))
        {
            return;
        }

        // A static method sees static properties only.
        bool isStatic = method.Modifiers.Any(SyntaxKind.StaticKeyword);
        int[] properties = [.. type.Members.OfType<PropertyDeclarationSyntax>()
            .Where(property => model.GetDeclaredSymbol(property, context.CancellationToken) is { IsPartialDefinition: true, PartialImplementationPart: null } symbol && (symbol.IsStatic || !isStatic) && IsNumber(symbol.Type))
            .Select(property => property.GetFirstToken().SpanStart)];
        int[] arguments = isStatic ? [.. method.ParameterList.Parameters.Where(argument => model.GetDeclaredSymbol(argument, context.CancellationToken) is { } symbol && IsNumber(symbol.Type)).Select(argument => argument.SpanStart)] : [];
        if (properties.Length + arguments.Length == 0)
        {
            return;
        }

        string what = properties.Length > 0 ? $"the partial properties of '{type.Identifier.ValueText}'" : $"the arguments of '{method.Identifier.ValueText}'";
        context.RegisterCodeFix(
            CodeAction.Create($"Mark {what} with [Parameter]", cancellation => MarkAsync(context.Document, properties.Length > 0 ? properties : arguments, cancellation), nameof(AddParameterCodeFix)),
            context.Diagnostics);
    }

    private static bool IsMarked(SyntaxList<AttributeListSyntax> lists) => lists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Parameter" or "ParameterAttribute" or "Backprop.Parameter");

    /// <summary>A number, or a vector or matrix of them.</summary>
    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || type is INamedTypeSymbol { Name: "Vector" or "Matrix", ContainingNamespace.Name: "Backprop" };

    private static async Task<Document> MarkAsync(Document document, int[] places, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        string attribute = model?.LookupNamespacesAndTypes(places[0], name: "ParameterAttribute").IsEmpty == false ? "[Parameter] " : "[Backprop.Parameter] ";
        return document.WithText(text.WithChanges(places.Select(place => new TextChange(new TextSpan(place, 0), attribute))));
    }
}
