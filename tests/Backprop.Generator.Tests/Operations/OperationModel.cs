namespace Backprop.Generator.Tests;

/// <summary>A row of the table of operations: <c>Models/Type.cs</c> has the cost, and beside it <c>ByHand</c>, its gradient as a careful person would write it.</summary>
/// <param name="Title">What the cost is.</param>
/// <param name="Type">The type, and the file.</param>
/// <param name="Around">Parameters, then arguments: the points at which both gradients are compared lie around here.</param>
internal sealed record OperationModel(string Title, string Type, params double[] Around)
{
    private const int Points = 8;

    public static readonly IReadOnlyList<OperationModel> Table =
    [
        // Learning
        new("network of three neurons", "ThreeLayerNetwork", 0.8, -0.3, 1.5, 0.2, -1.2, 0.4, 0.7, 1),
        new("network of 2, 2 and 1", "TanhNetwork", 0.5, -0.7, 0.1, 1.1, 0.3, -0.2, 0.9, -1.3, 0.2, 0.6, -0.8, 0.5),
        new("logistic regression", "LogisticRegression", 0.4, -1.1, 0.7, 0.1, 1.2, 0.5, -0.9, 0.8),

        // Valleys
        new("Rosenbrock's valley", "Rosenbrock", -1.2, 1),
        new("Himmelblau's function", "Himmelblau", 1.7, -0.6),

        // Calibration
        new("parabola by least squares", "Parabola", 0.3, -1.4, 0.8, 1.6, 2.1),
        new("exponential decay", "Decay", 2.1, 0.5, 0.1, 1.3, 1.7),
        new("Michaelis–Menten kinetics", "MichaelisMenten", 3.2, 0.8, 1.1, 1.4),
        new("peak on a background", "GaussianPeak", 2.4, 0.3, 0.9, 0.2, 1.1, 1.6),
        new("damped oscillation", "DampedOscillation", 1.4, 0.3, 2.2, 0.4, 0.9, 0.5),
        new("line by Huber's loss", "HuberLine", 1.5, 0.2, 0.8, 0.9, 0.5),
        new("likelihood of a normal variable", "NormalLikelihood", 0.4, 1.3, 2.1),
        new("camera's reprojection error", "Reprojection", 1.8, -0.1, 0.3, -0.2, 0.5, -0.4, 3.1, 0.7, -0.6, 1.2, 0.4, -0.3),

        // Physics and games
        new("Kepler's equation", "Kepler", 1.1, 0.4, 0.9),
        new("energy of two bodies", "TwoBodies", 0.2, -0.5, 0.3, 1.9, 1.1, -0.6, 0.4, 0.7, -0.3, 0.6, -0.9, 0.2, 1.5, 0.8, 1.2),
        new("energy of a double pendulum", "DoublePendulum", 0.7, -0.4, 0.9, 0.5, 1.1, 0.6, 1.3, 0.8),
        new("Lennard-Jones pair", "LennardJones", 0.6, -0.8, 0.7, 1.4, 1.1),
        new("rotation by a quaternion", "QuaternionRotation", 0.8, 0.3, -0.4, 0.2, 1.1, -0.7, 0.5, 0.9, 0.4, -0.6),

        // Control and finance
        new("step of a PID controller", "PidStep", 1.6, 0.4, 0.2, 0.3, 1.1, 0.5, 0.6, 0.1, 0.05),
        new("Black–Scholes price of a call", "BlackScholes", 0.25, 105, 98, 0.03, 0.75, 14),
    ];

    public string Source => Repository.Read("tests", "Backprop.Generator.Tests", "Operations", "Models", Type + ".cs");

    /// <summary>Points up to a fifth apart from the middle.</summary>
    public IEnumerable<double[]> Near()
    {
        var random = new Random(1989);
        return Enumerable.Range(0, Points).Select(_ => Around.Select(x => x * (0.8 + (0.4 * random.NextDouble()))).ToArray()).ToArray();
    }

    public override string ToString() => Title;
}
