namespace Backprop.Generator.Tests;

/// <summary>Structs change where C# changes them, and stay as they are where it works on a copy.</summary>
public class StructTests
{
    private const string Types = """
        public struct Mutable
        {
            public double X;
            public double Y { get; set; }
            public Mutable(double x) { X = x; }
            public void Scale(double k) { X *= k; Y += X; }
            public double Scaled(double k) { Scale(k); return X; }
            public readonly double Kept(double k) { Scale(k); return X; }
            public static Mutable operator ++(Mutable a) => new(a.X * a.X + 1);
            public static Mutable operator +(Mutable a, Mutable b) => new(a.X + b.X) { Y = a.Y };
        }
        public struct Whole
        {
            public readonly Mutable Fixed;
            public Mutable Free;
            public Mutable Property { get; set; }
            public Whole(double x) { Fixed = new(x); Free = new(x); Property = new(x); Fixed.Scale(3); }
            public Whole(Whole other) { other.Fixed.Scale(7); Fixed = other.Fixed; Free = other.Free; Property = other.Property; }
        }
        public static class Helper
        {
            public static double ByIn(in Mutable m) { m.Scale(3); return m.X; }
            public static double ByReadOnly(ref readonly Mutable m) { m.Scale(3); return m.X; }
            public static double ByRef(ref Mutable m) { m.Scale(3); return m.X; }
            public static double ByValue(Mutable m) { m.Scale(3); return m.X; }
        }

        """;

    /// <summary>What becomes of x.</summary>
    public static TheoryData<string> Bodies =>
    [
        "var m = new Mutable(x); m.Scale(x); return m.X + m.Y;",
        "var m = new Mutable(x); return Helper.ByIn(m) + m.X;",
        "var m = new Mutable(x); return Helper.ByIn(in m) + Helper.ByReadOnly(in m) + m.X;",
        "var m = new Mutable(x); return Helper.ByRef(ref m) + m.X;",
        "var m = new Mutable(x); return Helper.ByValue(m) + m.X;",
        "var m = new Mutable(x); ref readonly Mutable r = ref m; r.Scale(3); return r.Scaled(2) + m.X;",
        "var m = new Mutable(x); ref Mutable r = ref m; r.Scale(3); return m.X;",
        "Mutable[] a = [new(x), new(2 * x)]; a[1].Scale(x); return a[0].X * a[1].X;",
        "Mutable[] a = [new(x), new(2 * x)]; ReadOnlySpan<Mutable> s = a; s[1].Scale(x); s[^1].Scale(x); return s[0].X * s[1].Scaled(x) + a[1].X;",
        "Mutable[] a = [new(x), new(2 * x)]; Span<Mutable> s = a; s[1].Scale(x); return a[1].X;",
        "Mutable[] a = [new(x), new(2 * x)]; double t = 0; foreach (ref readonly Mutable m in a.AsSpan()) { m.Scale(3); t += m.X; } return t;",
        "Mutable[] a = [new(x), new(2 * x)]; foreach (ref Mutable m in a.AsSpan()) { m.Scale(3); } return a[0].X * a[1].X;",
        "var m = new Mutable(x); return m.Kept(5) + m.X;",
        "var w = new Whole(x); w.Fixed.Scale(5); w.Free.Scale(7); w.Property.Scale(11); return w.Fixed.X + w.Free.X + w.Property.X;",
        "var w = new Whole(new Whole(x)); return w.Fixed.X + w.Free.X;",
        "var m = new Mutable(x); var before = m++; ++m; return before.X * m.X;",
        "var m = new Mutable(x); m += new Mutable(x * x); m.Y += x; return m.X * m.Y;",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_struct_changes_where_it_does_in_CSharp(string body)
    {
        LoadedModel model = LoadedModel.From(GeneratorRun.Of(Models.Usings + Types + "[Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x) { " + body + " } }"));
        const double at = 0.75;
        const double step = 1e-5;
        (double cost, double[] gradient) = model.CostAndGradient(null, "F", "Cost", at);
        Assert.Equal(model.Cost(null, "F", "Cost", at), cost);
        Numbers.AssertClose((model.Cost(null, "F", "Cost", at + step) - model.Cost(null, "F", "Cost", at - step)) / (2 * step), gradient[0], 1e-8, body);
    }

    /// <summary>What is read is what runs, or it is refused.</summary>
    [Theory]
    [InlineData("struct P { public double A = 3; public P(double k) { A *= k; } }", "new P(x).A", "BP0005 [new P(x)] The initialiser of 'A', which the constructor of 'P' runs, cannot be differentiated: set 'A' in the constructor's body, or let a property compute it")]
    [InlineData("record struct P(double X) { public double Y = 2 * X; }", "new P(x).Y", "BP0005 [new P(x)] The initialiser of 'Y', which the constructor of 'P' runs, cannot be differentiated: set 'Y' in the constructor's body, or let a property compute it")]
    [InlineData("record struct P(double X) { public double Z { get; init; } = X + 1; }", "new P(x).Z", "BP0005 [new P(x)] The initialiser of 'Z', which the constructor of 'P' runs, cannot be differentiated: set 'Z' in the constructor's body, or let a property compute it")]
    [InlineData("struct P(double k) { public double K => k; }", "new P(x).K", "BP0005 [new P(x)] The primary constructor of 'P' cannot be differentiated: make 'P' a record struct, or write the constructor out")]
    [InlineData("struct P { double _v; public double V { get => _v; set => _v = value * 2; } }", "new P { V = x }.V", "BP0005 [V] The setter of 'V' cannot be differentiated: assign to a field, or to a property whose accessors have no bodies")]
    [InlineData("record struct P(double X);", "(new P(x) == new P(2 * x) ? 1 : x)", "BP0005 [new P(x) == new P(2 * x)] 'new P(x) == new P(2 * x)', which the compiler writes for 'P', cannot be differentiated: compare or combine its parts by yourself")]
    [InlineData("struct P { public double V; public P(double v) { V = v; } public static bool operator true(P p) => p.V > 1; public static bool operator false(P p) => p.V <= 1; public static P operator &(P p, P q) => new(p.V * q.V); }", "(new P(x) && new P(2)).V", "BP0005 [new P(x) && new P(2)] The operator '&&' on 'P' cannot be differentiated: use operators on numbers and truth values")]
    [InlineData("struct P { [System.Runtime.InteropServices.FieldOffset(0)] public double V; }", "new P { V = x }.V", "BP0005 [new P { V = x }.V] The field 'V' cannot be differentiated: make it 'readonly' or 'const', or a [Parameter] property to differentiate with respect to it, or pass its value in as an argument")]
    [InlineData("record struct P(double X);", "((new P(x), 1) == (new P(2 * x), 1) ? 1 : x)", "BP0005 [(new P(x), 1) == (new P(2 * x), 1)] A comparison of tuples of anything but numbers cannot be differentiated: compare their parts by yourself")]
    [InlineData("record struct P(double X);", "(new P(x).Equals(new P(2 * x)) ? 1 : x)", "BP0005 [new P(x).Equals(new P(2 * x))] 'Equals', which the compiler writes for 'P', cannot be differentiated: compare or combine its parts by yourself")]
    public void What_would_not_be_made_as_in_CSharp_is_refused(string type, string expression, string expected)
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "[System.Runtime.InteropServices.StructLayout(" + (type.Contains("FieldOffset", StringComparison.Ordinal) ? "System.Runtime.InteropServices.LayoutKind.Explicit" : "System.Runtime.InteropServices.LayoutKind.Auto") + ")] public " + type + " [Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x) => x * " + expression + "; }");
        Assert.Equal([expected], run.Analyzed.Select(GeneratorRun.Describe));
        Assert.Empty(run.Compiled.Select(GeneratorRun.Describe));
    }

    [Fact]
    public void A_struct_that_contains_itself_is_the_compilers_business()
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "public struct A { public double X; public B Y; } public struct B { public A Z; } [Backprop] public static partial class F { [Cost] public static double Cost([Parameter] double x, A a) => x * a.X; }");
        Assert.Contains("CS0523", run.Compiled.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Readonly_fields_and_properties_of_the_own_struct_are_read()
    {
        LoadedModel model = LoadedModel.From(GeneratorRun.Of(Models.Usings + """
            [Backprop] public partial record struct Net(double Scale)
            {
                [Parameter] public partial double W { get; set; }
                private readonly double _offset = 2;
                private double Slope { get; init; } = 3;
                [Cost] public double Cost(double x) => W * x * this._offset * Slope + Square(W) * _offset;
            }
            """));
        object net = Activator.CreateInstance(model.Type("Net"), 5.0)!;
        model.Type("Net").GetProperty("W")!.SetValue(net, 0.5);
        Assert.Equal((3 * 0.5 * 6) + (0.25 * 2), model.CostAndGradient(net, "Net", "Cost", 3).Cost);
        Assert.Equal([(3 * 6) + (2 * 0.5 * 2)], model.CostAndGradient(net, "Net", "Cost", 3).Gradient);
    }
}
