using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Functions of the user's with a derivative of the user's: which method gives the partials of which, and what is wrong where none fits.</summary>
internal static class CustomDerivatives
{
    /// <summary>The method that gives the function's partials; null where there is none that fits.</summary>
    public static IMethodSymbol? Of(IMethodSymbol function) =>
        function.ContainingType?.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method => FunctionOf(method) == function.Name && Mismatch(method, function) is null);

    /// <summary>What is wrong with a method that is marked as a derivative; null where nothing is.</summary>
    public static Diagnostic? Check(IMethodSymbol derivative, Location place)
    {
        string name = FunctionOf(derivative) ?? "";
        IMethodSymbol[] functions = [.. derivative.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Where(method => !SymbolEqualityComparer.Default.Equals(method, derivative))];
        if (functions.Length == 0)
        {
            return Diagnostic.Create(Descriptors.DerivativeMismatch, place, derivative.Name, name, $"'{derivative.ContainingType.Name}' has no method of that name: write [Derivative(nameof(…))] with the name of a method of this type");
        }

        if (functions.Where(function => Mismatch(derivative, function) is null).Select(Of).FirstOrDefault() is { } first && !SymbolEqualityComparer.Default.Equals(first, derivative))
        {
            return Diagnostic.Create(Descriptors.DerivativeMismatch, place, derivative.Name, name, $"'{first.Name}' is its derivative already: keep one of the two");
        }

        (IMethodSymbol Function, string? Mismatch)[] found = [.. functions.Select(function => (function, Mismatch(derivative, function)))];
        return found.Any(pair => pair.Mismatch is null) || found.Any(pair => pair.Function.Parameters.Any(parameter => parameter.Type.IsError())) ? null
            : Diagnostic.Create(Descriptors.DerivativeMismatch, place, derivative.Name, name, found.OrderByDescending(pair => Agreement(derivative, pair.Function)).First().Mismatch);
    }

    private static string? FunctionOf(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(data => data.AttributeClass.IsNamed(Symbols.DerivativeAttribute))?.ConstructorArguments.FirstOrDefault().Value as string;

    private static int Agreement(IMethodSymbol derivative, IMethodSymbol function) =>
        derivative.Parameters.Zip(function.Parameters, (mine, theirs) => IsSame(mine, theirs) ? 1 : 0).Sum() - Math.Abs(derivative.Parameters.Length - function.Parameters.Length);

    private static string? Mismatch(IMethodSymbol derivative, IMethodSymbol function)
    {
        if (!function.ReturnType.IsReal() || function.RefKind != RefKind.None || function.IsGenericMethod || function.MethodKind != MethodKind.Ordinary)
        {
            return Expected("the function's result", "a method that returns double or float", function.ReturnType.Display());
        }

        if (function.IsStatic && !derivative.IsStatic)
        {
            return Expected("the function is static", "static", "an instance method");
        }

        for (int index = 0; index < Math.Max(function.Parameters.Length, derivative.Parameters.Length); index++)
        {
            IParameterSymbol? theirs = function.Parameters.ElementAtOrDefault(index);
            IParameterSymbol? mine = derivative.Parameters.ElementAtOrDefault(index);
            if (theirs is not null && (theirs.RefKind != RefKind.None || theirs.Type.Number() is null))
            {
                return Expected($"argument '{theirs.Name}' of '{function.Name}'", "a number by value", Text(theirs));
            }

            if (!IsSame(mine, theirs) || (mine!.Name != theirs!.Name && function.Parameters.Any(other => other.Name == mine.Name)))
            {
                return Expected($"argument '{(theirs ?? mine)!.Name}'", Text(theirs), Text(mine));
            }
        }

        IParameterSymbol[] real = [.. function.Parameters.Where(parameter => parameter.Type.IsReal())];
        string result = function.ReturnType.Display();
        string expected = real.Length == 1 ? result : $"({string.Join(", ", real.Select(_ => result))})";
        string found = derivative.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? $"({string.Join(", ", tuple.TupleElements.Select(element => element.Type.Display()))})" : derivative.ReturnType.Display();
        return real.Length == 0 ? Expected("the arguments", "at least one double or float", "none")
            : IsOutOfOrder(derivative.ReturnType, real) ? Expected($"the result, a partial for {string.Join(" and ", real.Select(parameter => $"'{parameter.Name}'"))} in this order", $"({string.Join(", ", real.Select(parameter => $"{result} {parameter.Name}"))})", derivative.ReturnType.Display())
            : expected != found || derivative.RefKind != RefKind.None ? Expected($"the result, a partial for {string.Join(" and ", real.Select(parameter => $"'{parameter.Name}'"))}", expected, found)
            : null;
    }

    /// <summary>An element has the name of another argument than the one at its place.</summary>
    private static bool IsOutOfOrder(ITypeSymbol result, IParameterSymbol[] real) =>
        result is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == real.Length
        && tuple.TupleElements.Where((element, index) => !IsNamed(element, real[index]) && real.Any(other => IsNamed(element, other))).Any();

    private static bool IsNamed(IFieldSymbol element, IParameterSymbol parameter) => string.Equals(element.Name, parameter.Name, StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(IParameterSymbol? mine, IParameterSymbol? theirs) =>
        mine is not null && theirs is not null && mine.RefKind == theirs.RefKind && SymbolEqualityComparer.Default.Equals(mine.Type, theirs.Type);

    private static string Text(IParameterSymbol? parameter) =>
        parameter is null ? "nothing" : $"{(parameter.RefKind == RefKind.None ? "" : parameter.RefKind.ToString().ToLowerInvariant() + " ")}{parameter.Type.Display()} {parameter.Name}";

    private static string Expected(string what, string expected, string found) => $"{what}: expected '{expected}', found '{found}'";
}
