namespace Backprop.Generator.Tests;

/// <summary>Source code that several tests use.</summary>
internal static class Models
{
    public const string Usings = """
        using System;
        using Backprop;
        using static Backprop.Functions;

        """;

    /// <summary>Network S: three layers of one neuron, sigmoid, squared cost.</summary>
    public const string ThreeLayerNetwork = """
        using Backprop;
        using static Backprop.Functions;

        [Backprop]
        public partial class ThreeLayerNetwork
        {
            [Parameter] public partial double W1 { get; set; }
            [Parameter] public partial double B1 { get; set; }
            [Parameter] public partial double W2 { get; set; }
            [Parameter] public partial double B2 { get; set; }
            [Parameter] public partial double W3 { get; set; }
            [Parameter] public partial double B3 { get; set; }

            [Cost]
            private double Cost(double x, double y)
            {
                double z1 = W1 * x + B1;
                double a1 = Sigmoid(z1);
                double z2 = W2 * a1 + B2;
                double a2 = Sigmoid(z2);
                double z3 = W3 * a2 + B3;
                double a3 = Sigmoid(z3);
                return Square(a3 - y);
            }
        }
        """;

    public const string Rosenbrock = """
        using Backprop;
        using static Backprop.Functions;

        namespace Surfaces;

        [Backprop]
        public static partial class Valley
        {
            [Cost]
            public static double Rosenbrock([Parameter] double x, [Parameter] double y) => Square(1 - x) + 100 * Square(y - x * x);
        }
        """;
}
