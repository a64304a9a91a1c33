using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class QuaternionRotation
{
    [Parameter] public partial double W { get; set; }
    [Parameter] public partial double X { get; set; }
    [Parameter] public partial double Y { get; set; }
    [Parameter] public partial double Z { get; set; }

    // How far a vector, turned, is from where it should be: v + w t + q × t with t = 2 q × v
    [Cost]
    public double Cost(double vx, double vy, double vz, double targetX, double targetY, double targetZ)
    {
        double tx = 2 * (Y * vz - Z * vy);
        double ty = 2 * (Z * vx - X * vz);
        double tz = 2 * (X * vy - Y * vx);
        double ex = vx + W * tx + (Y * tz - Z * ty) - targetX;
        double ey = vy + W * ty + (Z * tx - X * tz) - targetY;
        double ez = vz + W * tz + (X * ty - Y * tx) - targetZ;
        return ex * ex + ey * ey + ez * ez;
    }

    public double ByHand(double vx, double vy, double vz, double targetX, double targetY, double targetZ, out CostGradient gradient)
    {
        double tx = 2 * (Y * vz - Z * vy);
        double ty = 2 * (Z * vx - X * vz);
        double tz = 2 * (X * vy - Y * vx);
        double ex = vx + W * tx + (Y * tz - Z * ty) - targetX;
        double ey = vy + W * ty + (Z * tx - X * tz) - targetY;
        double ez = vz + W * tz + (X * ty - Y * tx) - targetZ;

        double dx = 2 * ex;
        double dy = 2 * ey;
        double dz = 2 * ez;

        // Twice ∂C/∂t, which is w d + d × q
        double sx = 2 * (W * dx + (dy * Z - dz * Y));
        double sy = 2 * (W * dy + (dz * X - dx * Z));
        double sz = 2 * (W * dz + (dx * Y - dy * X));

        // ∂C/∂q = t × d + v × s
        gradient.W = dx * tx + dy * ty + dz * tz;
        gradient.X = ty * dz - tz * dy + (vy * sz - vz * sy);
        gradient.Y = tz * dx - tx * dz + (vz * sx - vx * sz);
        gradient.Z = tx * dy - ty * dx + (vx * sy - vy * sx);
        return ex * ex + ey * ey + ez * ez;
    }
}
