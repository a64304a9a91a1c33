using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace CurveFitSample;

/// <summary>Least squares by the method of Levenberg and Marquardt: D. W. Marquardt, J. SIAM 11 (1963) 431-441.</summary>
public sealed class Fit(Growth curve, double[] x, double[] y)
{
    public double SumOfSquares => Residuals * Residuals;
    public double StandardDeviation => Math.Sqrt(SumOfSquares / DegreesOfFreedom);
    public Matrix<double> Covariance => SumOfSquares / DegreesOfFreedom * (Jacobian.Transpose() * Jacobian).Inverse();

    private int DegreesOfFreedom => x.Length - Growth.ParameterCount;
    private Vector<double> Residuals => Vector<double>.Build.DenseOfEnumerable(x.Zip(y, (day, observed) => observed - curve.Yield(day)));
    private Matrix<double> Jacobian => Matrix<double>.Build.DenseOfRowVectors(x.Select(Gradient));

    public void MoveToMinimum()
    {
        double damping = 1e-3, change = 1;
        while (change > 1e-12)
        {
            Matrix<double> damped = (Jacobian.Transpose() * Jacobian).MapIndexed((row, column, entry) => row == column ? (1 + damping) * entry : entry);
            Vector<double> step = damped.Cholesky().Solve(Jacobian.Transpose() * Residuals);
            Vector<double> start = Vector<double>.Build.Dense(curve.Parameters.ToArray());
            double bound = (1 + 1e-12) * SumOfSquares; // At the minimum, rounding alone may raise the sum.
            (start + step).ToArray().CopyTo(curve.Parameters);
            bool isBetter = SumOfSquares <= bound;
            (isBetter ? start + step : start).ToArray().CopyTo(curve.Parameters);
            damping *= isBetter ? 0.1 : 10;
            change = step.PointwiseDivide(start).InfinityNorm();
        }
    }

    /// <summary>Half the width of the 95 % confidence band: t √(∇ᵀ Cov ∇), where ∇ is the gradient of the curve.</summary>
    public double HalfWidth(double day) => StudentT.InvCDF(0, 1, DegreesOfFreedom, 0.975) * Math.Sqrt(Gradient(day) * Covariance * Gradient(day));

    private Vector<double> Gradient(double day)
    {
        curve.YieldAndGradient(day, out Growth.YieldGradient gradient);
        return Vector<double>.Build.Dense(gradient.AsSpan().ToArray());
    }
}
