namespace SpiralsSample;

/// <summary>D. P. Kingma, J. Ba, <i>Adam: a method for stochastic optimization</i>, 2015: every parameter has a step of its own, by mean and mean square of its latest partials.</summary>
public sealed class Adam(int parameterCount)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double[] _means = new double[parameterCount];
    private readonly double[] _squares = new double[parameterCount];

    // β1 and β2 to the power of the steps so far: the share that the zeros which the means began with still have in them.
    private double _zeros1 = 1;
    private double _zeros2 = 1;

    public void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double learningRate)
    {
        _zeros1 *= Beta1;
        _zeros2 *= Beta2;
        for (int i = 0; i < parameters.Length; i++)
        {
            _means[i] += (1 - Beta1) * (gradient[i] - _means[i]);
            _squares[i] += (1 - Beta2) * ((gradient[i] * gradient[i]) - _squares[i]);
            double mean = _means[i] / (1 - _zeros1);
            double square = _squares[i] / (1 - _zeros2);
            parameters[i] -= learningRate * mean / (Math.Sqrt(square) + Epsilon);
        }
    }
}
