namespace SpiralsSample;

/// <summary>Every parameter has a step of its own, by mean and mean square of its latest partials: D. P. Kingma, J. Ba, <i>Adam</i>, 2015.</summary>
public sealed class Adam(int parameterCount)
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;

    private readonly double[] _means = new double[parameterCount], _squares = new double[parameterCount];

    // β1 and β2 to the power of the steps so far: the share that the zeros which the means began with still have in them.
    private double _zeros1 = 1, _zeros2 = 1;

    public void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double learningRate)
    {
        _zeros1 *= Beta1;
        _zeros2 *= Beta2;
        for (int i = 0; i < parameters.Length; i++)
        {
            _means[i] += (1 - Beta1) * (gradient[i] - _means[i]);
            _squares[i] += (1 - Beta2) * (gradient[i] * gradient[i] - _squares[i]);
            double mean = _means[i] / (1 - _zeros1), square = _squares[i] / (1 - _zeros2);
            parameters[i] -= learningRate * mean / (Math.Sqrt(square) + Epsilon);
        }
    }
}
