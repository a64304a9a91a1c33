using static Backprop.Functions;

namespace Backprop.Tests;

[Backprop]
internal sealed partial class ThreeLayers
{
    [Parameter] public partial double W1 { get; set; }
    [Parameter] public partial double B1 { get; set; }
    [Parameter] public partial double W2 { get; set; }
    [Parameter] public partial double B2 { get; set; }
    [Parameter] public partial double W3 { get; set; }
    [Parameter] public partial double B3 { get; set; }

    [Cost]
    public double Cost(double x, double y) => Square(Predict(x) - y);

    private double Predict(double x)
    {
        double a1 = Layer(W1, x, B1);
        double a2 = Layer(W2, a1, B2);
        double a3 = Layer(W3, a2, B3);
        return a3;
    }

    private static double Layer(double w, double a, double b) => Sigmoid(w * a + b);
}

[Backprop]
internal partial struct Line
{
    [Parameter] public partial double Slope { readonly get; set; }
    [Parameter] public partial double Offset { readonly get; set; }

    [Cost]
    public readonly double Cost(double x, double y, double weight, [Parameter] double scale) => weight * Square(scale * Predicted(x) - y);

    [Cost]
    public readonly double Penalty() => Square(Slope) + Math.Abs(Offset);

    private readonly double Predicted(double x) => Slope * x + Offset;
}

[Backprop]
internal sealed partial record Gaussian
{
    [Parameter] public partial double Mean { get; init; }
    [Parameter] public partial double LogDeviation { get; init; }

    [Cost]
    public double NegativeLogLikelihood(double x)
    {
        double z = (x - Mean) / Math.Exp(LogDeviation);
        return LogDeviation + 0.5 * z * z;
    }
}
