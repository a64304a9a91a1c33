using System;
using Backprop;
using static Backprop.Functions;

[Backprop]
public static partial class DoublePendulum
{
    private const double Gravity = 9.81;

    // The energy by angles and momenta
    [Cost]
    public static double Cost(
        [Parameter] double q1, [Parameter] double q2, [Parameter] double p1, [Parameter] double p2,
        double m1, double m2, double l1, double l2)
    {
        double total = m1 + m2;
        double moment1 = total * l1 * l1;
        double moment2 = m2 * l2 * l2;
        double coupling = m2 * l1 * l2 * Math.Cos(q1 - q2);
        double determinant = moment1 * moment2 - coupling * coupling;
        double kinetic = (moment2 * p1 * p1 + moment1 * p2 * p2 - 2 * coupling * p1 * p2) / (2 * determinant);
        double potential = Gravity * (total * l1 * Math.Cos(q1) + m2 * l2 * Math.Cos(q2));
        return kinetic - potential;
    }

    public static double ByHand(double q1, double q2, double p1, double p2, double m1, double m2, double l1, double l2, out CostGradient gradient)
    {
        double total = m1 + m2;
        double first = total * l1;
        double second = m2 * l2;
        double moment1 = first * l1;
        double moment2 = second * l2;
        double angle = q1 - q2;
        double product = m2 * l1 * l2;
        double coupling = product * Math.Cos(angle);
        double determinant = moment1 * moment2 - coupling * coupling;
        double a = moment2 * p1;
        double b = moment1 * p2;
        double kinetic = (a * p1 + b * p2 - 2 * coupling * p1 * p2) / (2 * determinant);
        double potential = Gravity * (first * Math.Cos(q1) + second * Math.Cos(q2));

        // The velocities, and what the angle between the two does
        gradient.p1 = (a - coupling * p2) / determinant;
        gradient.p2 = (b - coupling * p1) / determinant;
        double torque = gradient.p1 * gradient.p2 * product * Math.Sin(angle);
        gradient.q1 = Gravity * first * Math.Sin(q1) + torque;
        gradient.q2 = Gravity * second * Math.Sin(q2) - torque;
        return kinetic - potential;
    }
}
