using Backprop;
using static Backprop.Functions;

[Backprop]
public static partial class Himmelblau
{
    [Cost]
    public static double Cost([Parameter] double x, [Parameter] double y) => Square(x * x + y - 11) + Square(x + y * y - 7);

    public static double ByHand(double x, double y, out CostGradient gradient)
    {
        double u = x * x + y - 11;
        double v = x + y * y - 7;

        gradient.x = 4 * u * x + 2 * v;
        gradient.y = 2 * u + 4 * v * y;
        return Square(u) + Square(v);
    }
}
