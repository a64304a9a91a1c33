namespace Backprop.Generator.Tests;

/// <summary>One mistake gives one error, at its place, with its remedy; and where the rest of the code compiles, the compiler has nothing to add.</summary>
public class DiagnosticsTests
{
    private static string Doubling => string.Concat(Enumerable.Range(1, 20).Select(level => $"static double H{level}(ref double t) => H{level - 1}(ref t) * H{level - 1}(ref t); ")) + "static double H0(ref double t) => t += 1;";

    /// <summary>The body of a class with parameters W and B, and what is said about it.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        { "[Cost] double Cost(double x) { double s = W; while (s < x) s += B; return s; }", "BP0005 [while (s < x) s += B;] A loop whose number of rounds depends on data cannot be differentiated: bound it by a constant, 'for (int i = 0; i < 50 && …; i++)', of at most 256 rounds" },
        { "[Cost] double Cost(double x) => W * B * (ParameterCount + 1);", "BP0005 [ParameterCount] The generated member 'ParameterCount' cannot be differentiated: write the number, or a constant of your own" },
        { "[Cost] double Cost(double x) => W * B * H20(ref x); " + Doubling, "BP0005 [H0(ref t)] The call of 'H0' cannot be differentiated: the cost expands to more than 20000 calls: make it smaller, or pass numbers by value, so that methods need not be written out at each call" },
        { "[Cost] ref double Cost(double x) => throw new Exception();", "BP0004 [Cost] The result of 'Cost' is of type 'ref double', which Backprop cannot differentiate: return the cost as a 'double' or a 'float'" },
        { "[Cost] double Cost(double x) { const int n = ParameterCount; return W * B * n; }", "BP0014 [Cost] Backprop could not read 'Cost', although the compiler can: it uses something that another source generator, or Backprop itself, has added; write that by hand, or pass its value in as an argument" },
        { "[Cost] double Cost(double x) { Func<double, double> f = t => t * W; return f(x) * B; }", "BP0005 [f] The local 'f' of type 'Func<double, double>' cannot be differentiated: use numbers, tuples and structs of numbers, and arrays of them" },
        { "[Cost] double Cost(double x) => W * ((Net)this).B;", "BP0005 [((Net)this).B] The parameter 'B' of another object or type cannot be differentiated: use the parameters of this object, by their names" },
        { "[Cost] double Cost(double x) { W += x; return W * B; }", "BP0005 [W += x] An assignment to what lives longer than the cost cannot be differentiated: assign to a local: a cost has no effect but its result" },
        { "[Cost] double Cost(double x) { W = x; return B; }", "BP0005 [W = x] An assignment to what lives longer than the cost cannot be differentiated: assign to a local: a cost has no effect but its result" },
        { "double _scale = 2; [Cost] double Cost(double x) => W * B * _scale;", "BP0005 [_scale] The field '_scale' cannot be differentiated: make it 'readonly' or 'const', or a [Parameter] property to differentiate with respect to it, or pass its value in as an argument" },
        { "[Cost] double Cost(double x) => (W, B).Item1;", "BP0007 [B] The parameter 'B' does not influence 'Cost': its partial derivative is always 0; use it in the equations, or remove it" },
        { "[Cost] double Cost(double x) => throw new Exception();", "BP0005 [throw new Exception()] Exception handling cannot be differentiated: check arguments before the cost is called" },
        { "[Cost] double Cost(double x) => W * Math.Round(B);", "BP0007 [B] The parameter 'B' does not influence 'Cost': its partial derivative is always 0; use it in the equations, or remove it; BP0016 [Math.Round(B)] 'Math.Round' is constant but for its jumps, so that its derivative is 0: nothing of what it is applied to reaches the gradient through it" },
        { "[Cost] double Cost(double x) => W * F(F(B)); double F(double t) => Math.Floor(t);", "BP0007 [B] The parameter 'B' does not influence 'Cost': its partial derivative is always 0; use it in the equations, or remove it; BP0016 [Math.Floor(t)] 'Math.Floor' is constant but for its jumps, so that its derivative is 0: nothing of what it is applied to reaches the gradient through it" },
        { "[Cost] double Cost(double x) => W * F(B); double F(double t) => G(t); double G(double t) => F(t);", "BP0009 [F(t)] 'F' calls itself by way of other methods without an end that is known at compile time: let an argument that does not depend on data end it, or write its steps as a loop with a bound" },
        { "[Cost] double Cost(double x) => W * B * Cost(x);", "BP0009 [Cost(x)] 'Cost' calls itself without an end that is known at compile time: let an argument that does not depend on data end it, or write its steps as a loop with a bound" },
        { "[Cost] double Cost(double x) => W * F(B); protected virtual double F(double t) => t;", "BP0005 [F(B)] The virtual method 'F' cannot be differentiated: make it an ordinary private or static method, so that what is read here is what runs" },
        { "[Cost] double Cost(double x) => W * F(B); static T F<T>(T t) => t;", "BP0005 [F(B)] The generic method 'F' cannot be differentiated: make it an ordinary private or static method, so that what is read here is what runs" },
        { "[Cost] double Cost(double x) => W * B * new Net().Predict(x); double Predict(double x) => x;", "BP0005 [new Net().Predict(x)] The call of 'Predict' on another object cannot be differentiated: call it on this object, or make it static" },
        { "[Cost] double Cost(double x) => W * B + PredictAndGradient(x, out _); [Cost] double Predict(double x) => W * B * x;", "BP0005 [PredictAndGradient(x, out _)] The generated member 'PredictAndGradient' cannot be differentiated: call the cost method itself, or a method of your own" },
        { "[Cost] double Cost(double x) => W * x;", "BP0007 [B] The parameter 'B' does not influence 'Cost': its partial derivative is always 0; use it in the equations, or remove it" },
        { "[Cost] double Cost(double x) => W * B; [Cost] static double F([Parameter] double p, [Parameter] double q) => p;", "BP0007 [q] The parameter 'q' does not influence 'F': its partial derivative is always 0; use it in the equations, or remove it" },
        { "[Cost] protected virtual double Cost(double x) => W * B * x;", "BP0005 [Cost] The virtual method 'Cost' cannot be differentiated: make it an ordinary method, so that what is read here is what runs" },
        { "[Cost] double Cost(double x) { double u = W * B; Bump(ref u); return u; } [System.Diagnostics.Conditional(\"NEVER\")] static void Bump(ref double v) => v *= 5;", "BP0005 [Bump(ref u)] The call of 'Net.Bump', which is [Conditional], cannot be differentiated: take out the attribute, or the call: what is read here must be what runs in every build" },
        { "[Cost] double Cost(double x) { Console.WriteLine(x); return W * B; }", "BP0005 [Console.WriteLine(x)] The call of 'Console.WriteLine', which has an effect instead of a result, cannot be differentiated: take it out: a cost has no effect but its result" },
        { "[Cost] double Cost(double x) => W * B * F(x); double F(double v) => v * G(W); static double G(double v) => v; [Derivative(nameof(F))] double Slope(double v) => W;", "BP0005 [F(x)] 'F', which has a derivative of its own and reads the parameter 'W', cannot be differentiated: pass 'W' as an argument, so that the derivative can give its partial too" },
        { "[Cost] double Cost(double x) => W * B * F(x); static double F(double v) => v; [Derivative(nameof(F))] static double G(double v) => 1; [Derivative(nameof(F))] static double H(double v) => 2;", "BP0017 [Derivative(nameof(F))] 'H' cannot be the derivative of 'F': 'G' is its derivative already: keep one of the two" },
        { "[Cost] double Cost(double x) => F(W, B) * x; static double F(double a, double b) => a + b; [Derivative(nameof(F))] static (double A, double B) G(double b, double a) => (1, 0);", "BP0017 [Derivative(nameof(F))] 'G' cannot be the derivative of 'F': argument 'a': expected 'double a', found 'double b'" },
        { "[Cost] double Cost(double x) => F(W, B) * x; static double F(double a, double b) => a + b; [Derivative(nameof(F))] static (double B, double A) G(double a, double b) => (0, 1);", "BP0017 [Derivative(nameof(F))] 'G' cannot be the derivative of 'F': the result, a partial for 'a' and 'b' in this order: expected '(double a, double b)', found '(double B, double A)'" },
        { "[Cost] double Mean(double x) => W * B * x; [Cost] double Gradient(double x) => W * B;", "BP0008 [Mean] Backprop cannot add 'MeanGradient' to 'Net', because another cost method has the same name: rename it" },
        { "[Cost] double Cost(double x) { goto end; end: return W * B * x; }", "BP0005 [goto end;] A jump cannot be differentiated: use if, switch, for, while, break, continue and return" },
        { "[Cost] double Cost(double x) { try { x = 1; } finally { } return W * B * x; }", "BP0005 [try { x = 1; } finally { }] Exception handling cannot be differentiated: check arguments before the cost is called" },
        { "[Cost] double Cost(double x) { lock (this) { x = 1; } return W * B * x; }", "BP0005 [lock (this) { x = 1; }] A 'using' or 'lock' statement cannot be differentiated: compute it outside of the cost and pass the result in as an argument" },
        { "[Cost] double Cost(double x) => W * B * new Random(1).NextDouble();", "BP0006 [new Random(1).NextDouble()] Backprop knows no derivative of 'Random.NextDouble': use the functions of Math, double and Backprop.Functions that have one, or write it with them" },
        { "[Cost] double Cost(double x) => W * B * $\"{x}\".Length;", "BP0005 [$\"{x}\".Length] The property 'String.Length' cannot be differentiated: compute it outside of the cost and pass the result in as an argument" },
        { "[Cost] double Cost(double x) { double[] a = [W, B]; return a[(int)x]; }", "BP0005 [(int)x] The index '(int)x', which depends on data, cannot be differentiated: make it a constant, or a variable of a loop whose bounds are constants" },
        { "[Cost] double Cost(double x) { double[] a = [W, B]; return a[2]; }", "BP0005 [a[2]] The element 2 of an array of length 2 cannot be differentiated: keep the index within the bounds" },
        { "[Cost] double Cost(double x) { double[] a = new double[(int)x]; return W * B; }", "BP0005 [new double[(int)x]] The length of an array cannot be differentiated: make it a constant, or a variable of a loop whose bounds are constants" },
        { "[Cost] double Cost(double x, int n) { double[] a = [W, B]; return a.AsSpan(0, n)[0]; }", "BP0005 [a.AsSpan(0, n)] A slice whose bounds depend on data cannot be differentiated: make its bounds constants, or variables of a loop whose bounds are constants" },
        { "[Cost] double Cost(double x, int n) { double[] a = [W, B]; foreach (double u in a[..n]) { x += u; } return x; }", "BP0005 [a[..n]] A slice whose bounds depend on data cannot be differentiated: make its bounds constants, or variables of a loop whose bounds are constants" },
        { "[Cost] double Cost(double x, int n) { double[] a = [W, B]; Span<double> s = a.AsSpan()[n..]; s[0] = 1; return s[0] + s.Length; }", "BP0005 [a.AsSpan()[n..]] A slice whose bounds depend on data cannot be differentiated: make its bounds constants, or variables of a loop whose bounds are constants" },
        { "[Cost] double Cost(double x) { double[] a = [W, B]; return a[^1..0].Length; }", "BP0005 [a[^1..0]] The part from 1 to 0 of 2 elements cannot be differentiated: keep it within the bounds" },
        { "[Cost] double Cost(double x) { double[] a = [W, B]; return a.AsSpan(1, 2)[0]; }", "BP0005 [a.AsSpan(1, 2)] The part from 1 to 3 of 2 elements cannot be differentiated: keep it within the bounds" },
        { "[Cost] double Cost(double x) { double[,] a = { { W, B } }; return a[0, 1] * a.GetLength(2); }", "BP0005 [a.GetLength(2)] The dimension 2 of an array of 2 cannot be differentiated: keep it within the array's dimensions" },
        { "[Cost] double Cost(double x, int n) { double[,] a = { { W, B } }; return a[0, 1] * a.GetUpperBound(n); }", "BP0005 [a.GetUpperBound(n)] A dimension that depends on data cannot be differentiated: make it a constant, or a variable of a loop whose bounds are constants" },
        { "[Cost] double Cost(double x) { double[] a = [W], b = [B]; double[] c = x > 0 ? a : b; return c[0]; }", "BP0005 [x > 0 ? a : b] A choice between arrays cannot be differentiated: choose between the numbers in them, so that it is known at compile time where each is kept" },
        { "[Cost] double Cost(double x) { double[] a = [W], b = [B]; if (x > 0) { a = b; } return a[0]; }", "BP0005 [if (x > 0) { a = b; }] A choice between arrays cannot be differentiated: choose between the numbers in them, so that it is known at compile time where each is kept" },
        { "[Cost] double Cost(double x) { for (int i = 0; i < 20000; i++) { x += i; } return W * B * x; }", "BP0005 [for (int i = 0; i < 20000; i++) { x += i; }] This loop cannot be differentiated: written out, the loops of the cost have more than 10000 rounds or 200000 operations: make it smaller" },
        { "[Cost] double Cost(double x) { for (; ; ) { x += 1; } }", "BP0005 [for (; ; ) { x += 1; }] This loop cannot be differentiated: written out, the loops of the cost have more than 10000 rounds or 200000 operations: make it smaller" },
        { "[Cost] double Cost(double x) => W * B * (double)(decimal)x;", "BP0005 [(double)(decimal)x] A conversion from 'decimal' to 'double' cannot be differentiated: convert between numbers only" },
        { "[Cost] double Cost(double x) => x is double u ? W : B;", "BP0007 [B] The parameter 'B' does not influence 'Cost': its partial derivative is always 0; use it in the equations, or remove it" },
        { "[Cost] double Cost(double? x) => W * B;", "BP0004 [x] The argument 'x' is of type 'double?', which Backprop cannot differentiate: declare it as a number, a bool, an enum, a struct of numbers, or a vector or matrix, by value or 'in'" },
        { "[Cost] double Cost(double x) { double? u = x; return W * B; }", "BP0005 [u] The local 'u' of type 'double?' cannot be differentiated: use numbers, tuples and structs of numbers, and arrays of them" },
        { "[Cost] double Cost(double x) => W * B * F<double>(x); static T F<T>(T x) => x;", "BP0005 [F<double>(x)] The generic method 'F' cannot be differentiated: make it an ordinary private or static method, so that what is read here is what runs" },
        { "[Cost] double Cost(double x) => W * B * F(x); double F(double t) => t > 0 ? F(t - 1) : 1;", "BP0009 [F(t - 1)] 'F' calls itself without an end that is known at compile time: let an argument that does not depend on data end it, or write its steps as a loop with a bound" },
        { "[Cost] double Cost(double x) { int zero = 0; return W * B * (5 / zero); }", "BP0005 [5 / zero] '5 / zero' cannot be differentiated: it overflows or divides by zero when the cost runs: change the numbers" },
        { "[Cost] double Cost(double x) => W * B * string.Concat(\"a\", \"b\").Length;", "BP0005 [string.Concat(\"a\", \"b\").Length] The property 'String.Length' cannot be differentiated: compute it outside of the cost and pass the result in as an argument" },
        { "[Cost] double Cost(double x) => W * B * G<int>.Of(x); static class G<T> { public static double Of(double x) => x; }", "BP0006 [G<int>.Of(x)] Backprop knows no derivative of 'G.Of': it belongs to a generic type with other type arguments, so that its equations cannot be read here: move it into a type that is not generic" },
        { "[Cost] double Cost(double x) => W * B * double.Parse(\"1\");", "BP0006 [double.Parse(\"1\")] Backprop knows no derivative of 'Double.Parse': use the functions of Math, double and Backprop.Functions that have one, or write it with them" },
        { "[Cost] double Cost(double x) => W * B * _array[0]; readonly double[] _array = [1];", "BP0005 [_array] The field '_array' of type 'double[]' cannot be differentiated: use readonly fields that are numbers, or pass what is in it as arguments" },
        { "[Cost] double Cost(double x) => W * B * Auto; double Auto { get; set; }", "BP0005 [Auto] The property 'Auto' cannot be differentiated: mark it with [Parameter] to differentiate with respect to it, let it compute its value from what equations have, or pass its value in as an argument" },
        { "[Cost] double Cost(double x) => W * B * DateTime.Now.Ticks;", "BP0005 [DateTime.Now.Ticks] The property 'DateTime.Ticks' cannot be differentiated: compute it outside of the cost and pass the result in as an argument" },
        { "[Cost] double Cost(double x) { Set(out B2, x); return W * B * x; } double B2; static void Set(out double y, double x) => y = x;", "BP0005 [B2] The field 'B2' cannot be differentiated: make it 'readonly' or 'const', or a [Parameter] property to differentiate with respect to it, or pass its value in as an argument" },
        { "[Cost] double Cost(dynamic x) => W * B * x;", "BP0004 [x] The argument 'x' is of type 'dynamic', which Backprop cannot differentiate: declare it as a number, a bool, an enum, a struct of numbers, or a vector or matrix, by value or 'in'" },
        { "[Cost] double Cost(double x) => W * B * ((Func<double>)(() => 1))();", "BP0005 [((Func<double>)(() => 1))()] The call of a delegate cannot be differentiated: call a method by its name" },
        { "[Cost] double Cost(double x) => W * B * (int)(W * x);", "BP0016 [(int)(W * x)] A cast to 'int' is constant but for its jumps, so that its derivative is 0: nothing of what it is applied to reaches the gradient through it" },
        { "[Cost] double Cost(double x) => W * B * Math.Sign(B);", "BP0016 [Math.Sign(B)] 'Math.Sign' is constant but for its jumps, so that its derivative is 0: nothing of what it is applied to reaches the gradient through it" },
        { "", "BP0003 [Net] 'Net' has no cost method, so that there is nothing to differentiate: mark the method that returns the cost with [Cost]" },
        { "[Cost] double Cost(double x) => W * B * x; void Descend(in CostGradient gradient, double learningRate) { }", "BP0008 [Descend] Backprop cannot add 'Descend' to 'Net', because the type has a member of that name: rename it" },
        { "[Cost] double Cost(double x) => W * B * x; double MeanCostAndGradient;", "BP0008 [MeanCostAndGradient] Backprop cannot add 'MeanCostAndGradient' to 'Net', because the type has a member of that name: rename it" },
        { "[Cost] double Cost(double x) => W * B * x; int ParameterCount => 2;", "BP0008 [ParameterCount] Backprop cannot add 'ParameterCount' to 'Net', because the type has a member of that name: rename it" },
        { "[Cost] double Cost(double x) => W * B * x; [Cost] double Cost(double x, double y) => W * B * x * y;", "BP0008 [Cost] Backprop cannot add 'CostGradient' to 'Net', because another cost method has the same name: rename it" },
        { "[Cost] double Cost([Parameter] double W) => W * B;", "BP0008 [W] Backprop cannot add 'W' to 'CostGradient', because a property of that name is a parameter already: rename the parameter" },
        { "[Cost] double Cost(double x) => W * B * x; [Cost] double F([Parameter] double AsSpan) => W * B * AsSpan;", "BP0008 [AsSpan] Backprop cannot add 'AsSpan' to 'FGradient', because the gradient has a member of that name: rename the parameter" },
        { "[Parameter] public double V { get; set; } [Cost] double Cost(double x) => W * B * V;", "BP0002 [V] The parameter 'V' must be a partial property without bodies, so that Backprop can give it its place in the block of parameters: write 'public partial double V { get; set; }'" },
        { "[Parameter] public static partial double V { get; set; } [Cost] double Cost(double x) => W * B;", "BP0005 [V] The parameter 'V' cannot be differentiated: parameters lie in one block, so that all of a type are static or none is" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_mistake_in_a_class_gives_one_error(string body, string expected)
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + $$"""
            [Backprop]
            public partial class Net
            {
                [Parameter] public partial double W { get; set; }
                [Parameter] public partial double B { get; set; }
                {{body}}
            }
            static class Other { public static double F(double t) => t; }
            """);
        Assert.Equal(Messages(expected), run.Analyzed.Select(GeneratorRun.Describe));
        Assert.Empty(run.Compiled.Where(diagnostic => diagnostic.Id is not ("CS0169" or "CS9248")).Select(GeneratorRun.Describe));
    }

    /// <summary>Whole files, what is said about them, and what the compiler cannot help saying too.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "[Backprop] public class Net { [Parameter] public partial double W { get; set; } [Parameter] public partial double B { get; set; } [Cost] double Cost(double x) => W * x + B; }", "BP0001 [Net] 'Net' must be partial, so that Backprop can add the gradient to 'Net': write 'partial class Net'", "CS0260" },
        { "public class Outer { [Backprop] public partial record struct Net { [Parameter] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; } }", "BP0001 [Outer] 'Outer' must be partial, so that Backprop can add the gradient to 'Net': write 'partial class Outer'", "CS0260" },
        { "[Backprop] public static partial class Net { [Cost] public static double Cost(double x) => x; }", "BP0010 [Cost] There is nothing to differentiate 'Cost' with respect to: mark partial properties of type double or float, or arguments, with [Parameter]", "" },
        { "public partial class Net { [Cost] public static double Cost([Parameter] double x) => x; }", "BP0011 [Cost] [Cost] has no effect here, because 'Net' is not marked: put [Backprop] on 'Net'; BP0011 [Parameter] [Parameter] has no effect here, because 'Net' is not marked: put [Backprop] on 'Net'", "" },
        { "[Backprop] public static partial class Net { [Cost] public static double Cost([Parameter] double x) => F(x); static double F([Parameter] double t) => t; }", "BP0013 [Parameter] [Parameter] has no effect on 't', because 'F' is not a cost method: mark the method with [Cost], or declare 't' as a partial property", "" },
        { "[Backprop] public partial record Net([Parameter] double W) { [Cost] static double Cost([Parameter] double x) => x; }", "BP0013 [Parameter] [Parameter] has no effect on 'W', because 'Net' is not a cost method: mark the method with [Cost], or declare 'W' as a partial property", "" },
        { "[Backprop] public partial record Net([property: Parameter] double W) { [Cost] static double Cost([Parameter] double x) => x; }", "BP0002 [W] The parameter 'W' must be a partial property without bodies, so that Backprop can give it its place in the block of parameters: write 'public partial double W { get; set; }'", "" },
        { "[Backprop] public partial class Net { [Parameter] public partial double W { get; set; } [Cost] static double Cost(double x) => x; }", "BP0010 [Cost] There is nothing to differentiate 'Cost' with respect to: it is static, and the parameters of 'Net' are not: leave out 'static', or mark arguments with [Parameter]", "" },
        { "interface I { double W { get; } } [Backprop] public partial class Net : I { [Parameter] double I.W { get; } [Cost] static double Cost([Parameter] double x) => x; }", "BP0005 [W] The explicit implementation 'I.W' cannot be differentiated: declare an ordinary property for the parameter, and let the implementation read it", "" },
        { "public interface INet { [Cost] double Cost(double x); }", "BP0011 [Cost] [Cost] has no effect here, because 'INet' is neither class nor struct: move it into a class or struct with [Backprop]", "" },
        { "[Backprop] public partial class Net { [Parameter] public partial Backprop.Vector<double> W { get; } [Cost] double Cost(double x) => W[0] * x; }", "BP0020 [W] 'W' has no shape: write [Shape(length)] before its type, the length being a constant", "" },
        { "[Backprop] public partial class Net { [Parameter, Shape(3)] public partial Backprop.Matrix<double> W { get; } [Cost] double Cost(double x) => W[0, 0] * x; }", "BP0020 [W] 'W' is a matrix, and its shape has one size: write [Shape(rows, columns)]", "" },
        { "[Backprop] public partial class Net { [Parameter, Shape(0)] public partial Backprop.Vector<double> W { get; } [Cost] double Cost(double x) => W[0] * x; }", "BP0020 [W] 'W' has no entries: let every size of its shape be at least 1", "" },
        { "[Backprop] public partial class Net { [Parameter, Shape(3)] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }", "BP0020 [W] 'W' is of type 'double', which has no shape: leave out [Shape]", "" },
        { "[Backprop] public partial class Net { [Parameter, Shape(3)] public partial Backprop.Vector<double> W { get; set; } [Cost] double Cost(double x) => W[0] * x; }", "BP0005 [W] The parameter 'W' with a setter cannot be differentiated: leave out 'set': the vector or matrix is a view of the type's block, and W[…] = … writes its entries", "" },
        { "[Backprop] public partial record Net { [Parameter, Shape(3)] public partial Backprop.Vector<double> W { get; } [Cost] double Cost(double x) => W[0] * x; }", "BP0005 [W] The parameter 'W' of a record, whose copies would share its entries, cannot be differentiated: declare the type as a class that is no record", "" },
        { "[Backprop] public partial class Net { [Parameter, Shape(3)] public partial Backprop.Vector<double> W { get; } [Cost] double Cost(Backprop.Vector<double> x) => W.Dot(x); }", "BP0020 [x] 'x' has no shape: write [Shape(length)] before its type, the length being a constant", "" },
        { "[Backprop] public partial class Net { [Parameter, Shape(32, 64)] public partial Backprop.Matrix<double> W { get; } [Cost] double Cost([Shape(63)] Backprop.Vector<double> x) => Functions.Sum(W * x); }", "BP0019 [W * x] 'W' is 32×64 and 'x' has length 63: a product needs as many rows on the right as there are columns on the left", "" },
        { "[Backprop] public partial class Net { [Parameter] public partial decimal W { get; internal set; } [Cost] double Cost(double x) => (double)W * x; }", "BP0004 [W] The parameter 'W' is of type 'decimal', which Backprop cannot differentiate: declare it as 'double' or 'float', or as a vector or matrix of these", "" },
        { "[Backprop] public partial class Net { [Parameter] public partial double AsSpan { get; set; } [Cost] double Cost(double x) => AsSpan * x; }", "BP0008 [AsSpan] Backprop cannot add 'AsSpan' to 'the gradient', because every gradient has a member of that name: rename the parameter", "" },
        { "[Backprop] public partial class Net { [Parameter] public partial double Parameters { get; set; } [Cost] double Cost(double x) => Parameters * x; }", "BP0008 [Parameters] Backprop cannot add 'Parameters' to 'Net', because the type has a member of that name: rename it", "" },
        { "[Backprop] public static partial class G<T> { [Parameter] public static partial double A { get; set; } [Cost] public static double Cost(double x) => A * x * G<string>.A; }", "BP0005 [G<string>.A] The parameter 'A' of another object or type cannot be differentiated: use the parameters of this object, by their names", "" },
        { "[Backprop] public static partial class O { [Parameter] public static partial double Z { get; set; } [Cost] static double Cost(double x) => x * Z; } [Backprop] public partial class Net { [Parameter] public partial double W { get; set; } [Cost] double Cost(double x) => W * x * O.Z; }", "BP0005 [O.Z] The parameter 'Z' of another object or type cannot be differentiated: use the parameters of this object, by their names", "" },
        { "[Backprop] public static partial class Net { [Cost] public static extern double Cost([Parameter] double x); }", "BP0005 [Cost] The extern method 'Cost' cannot be differentiated: make it an ordinary method, so that what is read here is what runs", "" },
        { "[Backprop] public enum Kind { A }", "", "CS0592" },
        { "[Backprop] file static partial class Net { [Cost] public static double Cost([Parameter] double x) => x; }", "BP0012 [Net] Backprop cannot extend 'Net', because it can be seen in its own file only: leave out 'file'", "" },
        { "[Backprop] public partial class A { [Parameter] public partial double W { get; set; } [Cost] double Cost() => W; } [Backprop] public partial class B : A { [Cost] static double F([Parameter] double x) => x; }", "BP0012 [B] Backprop cannot extend 'B', because its base 'A' has parameters of its own: put all parameters and costs into one type, or hold the other as a field", "" },
        { "[Backprop] public readonly partial struct Net { [Parameter] public partial double W { get; } [Cost] double Cost(double x) => x; }", "BP0005 [W] The parameter 'W' of a readonly struct cannot be differentiated: leave out 'readonly', so that the parameters can be set", "" },
        { "[Backprop] public partial class Net { [Parameter] public int W { get; set; } [Cost] double Cost(double x) => x; }", "BP0004 [W] The parameter 'W' is of type 'int', which Backprop cannot differentiate: declare it as 'double' or 'float', or as a vector or matrix of these", "" },
        { "[Backprop] public partial class Net { [Parameter, Initialize(Initialization.HeNormal, 2)] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }", "BP0021 [W] 'W' begins by 'HeNormal', which takes no number: write [Initialize(Initialization.HeNormal)]", "" },
        { "[Backprop] public partial class Net { [Parameter, Initialize(Initialization.Normal, 1, 2)] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }", "BP0021 [W] 'W' begins by 'Normal', which takes one number: write [Initialize(Initialization.Normal, deviation)]", "" },
        { "[Backprop] public partial class Net { [Parameter, Initialize(Initialization.Uniform)] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }", "BP0021 [W] 'W' begins by 'Uniform', which takes a number: write [Initialize(Initialization.Uniform, limit)]", "" },
        { "[Backprop] public partial class Net { [Parameter, Initialize(Initialization.Uniform, 2, 1)] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }", "BP0021 [W] 'W' begins in a range that is empty: let it go from the smaller number to the larger one", "" },
        { "[Backprop] public partial class Net { [Parameter, Initialize(Initialization.Normal, -0.5)] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }", "BP0021 [W] 'W' begins by 'Normal' of -0.5: let the deviation be positive", "" },
        { "[Backprop] public partial class Net { [Parameter, Initialize(Initialization.Constant, double.NaN)] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }", "BP0021 [W] 'W' begins by a number that is not finite: write a finite one", "" },
        { "[Backprop] public partial class Net { [Parameter, Initialize((Initialization)77)] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }", "BP0021 [W] 'W' begins in a way that there is not: write one of the members of Initialization", "" },
        { "[Backprop] public partial class Net { [Parameter, Initialize(\"Zeros\")] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; }", "", "CS1503" },
        { "[Backprop] public partial class Net { [Parameter] public partial double W { get; set; } [Initialize(Initialization.Ones)] public double Scale { get; set; } [Cost] double Cost(double x) => W * x; }", "BP0021 [Initialize(Initialization.Ones)] 'Scale' is no parameter, so that nothing initializes it: mark it with [Parameter], or leave out [Initialize]", "" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_mistake_in_a_declaration_gives_one_error(string code, string expected, string compiler)
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + code);
        Assert.Equal(Messages(expected), run.Analyzed.Select(GeneratorRun.Describe));
        Assert.Equal(compiler.Split(' ', StringSplitOptions.RemoveEmptyEntries), run.Compiled.Select(diagnostic => diagnostic.Id));
    }

    private static IEnumerable<string> Messages(string expected) => expected.Split("; BP").Where(text => text.Length > 0).Select((text, index) => index == 0 ? text : "BP" + text);

    [Fact]
    public void Two_mistakes_give_two_errors()
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "[Backprop] static partial class F { [Cost] public static double Cost([Parameter] double x) => Math.BitIncrement(x) + Math.BitDecrement(x); }");
        Assert.Equal(["Math.BitIncrement(x)", "Math.BitDecrement(x)"], run.Analyzed.Select(diagnostic => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)));
    }

    [Fact]
    public void Members_of_a_refused_cost_can_be_named_and_throw()
    {
        GeneratorRun run = GeneratorRun.Of(Models.Usings + """
            [Backprop] public partial class Net { [Parameter] public partial double W { get; set; } [Cost] double Cost(double x) => W * Math.BitIncrement(x); }
            static class User
            {
                static double Use(Net net)
                {
                    double cost = net.CostAndGradient(1, out Net.CostGradient gradient) + net.MeanCost([1]) + net.MeanCostAndGradient([1], out gradient);
                    net.Descend(gradient, 0.1);
                    return cost + net.Parameters[0] + gradient.W;
                }
            }
            """);
        Assert.Equal(["BP0006"], run.Analyzed.Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.Compiled.Select(GeneratorRun.Describe));
        Assert.Contains("throw new global::System.NotSupportedException(", run.Sources["Net.Cost.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_diagnostic_has_a_page()
    {
        foreach (var descriptor in Diagnostics.Descriptors.All)
        {
            string page = Repository.Read("docs", "diagnostics", descriptor.Id + ".md");
            Assert.Contains(descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), page, StringComparison.Ordinal);
        }
    }
}
