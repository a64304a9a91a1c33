using System;
using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class BlackScholes
{
    private const double RootHalf = 0.7071067811865476;

    [Parameter] public partial double Volatility { get; set; }

    // The price of a call, against the market's
    [Cost]
    public double Cost(double spot, double strike, double rate, double years, double market)
    {
        double spread = Volatility * Math.Sqrt(years);
        double present = strike * Math.Exp(-rate * years);
        double d1 = Math.Log(spot / present) / spread + 0.5 * spread;
        double d2 = d1 - spread;
        double price = spot * Normal(d1) - present * Normal(d2);
        return Square(price - market);
    }

    public double ByHand(double spot, double strike, double rate, double years, double market, out CostGradient gradient)
    {
        double root = Math.Sqrt(years);
        double spread = Volatility * root;
        double present = strike * Math.Exp(-rate * years);
        double d1 = Math.Log(spot / present) / spread + 0.5 * spread;
        double d2 = d1 - spread;
        double price = spot * (0.5 * Erfc(-RootHalf * d1, out double slope)) - present * (0.5 * Erfc(-RootHalf * d2));
        double error = price - market;

        // spot φ(d1) = present φ(d2), so that d1 alone counts
        gradient.Volatility = -RootHalf * error * spot * slope * root;
        return Square(error);
    }

    private static double Normal(double x) => 0.5 * Erfc(-RootHalf * x);
}
