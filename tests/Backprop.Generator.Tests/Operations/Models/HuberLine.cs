using System;
using Backprop;

[Backprop]
public partial class HuberLine
{
    [Parameter] public partial double Slope { get; set; }
    [Parameter] public partial double Offset { get; set; }

    [Cost]
    public double Cost(double x, double y, double delta)
    {
        double error = Slope * x + Offset - y;
        double size = Math.Abs(error);
        return size <= delta ? 0.5 * error * error : delta * (size - 0.5 * delta);
    }

    public double ByHand(double x, double y, double delta, out CostGradient gradient)
    {
        double error = Slope * x + Offset - y;
        double size = Math.Abs(error);

        bool isNear = size <= delta;
        gradient.Offset = isNear ? error : error < 0 ? -delta : delta;
        gradient.Slope = gradient.Offset * x;
        return isNear ? 0.5 * error * error : delta * (size - 0.5 * delta);
    }
}
