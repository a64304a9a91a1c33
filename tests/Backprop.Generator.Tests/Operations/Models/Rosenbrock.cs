using Backprop;
using static Backprop.Functions;

[Backprop]
public static partial class Rosenbrock
{
    [Cost]
    public static double Cost([Parameter] double x, [Parameter] double y) => Square(1 - x) + 100 * Square(y - x * x);

    public static double ByHand(double x, double y, out CostGradient gradient)
    {
        double u = 1 - x;
        double v = y - x * x;

        gradient.y = 200 * v;
        gradient.x = -2 * (u + x * gradient.y);
        return Square(u) + 100 * Square(v);
    }
}
