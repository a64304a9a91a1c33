namespace Backprop.Generator.Tests;

/// <summary>Structs that cannot be parameters, and what is marked beside them by mistake: one error, at the place of the mistake.</summary>
public class StructParameterRefusalTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "public record struct Part(double W, string Name);", "BP0004 [P] The parameter 'P.Name' is of type 'string', which Backprop cannot differentiate: declare 'Name' of 'Part' as 'double' or 'float', or as a vector or matrix of these" },
        { "public record struct Part(double W, Inner I); public record struct Inner(int N);", "BP0004 [P] The parameter 'P.I.N' is of type 'int', which Backprop cannot differentiate: declare 'N' of 'Inner' as 'double' or 'float', or as a vector or matrix of these" },
        { "public record struct Part(double W, float F);", "BP0004 [P] The parameter 'P.F' is of type 'float', which Backprop cannot differentiate: declare it as 'double', of the numbers that 'A' is of: the parameters of a type lie in one block" },
        { "public record struct Part(double W, Vector<double> B);", "BP0020 [B] 'B' has no shape: write [Shape(length)] before its type, the length being a constant" },
        { "public record struct Part([Shape(2)] double W);", "BP0020 [W] 'W' is of type 'double', which has no shape: leave out [Shape]" },
        { "public record struct Part([Initialize(Initialization.Normal)] double W);", "BP0021 [W] 'W' begins by 'Normal', which takes a number: write [Initialize(Initialization.Normal, deviation)]" },
        { "public struct Part { public double W { get; } public Part(double w) => W = w; }", "BP0005 [P] The parameter 'P', whose struct 'Part' cannot be made of its parts, cannot be differentiated: declare it as 'record struct Part(double W)', or let its members have 'init' or 'set'" },
        { "public struct Part { private double _w; public double W => _w; public Part(double w) => _w = w; }", "BP0005 [P] The parameter 'P', whose '_w' cannot be reached, cannot be differentiated: make '_w' of 'Part' public or internal" },
        { "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] public struct Part { [System.Runtime.InteropServices.FieldOffset(0)] public double W; }", "BP0005 [P] The parameter 'P', whose struct 'Part' has fields that overlap or accessors that compute, cannot be differentiated: declare the struct as a record struct of its parts" },
        { "public struct Part { public double W; public double AsSpan; }", "BP0008 [P] Backprop cannot add 'AsSpan' to 'the gradient', because every gradient has a member of that name: rename the member of 'Part'" },
        { "public struct Part { }", "BP0004 [P] The parameter 'P' is of type 'Part', which Backprop cannot differentiate: declare it as 'double' or 'float', or as a vector or matrix of these" },
        { "public record struct Part([Shape(2)] Vector<double> B);", "BP0005 [P] The parameter 'P' with a setter cannot be differentiated: leave out 'set': its vectors and matrices are views of the type's block, and P.B[…] = … writes their entries" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_struct_that_cannot_be_a_parameter_is_refused(string part, string expected)
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + part + " [Backprop] public partial class Net { [Parameter] public partial double A { get; set; } [Parameter] public partial Part P { get; set; } [Cost] double Cost(double x) => A * x; }");
        Assert.Equal([expected], run.Analyzed.Select(GeneratorRun.Describe));
        Assert.Empty(run.Compiled.Where(diagnostic => diagnostic.Id is not ("CS0649" or "CS0282")).Select(GeneratorRun.Describe));
    }

    [Theory]
    [InlineData("[Cost] static double Cost([Parameter] Part p) => p.W;", "BP0004 [p] The argument 'p' is of type 'Part', which Backprop cannot differentiate: declare it as 'double', 'float', or a vector or matrix of these, by value")]
    [InlineData("[Parameter, Initialize(Initialization.Ones)] public partial Part P { get; set; } [Cost] double Cost() => P.W;", "BP0021 [P] 'P' is made of several parameters: write [Initialize] at the members of 'Part'")]
    [InlineData("[Parameter, Shape(2)] public partial Part P { get; set; } [Cost] double Cost() => P.W;", "BP0020 [P] 'P' is of type 'Part', which has no shape: leave out [Shape]")]
    [InlineData("[Parameter] public Part P { get; set; } [Cost] double Cost() => P.W;", "BP0002 [P] The parameter 'P' must be a partial property without bodies, so that Backprop can give it its place in the block of parameters: write 'public partial Part P { get; set; }'")]
    [InlineData("[Parameter] public partial double A { get; set; } [Parameter] public partial Part P { get; set; } [Cost] double Cost() => A;", "BP0007 [P] The parameter 'P' does not influence 'Cost': its partial derivative is always 0; use it in the equations, or remove it")]
    [InlineData("[Parameter] public partial Part P { get; set; } [Cost] double Cost([Parameter] double P) => P;", "BP0008 [P] Backprop cannot add 'P' to 'CostGradient', because a property of that name is a parameter already: rename the parameter")]
    [InlineData("[Parameter] public partial Part P { get; set; } [Cost] double Cost() { P = new(1); return P.W; }", "BP0005 [P = new(1)] An assignment to what lives longer than the cost cannot be differentiated: assign to a local: a cost has no effect but its result")]
    [InlineData("[Parameter] public partial double A { get; set; } [Cost] double Cost(Held h) => A;", "BP0004 [h] The argument 'h' is of type 'Held', which Backprop cannot differentiate: declare it as a number, a bool, an enum, a struct of numbers, or a vector or matrix, by value or 'in'")]
    [InlineData("[Parameter] public partial double A { get; set; } [Cost] double Cost() => A * new Held { S = 2 }.S;", "BP0005 [new Held { S = 2 }] 'new Held { S = 2 }', which leaves a vector or matrix out, cannot be differentiated: give it all that it is made of")]
    [InlineData("[Parameter] public partial double A { get; set; } [Cost] double Cost() { Held h = default; return A * h.S; }", "BP0005 [default] 'default' cannot be differentiated: equations are made of numbers, tuples, structs and arrays of them, C#'s operators and statements, and calls of Math, Functions and methods whose source is here")]
    public void A_mistake_beside_a_struct_gives_one_error(string members, string expected)
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "public record struct Part(double W); public struct Held { public Vector<double> V; public double S; } [Backprop] public partial class Net { " + members + " }");
        Assert.Equal([expected], run.Analyzed.Select(GeneratorRun.Describe));
    }

    [Fact]
    public void A_shape_that_is_missing_is_missed_once()
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "public record struct Part(double W, Vector<double> B); [Backprop] public partial class Net { [Parameter] public partial Part P { get; } [Parameter] public partial Part Q { get; } [Cost] double Cost(double x) => P.W * Q.W * x; }");
        Assert.Equal(["BP0020 [B] 'B' has no shape: write [Shape(length)] before its type, the length being a constant"], run.Analyzed.Select(GeneratorRun.Describe));
        Assert.Empty(run.Compiled.Select(GeneratorRun.Describe));
    }

    [Theory]
    [InlineData("class C { [Initialize(Initialization.Ones)] public double W { get; set; } }", "W")]
    [InlineData("class C { [Initialize(Initialization.Ones)] public double W; }", "W")]
    [InlineData("class C { static void F([Initialize(Initialization.Ones)] double w) { } }", "w")]
    [InlineData("record C([Initialize(Initialization.Ones)] double W);", "W")]
    [InlineData("record struct C([Initialize(Initialization.Ones)] double W, [property: Initialize(Initialization.Ones)] double V) { [Initialize(Initialization.Ones)] public double U; public C() : this(1, 2) { U = 3; } }", "")]
    public void Initialization_of_nothing_is_refused(string code, string name)
    {
        string[] expected = name.Length == 0 ? [] : [$"BP0021 [Initialize(Initialization.Ones)] '{name}' is no parameter, so that nothing initializes it: mark it with [Parameter], or leave out [Initialize]"];
        Assert.Equal(expected, GeneratorRun.Of(Models.Usings + code).Analyzed.Select(GeneratorRun.Describe));
    }
}
