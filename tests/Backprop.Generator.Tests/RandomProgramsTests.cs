using System.Globalization;
using System.Text;

namespace Backprop.Generator.Tests;

/// <summary>
/// Random programs over the whole language: locals that are shared, reassigned and updated, calls of methods, every function. The emitted cost has the bits of the method itself, and the gradient
/// is that of dual numbers running the same statements.
/// </summary>
public class RandomProgramsTests
{
    private const int Seed = 19890101;
    private const int Programs = 150;
    private const int Parameters = 3;

    [Fact]
    public void Emitted_gradients_agree_with_dual_numbers()
    {
        var random = new Random(Seed);
        RandomProgram[] programs = [.. Enumerable.Range(0, Programs).Select(number => new RandomProgram(random, $"F{number}"))];
        GeneratorRun run = GeneratorRun.Of(Models.Usings + "[Backprop] static partial class P {\n" + string.Concat(programs.Select(program => program.Code))
            + "    static double Blend(double a, double b, double weight = 0.25) { double rest = 1 - weight; a *= weight; return a + rest * b; }\n}");

        // A random program may leave a parameter out, which is worth a warning and nothing else.
        Assert.All(run.Analyzed, diagnostic => Assert.Equal("BP0007", diagnostic.Id));
        Assert.Empty(run.Compiled.Select(GeneratorRun.Describe));
        LoadedModel model = LoadedModel.From(run);

        foreach (RandomProgram program in programs)
        {
            double[] point = [.. Enumerable.Range(0, Parameters).Select(_ => (random.NextDouble() * 4) - 2)];
            (double cost, double[] gradient) = model.CostAndGradient(null, "P", program.Name, point);
            string what = $"seed {Seed}, at ({string.Join(", ", point.Select(x => x.ToString("R", CultureInfo.InvariantCulture)))}):\n{program.Code}";
            Assert.True(BitConverter.DoubleToInt64Bits(model.Cost(null, "P", program.Name, point)) == BitConverter.DoubleToInt64Bits(cost), "The cost differs, " + what);
            for (int index = 0; index < Parameters; index++)
            {
                double slope = program.Run([.. point.Select((x, place) => new Dual(x, place == index ? 1 : 0))]).Slope;
                Assert.True(Math.Abs(slope - gradient[index]) <= 1e-10 * (1 + Math.Abs(slope)), $"Partial {index} is {gradient[index]:R}, by dual numbers {slope:R}, {what}");
            }
        }
    }

    /// <summary>Straight-line code, as C# and as a sequence of steps on dual numbers: a step computes a new value from those before.</summary>
    private sealed class RandomProgram
    {
        private readonly List<Func<Dual[], IReadOnlyList<Dual>, Dual>> _steps = [];
        private readonly StringBuilder _body = new();
        private readonly Random _random;
        private readonly Dictionary<string, int> _locals = [];

        public RandomProgram(Random random, string name)
        {
            _random = random;
            Name = name;
            for (int line = 0; line < 8; line++)
            {
                AddLine(line);
            }

            (string text, var result) = Value();
            _steps.Add(result);
            Code = $"    [Cost] public static double {name}([Parameter] double p0, [Parameter] double p1, [Parameter] double p2)\n    {{\n{_body}        return {text};\n    }}\n";
        }

        public string Name { get; }

        public string Code { get; }

        public Dual Run(Dual[] parameters)
        {
            var values = new List<Dual>();
            foreach (var step in _steps)
            {
                values.Add(step(parameters, values));
            }

            return values[^1];
        }

        private void AddLine(int line)
        {
            string[] existing = [.. _locals.Keys];
            (string text, var value) = Value();
            if (existing.Length > 0 && _random.Next(4) == 0)
            {
                // t = …, or t += …: the name stands for another value from here on.
                string target = existing[_random.Next(existing.Length)];
                int before = _locals[target];
                bool isUpdate = _random.Next(2) == 0;
                _steps.Add(isUpdate ? (p, v) => v[before] + value(p, v) : value);
                _body.Append(CultureInfo.InvariantCulture, $"        {target} {(isUpdate ? "+=" : "=")} {text};\n");
                _locals[target] = _steps.Count - 1;
                return;
            }

            _steps.Add(value);
            _body.Append(CultureInfo.InvariantCulture, $"        {(_random.Next(2) == 0 ? "var" : "double")} v{line} = {text};\n");
            _locals[$"v{line}"] = _steps.Count - 1;
        }

        private (string Text, Func<Dual[], IReadOnlyList<Dual>, Dual> Run) Value()
        {
            (string x, var runX) = Atom();
            (string y, var runY) = Atom();
            (string Text, Func<Dual, Dual, Dual> Run)[] forms =
            [
                ($"{x} + {y}", (a, b) => a + b),
                ($"{x} - {y} * 0.5", (a, b) => a - (b * 0.5)),
                ($"-({x} - {y})", (a, b) => -(a - b)),
                ($"Math.Sin({x} * {y})", (a, b) => Dual.Sin(a * b)),
                ($"Math.Cos({x}) - {y}", (a, b) => Dual.Cos(a) - b),
                ($"Math.Tanh({x}) * {y}", (a, b) => Dual.Tanh(a) * b),
                ($"{x} / (1.5 + Square({y}))", (a, b) => a / (1.5 + Dual.Square(b))),
                ($"Sigmoid({x} - {y})", (a, b) => Dual.Sigmoid(a - b)),
                ($"Softplus({x}) + LogSigmoid({y})", (a, b) => Dual.Softplus(a) + Dual.LogSigmoid(b)),
                ($"SigmoidDerivative({x}) * {y}", (a, b) => Dual.SigmoidDerivative(a) * b),
                ($"Math.Exp(Math.Tanh({x})) * {y}", (a, b) => Dual.Exp(Dual.Tanh(a)) * b),
                ($"Math.Log(2 + Math.Abs({x})) + {y}", (a, b) => Dual.Log(2 + Dual.Abs(a)) + b),
                ($"Math.Max({x}, {y})", Dual.Max),
                ($"Math.Min({x}, Relu({y}))", (a, b) => Dual.Min(a, Dual.Relu(b))),
                ($"Math.Sqrt(1 + {x} * {x}) - {y}", (a, b) => Dual.Sqrt(1 + (a * a)) - b),
                ($"Math.Atan2({x}, 1.25 + Math.Abs({y}))", (a, b) => Dual.Atan2(a, 1.25 + Dual.Abs(b))),
                ($"double.Hypot({x}, 1) * Math.Atan({y})", (a, b) => Dual.Hypot(a, 1) * Dual.Atan(b)),
                ($"Math.Pow(Sigmoid({x}), Sigmoid({y}))", (a, b) => Dual.Pow(Dual.Sigmoid(a), Dual.Sigmoid(b))),
                ($"Math.Pow(Math.Sin({x}), 3) - Math.Pow({y}, 2) * 0.1", (a, b) => Dual.Pow(Dual.Sin(a), 3) - (Dual.Pow(b, 2) * 0.1)),
                ($"Blend({x}, b: {y})", (a, b) => (a * 0.25) + (0.75 * b)),
                ($"Blend(weight: 0.5, b: {x}, a: {y} * {x})", (a, b) => (b * a * 0.5) + (0.5 * a)),
                ($"Math.Asin(0.9 * Math.Sin({x})) + Math.Acos(0.5 * Math.Cos({y}))", (a, b) => Dual.Asin(0.9 * Dual.Sin(a)) + Dual.Acos(0.5 * Dual.Cos(b))),
                ($"Math.Cbrt(2 + Math.Cos({x})) * Math.Log10(2 + Square({y})) - Math.Log2(3 + Math.Sin({y}))", (a, b) => (Dual.Cbrt(2 + Dual.Cos(a)) * Dual.Log10(2 + Dual.Square(b))) - Dual.Log2(3 + Dual.Sin(b))),
                ($"Math.Tan(0.3 * Math.Tanh({x})) + Math.Sinh(Math.Tanh({y})) * Math.Cosh(Math.Sin({x}))", (a, b) => Dual.Tan(0.3 * Dual.Tanh(a)) + (Dual.Sinh(Dual.Tanh(b)) * Dual.Cosh(Dual.Sin(a)))),
            ];
            (string text, var run) = forms[_random.Next(forms.Length)];
            return (text, (p, v) => run(runX(p, v), runY(p, v)));
        }

        private (string Text, Func<Dual[], IReadOnlyList<Dual>, Dual> Run) Atom()
        {
            int choice = _random.Next(Parameters + (2 * _locals.Count) + 1);
            if (choice < Parameters)
            {
                return ($"p{choice}", (p, _) => p[choice]);
            }

            if (choice == Parameters || _locals.Count == 0)
            {
                double constant = _random.Next(1, 20) / 8.0;
                return (constant.ToString("0.0##", CultureInfo.InvariantCulture), (_, _) => constant);
            }

            string local = _locals.Keys.ElementAt(_random.Next(_locals.Count));
            int value = _locals[local];
            return (local, (_, v) => v[value]);
        }
    }
}
