using static Backprop.Functions;

namespace Backprop.Tests;

/// <summary>Costs that the mean computes over lanes: branches, functions that vectors have a form of and functions that they have not, floats.</summary>
[Backprop]
internal static partial class LaneModel
{
    [Cost]
    public static double Branches(double x, double y, [Parameter] double u, [Parameter] double v)
    {
        double z = u * x + v;
        double root = z > 0 ? Math.Sqrt(z) : 0;
        double clipped = Math.Clamp(z, -1, 1);
        return Square(root - y) + (z < -1 || y > 0.9 ? Math.Abs(z) : clipped * clipped) + Relu(z);
    }

    [Cost]
    public static double Functions(double x, [Parameter] double u) => Math.Exp(u * x) + Math.Log(2 + x) * Math.Tanh(u * x) + Math.Atan2(u, x) + Math.Pow(x, u);

    [Cost]
    public static double Scaled(double x, [Parameter] double w) => w * x;

#pragma warning disable BP0007, BP0016 // a partial that is always 0
    [Cost]
    public static double Steps(double x, [Parameter] double slope, [Parameter] double step) => slope * x + Math.Floor(step);
#pragma warning restore BP0007, BP0016

    /// <summary>So many operations that they are computed sample by sample.</summary>
    [Cost]
    public static double Long(double x, [Parameter] double u, [Parameter] double v)
    {
        double sum = u;
        for (int i = 0; i < 300; i++)
        {
            sum = sum * 0.9 + Math.Sin(x * i + v);
        }

        return sum;
    }

    [Cost]
    public static float LongOfSingles(float x, [Parameter] float u)
    {
        float sum = u;
        for (int i = 0; i < 500; i++)
        {
            sum = sum * 0.9f + MathF.Abs(x * i - u) / (1 + sum * sum);
        }

        return sum;
    }

    [Cost]
    public static float Singles(float x, [Parameter] float w, [Parameter] float b)
    {
        float a = FunctionsF.Sigmoid(w * x + b);
        return (a > 0.5f ? MathF.Exp(-a) : a) * x;
    }
}
