namespace Backprop.Generator.Tests;

/// <summary>Run as a program, the tests print what the generator emits, for the comparison of two processes.</summary>
internal static class Program
{
    public static void Main() => Console.Out.Write(EmittedText());

    public static string EmittedText() =>
        string.Concat(GeneratorRun.Of(Models.ThreeLayerNetwork, Models.Rosenbrock).Sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => source.Value));
}
