namespace KeplerSample;

/// <summary>A step of length h, in four ways.</summary>
public static class Integrators
{
    private const double Outer = 1.3512071919596578; // 1 / (2 − ∛2)

    public static State Euler(State s, double h) => s + h * s.Flow();

    /// <summary>The classical method of order 4: W. Kutta, Z. Math. Phys. 46 (1901) 435-453.</summary>
    public static State RungeKutta(State s, double h)
    {
        State k1 = s.Flow(), k2 = (s + h / 2 * k1).Flow(), k3 = (s + h / 2 * k2).Flow(), k4 = (s + h * k3).Flow();
        return s + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }

    /// <summary>Of order 2, after Störmer and Verlet: L. Verlet, Phys. Rev. 159 (1967) 98-103.</summary>
    public static State Leapfrog(State s, double h) => Drift(Kick(Drift(s, h / 2), h), h / 2);

    /// <summary>Of order 4: three leaps, the middle one backwards, whose errors of order 3 cancel. H. Yoshida, Phys. Lett. A 150 (1990) 262-268.</summary>
    public static State Yoshida(State s, double h) => Leapfrog(Leapfrog(Leapfrog(s, Outer * h), (1 - 2 * Outer) * h), Outer * h);

    private static State Drift(State s, double h) => s + h * (s.Flow() with { Px = 0, Py = 0 });
    private static State Kick(State s, double h) => s + h * (s.Flow() with { Qx = 0, Qy = 0 });
}
