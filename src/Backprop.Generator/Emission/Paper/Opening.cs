using System.Globalization;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>What the emitted file of a cost opens with: its equations, how the gradient follows from them, and the operations that both take.</summary>
internal static class Opening
{
    public static IEnumerable<string>? Of(CostModel cost, CostForms forms) => forms.OfOne is null ? null :
    [
        $"C = {cost.Names.Cost}({string.Join(", ", cost.Arguments.Select(argument => NameAllocator.Bare(argument.Name)))}):",
        "",
        .. forms.Equations.Take(Documentation.MostLines).Select(equation => "    " + equation),
        .. forms.Equations.Count > Documentation.MostLines ? [$"    … and {forms.Equations.Count - Documentation.MostLines} more"] : Array.Empty<string>(),
        "",
        "The gradient follows by the chain rule, from C back to the parameters (reverse-mode differentiation), and is simplified; each step stands beside its code.",
        $"One sample takes {Count(forms.Operations.Both)} operations for cost and gradient together, and {Count(forms.Operations.Cost)} for the cost alone{(forms.IsOneLooped ? ", in loops over entries" : "")}.",
    ];

    private static string Count(long operations) => operations.ToString("N0", CultureInfo.InvariantCulture);
}
