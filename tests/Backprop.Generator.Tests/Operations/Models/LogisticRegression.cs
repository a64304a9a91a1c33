using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class LogisticRegression
{
    [Parameter] public partial double W1 { get; set; }
    [Parameter] public partial double W2 { get; set; }
    [Parameter] public partial double W3 { get; set; }
    [Parameter] public partial double B { get; set; }

    // The log-loss of a label that is 0 or 1
    [Cost]
    public double Cost(double x1, double x2, double x3, double label)
    {
        double logit = W1 * x1 + W2 * x2 + W3 * x3 + B;
        return Softplus(logit) - label * logit;
    }

    public double ByHand(double x1, double x2, double x3, double label, out CostGradient gradient)
    {
        double logit = W1 * x1 + W2 * x2 + W3 * x3 + B;
        double softplus = Softplus(logit, out double probability);

        gradient.B = probability - label;
        gradient.W1 = gradient.B * x1;
        gradient.W2 = gradient.B * x2;
        gradient.W3 = gradient.B * x3;
        return softplus - label * logit;
    }
}
