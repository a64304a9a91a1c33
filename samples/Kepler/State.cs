using Backprop;
using static Backprop.Functions;

namespace KeplerSample;

/// <summary>Position q and momentum p of a planet with the energy H = |p|²/2 − 1/|q|, or how fast they change.</summary>
[Backprop]
public readonly partial record struct State(double Qx, double Qy, double Px, double Py)
{
    public double Energy => Hamiltonian(Qx, Qy, Px, Py);
    public double AngularMomentum => Qx * Py - Qy * Px;

    [Cost]
    private static double Hamiltonian([Parameter] double qx, [Parameter] double qy, [Parameter] double px, [Parameter] double py) =>
        (Square(px) + Square(py)) / 2 - 1 / double.Hypot(qx, qy);

    /// <summary>Hamilton's equations: dq/dt = ∂H/∂p, dp/dt = −∂H/∂q.</summary>
    public State Flow()
    {
        HamiltonianAndGradient(Qx, Qy, Px, Py, out HamiltonianGradient gradient);
        return new State(gradient.px, gradient.py, -gradient.qx, -gradient.qy);
    }

    public static State operator +(State a, State b) => new(a.Qx + b.Qx, a.Qy + b.Qy, a.Px + b.Px, a.Py + b.Py);
    public static State operator *(double h, State a) => new(h * a.Qx, h * a.Qy, h * a.Px, h * a.Py);
}
