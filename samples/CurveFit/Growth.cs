using Backprop;
using static Backprop.Functions;

namespace CurveFitSample;

/// <summary>Logistic growth, b1 / (1 + exp(b2 − b3 x)), by the function that is stable for all x.</summary>
[Backprop]
public sealed partial class Growth
{
    [Parameter] public partial double B1 { get; set; }
    [Parameter] public partial double B2 { get; set; }
    [Parameter] public partial double B3 { get; set; }

    [Cost]
    public double Yield(double x) => B1 * Sigmoid(B3 * x - B2);
}
