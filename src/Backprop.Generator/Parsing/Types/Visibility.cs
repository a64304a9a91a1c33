using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Who may see the members emitted for a method: everybody who sees the type, unless the method takes or yields what is of a type that fewer may see.</summary>
internal static class Visibility
{
    public static string Of(IMethodSymbol method)
    {
        string[] needed = [.. method.Parameters.Select(argument => argument.Type).Append(method.ReturnType).Select(type => For(type, method.ContainingType)).Distinct()];
        return needed.Contains("private") ? "private" : needed.Contains("internal") ? "internal" : "public";
    }

    private static string For(ITypeSymbol argument, INamedTypeSymbol model)
    {
        if (argument is INamedTypeSymbol { TypeArguments: { Length: > 0 } parts })
        {
            // A tuple of what it is made of.
            string[] needed = [.. parts.Select(part => For(part, model)).Distinct()];
            if (needed is not ["public"])
            {
                return needed.Contains("private") ? "private" : "internal";
            }
        }

        // A type that only its container sees: fine for a model that only the same container sees.
        return Chain(argument).FirstOrDefault(IsHidden)?.ContainingType is { } container ? (Chain(model).Any(type => IsHidden(type) && Chain(type).Skip(1).Contains(container, SymbolEqualityComparer.Default)) ? "public" : "private")
            : Chain(argument).Any(IsInternal) && !Chain(model).Any(type => IsInternal(type) || IsHidden(type)) ? "internal"
            : "public";
    }

    private static IEnumerable<ITypeSymbol> Chain(ITypeSymbol type)
    {
        for (ITypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            yield return outer;
        }
    }

    private static bool IsHidden(ITypeSymbol type) => type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    private static bool IsInternal(ITypeSymbol type) => type.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
