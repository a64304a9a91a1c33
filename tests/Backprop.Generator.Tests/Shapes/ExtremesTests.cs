namespace Backprop.Generator.Tests.Shapes;

/// <summary>The largest and the smallest entry: bits, ties and NaN, for one sample, over lanes, over float, and in a function that is emitted once.</summary>
public class ExtremesTests
{
    private static readonly (string Name, string Entries, int[] Places)[] Costs =
    [
        ("One", "a * s", [0]),
        ("Two", "a * s, b * s", [0, 1]),
        ("Three", "a * s, b * s, c * s", [0, 1, 2]),
        ("Four", "a * s, b * s, c * s, d * s", [0, 1, 2, 3]),
        ("Twelve", "a * s, b * s, c * s, d * s, a * s, b, c, d, a, b, c, d", [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]),
    ];

    private static readonly Lazy<LoadedModel> Model = new(() => LoadedModel.From(Source("F", "", "double"), Source("Single", "", "float"), Source("Inlined", "(InlineLimit = 0)", "double")));

    private static string Source(string type, string options, string number) => $$"""
        using System; using System.Linq; using Backprop; using static Backprop.Functions;
        #pragma warning disable BP0007 // not every parameter is an entry
        [Backprop{{options}}] public static partial class {{type}}
        {
        {{string.Concat(Costs.Select(cost => Cost(cost.Name, $"3 * Max<{number}>([{cost.Entries}]) + 5 * Min<{number}>([{cost.Entries}])", number)))}}
        {{Cost("OfMatrix", $"3 * Max(Matrix.OfRows<{number}>([a * s, b * s], [c * s, d * s])) + 5 * Min(Matrix.OfRows<{number}>([a * s, b * s], [c * s, d * s]))", number)}}
        {{Cost("Called", "1.5f * (Most(a * s, b * s, c * s, d * s) + Most(b * s, c * s, d * s, a * s)) + 2.5f * (Least(d * s, c * s, b * s, a * s) + Least(a * s, b * s, d * s, c * s))", number)}}

            private static {{number}} Most({{number}} p, {{number}} q, {{number}} r, {{number}} t) { Vector<{{number}}> v = [p, q, r, t]; return Max(Concatenate(v, v, v, v)); }

            private static {{number}} Least({{number}} p, {{number}} q, {{number}} r, {{number}} t) { Vector<{{number}}> v = [p, q, r, t]; return Min(Concatenate(v, v, v, v)); }

            [Batched] public static {{number}} Spread({{number}} s, [Parameter] {{number}} a, [Parameter] {{number}} b, [Parameter] {{number}} c, [Parameter] {{number}} d)
            {
                Vector<{{number}}> v = [a * s, b * s, c * s, d * s];
                return Max(v) - Min(v) + CrossEntropy(v, s < 0 ? 1 : 2);
            }

            public static void Check({{number}} a, {{number}} b, {{number}} c, {{number}} d)
            {
                {{number}}[] samples = [.. Enumerable.Repeat(({{number}})1, 64)];
        {{string.Concat(Costs.Select(cost => cost.Name).Concat(["OfMatrix", "Called"]).Select(name => $$"""
                if (!Equals({{name}}AndGradient(a, b, c, d, 1, out {{name}}Gradient g{{name}}), {{name}}(a, b, c, d, 1))
                    | !Equals(Mean{{name}}AndGradient(a, b, c, d, samples, out {{name}}Gradient m{{name}}), {{name}}(a, b, c, d, 1) + 0) || m{{name}} != g{{name}})
                    throw new Exception($"{{name}}: {g{{name}}}, over lanes {m{{name}}}");

        """))}}
                Spread(samples, a, b, c, d, samples);
                if (samples.Any(spread => !Equals(spread, Spread(1, a, b, c, d))))
                    throw new Exception($"{Spread(1, a, b, c, d)}, over lanes {samples[0]}");
            }

            private static bool Equals({{number}} x, {{number}} y) => {{number}}.IsNaN(x) ? {{number}}.IsNaN(y) : x == y && {{number}}.IsNegative(x) == {{number}}.IsNegative(y);
        }
        """;

    // The sample s keeps the entries apart from the parameters.
    private static string Cost(string name, string body, string number) =>
        $"    [Cost] public static {number} {name}([Parameter] {number} a, [Parameter] {number} b, [Parameter] {number} c, [Parameter] {number} d, {number} s) => {body};\n";

    public static TheoryData<double, double, double, double> Points => new()
    {
        { 1, 2, 3, 4 },
        { 4, -2, 3, 1 },
        { 2, 2, 1, 0.5 },
        { 1, 2, 2, 0.5 },
        { 2, 1, 2, 2 },
        { 2, 2, 2, 1 },
        { 2, 2, 2, 2 },
        { -0.0, 0, -1, -2 },
        { 0, -0.0, 0, -0.0 },
        { 1, -0.0, 0, 3 },
        { double.PositiveInfinity, 1, double.PositiveInfinity, 2 },
        { double.NaN, 1, 2, 3 },
        { 1, 2, double.NaN, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void The_adjoint_goes_in_equal_shares_to_the_entries_that_tie(double a, double b, double c, double d)
    {
        double[] at = [a, b, c, d];
        foreach ((string name, int[] places) in Costs.Select(cost => (cost.Name, cost.Places)).Concat([("OfMatrix", [0, 1, 2, 3]), ("Called", [0, 1, 2, 3])]))
        {
            foreach (string type in new[] { "F", "Inlined" })
            {
                double[] gradient = Model.Value.CostAndGradient(null, type, name, [.. at, 1]).Gradient;
                Assert.All(Shares(at, places).Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void Values_have_the_bits_of_the_method_and_lanes_agree(double a, double b, double c, double d)
    {
        foreach (string type in new[] { "F", "Single", "Inlined" })
        {
            object[] at = type == "Single" ? [(float)a, (float)b, (float)c, (float)d] : [a, b, c, d];
            Model.Value.Type(type).GetMethod("Check")!.Invoke(null, at);
        }
    }

    /// <summary>3 times the derivative of the largest of these entries and 5 times that of the smallest: where one is NaN, all tie.</summary>
    private static double[] Shares(double[] at, int[] places)
    {
        var gradient = new double[at.Length];
        bool isNaN = places.Any(place => double.IsNaN(at[place]));
        foreach ((double adjoint, double extreme) in new[] { (3.0, places.Max(place => at[place])), (5.0, places.Min(place => at[place])) })
        {
            int[] ties = [.. places.Where(place => isNaN || at[place] == extreme)];
            Array.ForEach(ties, place => gradient[place] += adjoint / ties.Length);
        }

        return gradient;
    }
}
