using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Diagnostics;

/// <summary>The diagnostics, a row each. Every id has a page in docs/diagnostics.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor TypeNotPartial = Error("BP0001", "Type is not partial",
        "'{0}' must be partial, so that Backprop can add the gradient to '{1}': write 'partial {2} {0}'");

    public static readonly DiagnosticDescriptor PropertyNotPartial = Error("BP0002", "Parameter is not a partial property",
        "The parameter '{0}' must be a partial property without bodies, so that Backprop can give it its place in the block of parameters: write '{1}partial {3} {0} {2}'");

    public static readonly DiagnosticDescriptor NoCost = Error("BP0003", "No cost method",
        "'{0}' has no cost method, so that there is nothing to differentiate: mark the method that returns the cost with [Cost]");

    public static readonly DiagnosticDescriptor WrongType = Error("BP0004", "Wrong type",
        "{0} is of type '{1}', which Backprop cannot differentiate: {2}");

    public static readonly DiagnosticDescriptor Unsupported = Error("BP0005", "Unsupported construct",
        "{0} cannot be differentiated: {1}");

    public static readonly DiagnosticDescriptor NoRule = Error("BP0006", "Call without a derivative rule",
        "Backprop knows no derivative of '{0}': {1}");

    public static readonly DiagnosticDescriptor NoInfluence = new("BP0007", "Parameter never influences the cost",
        "The parameter '{0}' does not influence {1}: its partial derivative is always 0; use it in the equations, or remove it", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NameCollision = Error("BP0008", "Name is taken",
        "Backprop cannot add '{0}' to '{1}', because {2}: rename {3}");

    public static readonly DiagnosticDescriptor Recursion = Error("BP0009", "Recursion",
        "'{0}' calls itself{1} without an end that is known at compile time: let an argument that does not depend on data end it, or write its steps as a loop with a bound");

    public static readonly DiagnosticDescriptor NoParameters = Error("BP0010", "No parameters",
        "There is nothing to differentiate '{0}' with respect to: {1}");

    public static readonly DiagnosticDescriptor AttributeWithoutBackprop = new("BP0011", "Attribute without [Backprop]",
        "[{0}] has no effect here, because {1}: {2}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedType = Error("BP0012", "Unsupported type",
        "Backprop cannot extend '{0}', because {1}: {2}");

    public static readonly DiagnosticDescriptor ArgumentOfNoCost = new("BP0013", "Marked argument of a method that is not a cost",
        "[Parameter] has no effect on '{0}', because '{1}' is not a cost method: mark the method with [Cost], or declare '{0}' as a partial property", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotRead = new("BP0014", "Cost that was not read",
        "Backprop could not read '{0}', although the compiler can: it uses something that another source generator, or Backprop itself, has added; write that by hand, or pass its value in as an argument",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnstableSpelling = new("BP0015", "Unstable spelling",
        "'{0}' is numerically unstable, because {1}: write '{2}'", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor PiecewiseConstant = new("BP0016", "Derivative is zero",
        "{0} is constant but for its jumps, so that its derivative is 0: nothing of what it is applied to reaches the gradient through it", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DerivativeMismatch = Error("BP0017", "Derivative does not fit its function",
        "'{0}' cannot be the derivative of '{1}': {2}");

    public static readonly DiagnosticDescriptor NoSamples = Error("BP0018", "Batched method without samples",
        "Nothing differs from sample to sample in '{0}', so that it has no form over batches: give it an argument that is not marked with [Parameter]");

    public static readonly DiagnosticDescriptor Shapes = Error("BP0019", "Shapes do not fit",
        "{0}: {1}");

    public static readonly DiagnosticDescriptor NoShape = Error("BP0020", "Shape is missing or does not fit",
        "'{0}' {1}: {2}");

    public static readonly DiagnosticDescriptor NoInitialization = Error("BP0021", "Initialization does not fit",
        "'{0}' {1}: {2}");

    public static readonly DiagnosticDescriptor NoLoops = Error("BP0022", "No form with loops",
        "'{0}' cannot be computed with loops over entries because of {1}, and {2}: {3}");

    /// <summary>Every row.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [TypeNotPartial, PropertyNotPartial, NoCost, WrongType, Unsupported, NoRule, NoInfluence, NameCollision, Recursion, NoParameters, AttributeWithoutBackprop, UnsupportedType, ArgumentOfNoCost, NotRead, UnstableSpelling, PiecewiseConstant, DerivativeMismatch, NoSamples, Shapes, NoShape, NoInitialization, NoLoops];

    private const string Category = "Backprop";

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
