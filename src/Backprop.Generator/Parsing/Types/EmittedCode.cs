using Backprop.Generator.Emission;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Parsing;

/// <summary>
/// What the generator has emitted, as the analyzer finds it. The generator does not see what it and others add, the analyzer does: a cost that only the analyzer could read has
/// members that throw, and nothing else would say so.
/// </summary>
internal static class EmittedCode
{
    /// <summary>The costs that could be read here, but not when the code was emitted; and those that nobody has said anything about, which is right only where the compiler does.</summary>
    public static IEnumerable<IMethodSymbol> Unread(INamedTypeSymbol type, ParsedType parsed, bool hasErrors, CancellationToken cancellation) =>
        parsed.Methods
            .Where(method => method.Equations is null ? method.Refusal == MethodModel.NotCompiled && !hasErrors : type.GetMembers(NameAllocator.Bare(method.Witness)).Any(member => member.IsEmitted() && Throws(member, cancellation)))
            .Select(method => type.GetMembers(NameAllocator.Bare(method.Name)).OfType<IMethodSymbol>().First(member => member.Has(method is CostModel ? Symbols.CostAttribute : Symbols.BatchedAttribute)));

    private static bool Throws(ISymbol member, CancellationToken cancellation) =>
        member.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellation) is MethodDeclarationSyntax { Body.Statements: [ThrowStatementSyntax] });
}
