using System;
using Backprop;

[Backprop]
public static partial class TwoBodies
{
    [Cost]
    public static double Cost(
        [Parameter] double x1, [Parameter] double y1, [Parameter] double z1, [Parameter] double x2, [Parameter] double y2, [Parameter] double z2,
        [Parameter] double px1, [Parameter] double py1, [Parameter] double pz1, [Parameter] double px2, [Parameter] double py2, [Parameter] double pz2,
        double m1, double m2, double g)
    {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double dz = z2 - z1;
        double distance = Math.Sqrt(dx * dx + dy * dy + dz * dz);
        double kinetic1 = (px1 * px1 + py1 * py1 + pz1 * pz1) / (2 * m1);
        double kinetic2 = (px2 * px2 + py2 * py2 + pz2 * pz2) / (2 * m2);
        return kinetic1 + kinetic2 - g * m1 * m2 / distance;
    }

    public static double ByHand(
        double x1, double y1, double z1, double x2, double y2, double z2,
        double px1, double py1, double pz1, double px2, double py2, double pz2,
        double m1, double m2, double g, out CostGradient gradient)
    {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double dz = z2 - z1;
        double squared = dx * dx + dy * dy + dz * dz;
        double kinetic1 = (px1 * px1 + py1 * py1 + pz1 * pz1) / (2 * m1);
        double kinetic2 = (px2 * px2 + py2 * py2 + pz2 * pz2) / (2 * m2);
        double potential = g * m1 * m2 / Math.Sqrt(squared);

        double force = potential / squared;
        gradient.x2 = force * dx;
        gradient.y2 = force * dy;
        gradient.z2 = force * dz;
        gradient.x1 = -gradient.x2;
        gradient.y1 = -gradient.y2;
        gradient.z1 = -gradient.z2;
        gradient.px1 = px1 / m1;
        gradient.py1 = py1 / m1;
        gradient.pz1 = pz1 / m1;
        gradient.px2 = px2 / m2;
        gradient.py2 = py2 / m2;
        gradient.pz2 = pz2 / m2;
        return kinetic1 + kinetic2 - potential;
    }
}
