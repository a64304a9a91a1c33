namespace Backprop.Benchmarks;

/// <summary>The page docs/benchmarks.md, of which no figure is typed by hand.</summary>
internal static class Page
{
    /// <summary>Rewrites the page in the clone that this was built in.</summary>
    /// <param name="tables">What was measured.</param>
    /// <param name="arguments">Of the command line that measured it.</param>
    public static void Write(Tables tables, string[] arguments) =>
        File.WriteAllText(Path.Combine(Clone.Root, "docs", "benchmarks.md"), Text(tables, arguments));

    private static string Text(Tables tables, string[] arguments) =>
        $"""
        # Benchmarks

        Three layers of one neuron, the network of the [README](../README.md): the cost and its six partials, for one sample and as means over N samples, by one thread. A number is a **ratio of times, generated code by its competitor: below 1 the generated code is
        faster**. Times themselves depend on the machine, and are not listed; those of an edit are on [a page of their own](editor.md).

        {tables.Network}
        - **Generated**: `CostAndGradient` and `MeanCostAndGradient`, as Backprop emits them. The last column is what a call of the form by one thread allocates.
        - **Scalar C#**: [the derivation by hand]({Source("HandWritten.cs")}), a straight line that shares the exponential between σ and σ′; a loop over it for the mean.
        - **TensorPrimitives**: [the vector functions of System.Numerics.Tensors]({Source("TensorMean.cs")}), array at a time, in blocks of 512 samples, in arrays that are there already. (Its time more than doubles where the stack is badly aligned, which is a matter of chance; here it is aligned.)
        - **C**: [the same formulas]({Source("network.c")}), which gcc vectorises with libmvec, in the same process. No call pays for a transition between C# and C.
        - **Two threads**: the form with `ParallelOptions`, against that of one thread: here more is better. Up to 4,096 samples it is the caller's alone.

        ## Layers

        [Networks of layers]({Source("LayerNetworks.cs")}), in `double`, computed with loops, against [C that computes one sample after the other]({Source("layers.c")}), which gcc vectorises over the neurons with libmvec.

        {tables.Layers}
        Before anything is measured, all competitors have computed the same cost and the same partials, to 10⁻¹⁰ in `double` and 10⁻⁴ in `float`.

        ## Compile time

        With loops, neither the generator nor what it emits grows with the shapes: the time for 2-310-310-1, of 97,651 parameters, by that for 2-8-8-1, of 105 ([CompileTime.cs](../benchmarks/Backprop.Benchmarks/CompileTime.cs)), from the source text on and with nothing cached.

        {tables.CompileTime}
        ## How it was measured

        {HowMeasured(arguments)}

        [BenchmarkDotNet](https://benchmarkdotnet.org) measures all competitors side by side, in rounds; a ratio is that of their medians in a round, and the table shows the median of three rounds. The command above writes this page;
        [its own page](../benchmarks/Backprop.Benchmarks/README.md) says more.

        """;

    /// <summary>The command, and the machine.</summary>
    public static string HowMeasured(string[] arguments) =>
        $"""
        ```
        dotnet run -c Release --project benchmarks/Backprop.Benchmarks -- {string.Join(' ', arguments.Select(argument => argument.Contains('*', StringComparison.Ordinal) ? $"'{argument}'" : argument))}
        ```

        {string.Join('\n', Machine.Describe().Select(fact => $"- {fact}"))}
        """;

    private static string Source(string file) => $"../benchmarks/Backprop.Benchmarks/Competitors/{file}";
}
