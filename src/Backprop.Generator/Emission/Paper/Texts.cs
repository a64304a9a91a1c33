using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>What hover texts say of the arguments and results of emitted methods: meaning, shape and unit.</summary>
internal sealed class Texts(CostModel cost, CostForms forms)
{
    public const string Accumulator = "The mean so far.";

    public const string FirstNotFinite = "The index of the first sample whose cost or partials are infinite or NaN, and −1 where there is none.";

    public const string Options = "How many threads may take part, and when to stop.";

    public const string Threads = "Blocks of 4096 samples are shared between the caller and the thread pool; a batch that is no larger is the caller's alone. The bits are those of one thread.";

    public const string Cost = "The cost C.";

    public const string Mean = "The mean of C.";

    public const string Gradient = "∂C/∂p for every parameter p, in units of C per unit of p; overwritten.";

    public const string MeanGradient = "The mean of ∂C/∂p for every parameter p, in units of C per unit of p; overwritten.";

    /// <summary>Of one sample.</summary>
    public IEnumerable<(string Name, string Text)> OfOne => cost.Arguments.Select(argument => (argument.Name, OfOneSample(argument)));

    /// <summary>Of a batch.</summary>
    public IEnumerable<(string Name, string Text)> OfMany => cost.Arguments.Select(argument => (argument.Name, OfSamples(argument)));

    /// <summary>What the mean is, and the equations.</summary>
    public IEnumerable<string> OfMean => forms.Equations.Prepend($"(C[1] + … + C[N]) / N, where C = {Call}:");

    /// <summary>What the means are, the equations, and how the partials follow from them.</summary>
    public IEnumerable<string> OfMeanGradient => [$"(C[1] + … + C[N]) / N, and for every parameter p (∂C[1]/∂p + … + ∂C[N]/∂p) / N, where C = {Call}:", .. forms.Derivation];

    /// <summary>∂C/∂W1 = ∂C/∂z1 · x; without a formula where one line does not tell it.</summary>
    /// <param name="parameter">Its place among the parameters.</param>
    public string Partial(int parameter) => forms.Partials.Count == cost.Parameters.Count ? forms.Partials[parameter] : $"∂C/∂{Name(parameter)}";

    public string UnitOf(int parameter) => $"In units of C per unit of {Name(parameter)}";

    private string Name(int parameter) => NameAllocator.Bare(cost.Parameters[parameter].Name);

    private string Call => $"{cost.Names.Cost}({string.Join(", ", cost.Arguments.Select(argument => NameAllocator.Bare(argument.Name)))})";

    private static string OfOneSample(ArgumentModel argument) =>
        $"{(argument.IsParameter ? "A parameter" : "An argument of the cost")}{(argument.Shape.IsScalar ? "" : $" that {argument.Shape}{RowByRow(argument)}")}.";

    private static string OfSamples(ArgumentModel argument) =>
        argument.IsParameter ? $"A parameter, the same for all samples{(argument.Shape.IsScalar ? "" : $", that {argument.Shape}{RowByRow(argument)}")}."
        : argument.Shape.IsScalar ? "One entry for each of the N samples."
        : $"N × {argument.Shape.Count} entries: one sample after the other, each of which {argument.Shape}{RowByRow(argument)}.";

    private static string RowByRow(ArgumentModel argument) => argument.Shape.Rank == 2 ? ", row by row" : "";
}
