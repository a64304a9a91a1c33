using static Backprop.FunctionsF;

namespace Backprop.Benchmarks;

/// <summary>The network of <see cref="Network"/>, over float.</summary>
[Backprop]
public sealed partial class NetworkF
{
    [Parameter] public partial float W1 { get; set; }
    [Parameter] public partial float B1 { get; set; }
    [Parameter] public partial float W2 { get; set; }
    [Parameter] public partial float B2 { get; set; }
    [Parameter] public partial float W3 { get; set; }
    [Parameter] public partial float B3 { get; set; }

    [Cost]
    private float Cost(float x, float y)
    {
        float z1 = W1 * x + B1;
        float a1 = Sigmoid(z1);
        float z2 = W2 * a1 + B2;
        float a2 = Sigmoid(z2);
        float z3 = W3 * a2 + B3;
        float a3 = Sigmoid(z3);
        return Square(a3 - y);
    }
}
