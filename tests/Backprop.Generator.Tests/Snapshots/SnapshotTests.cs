#if USE_VERIFY
using VerifyXunit;
#endif

namespace Backprop.Generator.Tests;

/// <summary>Emitted files as a person reads them; each compiles without a warning.</summary>
public class SnapshotTests
{
    [Fact]
    public Task ThreeLayerNetwork() => Verifier.Verify(GeneratorRun.Clean(Models.ThreeLayerNetwork).Driver);

    [Fact]
    public Task Rosenbrock() => Verifier.Verify(GeneratorRun.Clean(Models.Rosenbrock).Driver);

    [Fact]
    public Task Refused() => Verifier.Verify(GeneratorRun.Of(Models.Usings + """
        [Backprop]
        public partial struct Refused
        {
            [Parameter] public partial double W { get; set; }

            [Cost]
            private double Cost(double x) => W * Math.BitIncrement(x);
        }
        """).Driver);
}
