using Backprop;

[Backprop]
public static partial class LennardJones
{
    [Cost]
    public static double Cost([Parameter] double x, [Parameter] double y, [Parameter] double z, double depth, double diameter)
    {
        double s2 = diameter * diameter / (x * x + y * y + z * z);
        double s6 = s2 * s2 * s2;
        return 4 * depth * (s6 * s6 - s6);
    }

    public static double ByHand(double x, double y, double z, double depth, double diameter, out CostGradient gradient)
    {
        double squared = x * x + y * y + z * z;
        double s2 = diameter * diameter / squared;
        double s6 = s2 * s2 * s2;

        double d = 24 * depth * s6 * (1 - 2 * s6) / squared;
        gradient.x = d * x;
        gradient.y = d * y;
        gradient.z = d * z;
        return 4 * depth * (s6 * s6 - s6);
    }
}
