using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class Reprojection
{
    [Parameter] public partial double Focal { get; set; }
    [Parameter] public partial double Distortion { get; set; }
    [Parameter] public partial double CenterU { get; set; }
    [Parameter] public partial double CenterV { get; set; }
    [Parameter] public partial double X { get; set; }
    [Parameter] public partial double Y { get; set; }
    [Parameter] public partial double Z { get; set; }

    // A point before the camera, and where the picture has it
    [Cost]
    public double Cost(double px, double py, double pz, double u, double v)
    {
        double depth = pz + Z;
        double x = (px + X) / depth;
        double y = (py + Y) / depth;
        double scale = Focal * (1 + Distortion * (x * x + y * y));
        double errorU = scale * x + CenterU - u;
        double errorV = scale * y + CenterV - v;
        return Square(errorU) + Square(errorV);
    }

    public double ByHand(double px, double py, double pz, double u, double v, out CostGradient gradient)
    {
        double depth = pz + Z;
        double x = (px + X) / depth;
        double y = (py + Y) / depth;
        double squared = x * x + y * y;
        double factor = 1 + Distortion * squared;
        double scale = Focal * factor;
        double errorU = scale * x + CenterU - u;
        double errorV = scale * y + CenterV - v;

        double dU = 2 * errorU;
        double dV = 2 * errorV;
        double dScale = dU * x + dV * y;
        double dFactor = dScale * Focal;
        double bend = 2 * dFactor * Distortion;
        gradient.CenterU = dU;
        gradient.CenterV = dV;
        gradient.Focal = dScale * factor;
        gradient.Distortion = dFactor * squared;
        gradient.X = (dU * scale + bend * x) / depth;
        gradient.Y = (dV * scale + bend * y) / depth;
        gradient.Z = -(gradient.X * x + gradient.Y * y);
        return Square(errorU) + Square(errorV);
    }
}
