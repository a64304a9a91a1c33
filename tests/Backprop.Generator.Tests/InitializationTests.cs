namespace Backprop.Generator.Tests;

/// <summary>The emitted method that sets parameters to what they begin with.</summary>
public class InitializationTests
{
    [Fact]
    public void Every_parameter_has_a_line()
    {
        GeneratorRun run = GeneratorRun.Clean(Models.Usings + """
            [Backprop] public partial class Net
            {
                [Parameter, Shape(3, 2)] public partial Matrix<float> W { get; }
                [Parameter, Shape(3)] public partial Vector<float> B { get; }
                [Parameter, Shape(3), Initialize(Initialization.Constant, 0.1)] public partial Vector<float> V { get; }
                [Parameter, Initialize(Initialization.Uniform, 0.5)] public partial float @class { get; set; }
                [Parameter, Initialize(Initialization.Constant, -2)] public partial float random { get; set; }
                [Cost] float Cost([Shape(2)] Vector<float> x) => Dot(V, W * x + B) * @class + random;
            }
            """);
        Assert.Contains(
            """
                /// <remarks>
                /// W: uniform between ±√(6/(2 + 3))<br/>
                /// B: 0<br/>
                /// V: 0.1<br/>
                /// class: uniform between −0.5 and 0.5<br/>
                /// random: −2<br/>
                /// </remarks>
                [global::System.CodeDom.Compiler.GeneratedCode("Backprop.Generator", "0.1.0")]
                public void InitializeParameters(global::System.Random random)
                {
                    global::System.ArgumentNullException.ThrowIfNull(random);
                    global::Backprop.Initializer.GlorotUniform(global::System.MemoryExtensions.AsSpan(_parameters, 0, 6), fanIn: 2, fanOut: 3, random); // W
                    global::System.MemoryExtensions.AsSpan(_parameters, 6, 3).Clear(); // B
                    global::System.MemoryExtensions.AsSpan(_parameters, 9, 3).Fill((float)0.1); // V
                    global::Backprop.Initializer.Uniform(global::System.MemoryExtensions.AsSpan(_parameters, 12, 1), -0.5, 0.5, random); // class
                    _parameters[13] = (float)-2.0; // random
                }
            """.ReplaceLineEndings("\n"),
            run.Sources["Net.Parameters.g.cs"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_method_stays()
    {
        const string Net = "[Backprop] public partial class Net { [Parameter] public partial double W { get; set; } [Cost] double Cost(double x) => W * x; ";
        Assert.DoesNotContain("InitializeParameters", GeneratorRun.Clean(Models.Usings + Net + "public void InitializeParameters(Random random) => W = random.NextDouble(); }").Sources["Net.Parameters.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("InitializeParameters", GeneratorRun.Clean(Models.Usings + Net + "public int InitializeParameters => 3; }").Sources["Net.Parameters.g.cs"], StringComparison.Ordinal);
        Assert.Contains("InitializeParameters", GeneratorRun.Clean(Models.Usings + Net + "public void InitializeParameters(int seed) => InitializeParameters(new Random(seed)); }").Sources["Net.Parameters.g.cs"], StringComparison.Ordinal);
    }
}
