using System.Numerics;

namespace Backprop;

/// <summary>The derivative of a cost with respect to one of its parameters, by differences.</summary>
/// <param name="Derivative">By central differences; NaN where the cost is finite nowhere around the point.</param>
/// <param name="Uncertainty">About how far that may be from the derivative.</param>
/// <param name="Left">By differences to the left.</param>
/// <param name="Right">By differences to the right.</param>
/// <param name="HasKink">Left and right differ by more than their uncertainties.</param>
/// <param name="Slope">The smallest slope that the cost has for any step: what is much smaller is 0.</param>
internal readonly record struct Difference(double Derivative, double Uncertainty, double Left, double Right, bool HasKink, double Slope)
{
    // Terms of the error that are eliminated: even powers of the step from the second to the twelfth.
    private const int Columns = 7;

    /// <param name="parameter">The parameter, which the cost reads.</param>
    /// <param name="here">The cost where it is.</param>
    /// <param name="cost">The cost where it is put.</param>
    public static Difference Of<T>(ref T parameter, double here, Func<T> cost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T place = parameter;
        var central = new Extrapolation(Columns, 4);
        var left = new Extrapolation(2, 2);
        var right = new Extrapolation(2, 2);
        double slope = double.PositiveInfinity;
        double noise = 4 * Real.ToDouble(T.BitIncrement(T.One) - T.One);
        try
        {
            double x = Real.ToDouble(place);
            for (double step = Math.Max(1, Math.Abs(x)) / 8; step >= Smallest<T>(x); step /= 2)
            {
                (double above, double costAbove) = At(ref parameter, x + step);
                (double below, double costBelow) = At(ref parameter, x - step);
                double toRight = (costAbove - here) / (above - x);
                double toLeft = (here - costBelow) / (x - below);
                central.Add((costAbove - costBelow) / (above - below), above - below, noise * (Math.Abs(costAbove) + Math.Abs(costBelow)));
                right.Add(toRight, above - x, noise * (Math.Abs(costAbove) + Math.Abs(here)));
                left.Add(toLeft, x - below, noise * (Math.Abs(here) + Math.Abs(costBelow)));
                slope = double.IsFinite(toRight - toLeft) ? Math.Min(slope, Math.Max(Math.Abs(toRight), Math.Abs(toLeft))) : slope;
            }
        }
        finally
        {
            parameter = place;
        }

        double distance = Math.Abs(right.Limit - left.Limit);
        bool hasKink = distance > 1e-3 * Math.Max(Math.Abs(right.Limit), Math.Abs(left.Limit)) && distance > 100 * (right.Uncertainty + left.Uncertainty);
        return new Difference(central.Limit, central.Uncertainty, left.Limit, right.Limit, hasKink, slope);

        (double Place, double Cost) At(ref T parameter, double x)
        {
            parameter = Real.Of<T>(x);
            return (Real.ToDouble(parameter), Real.ToDouble(cost()));
        }
    }

    /// <summary>Where a difference has a few digits left, of a parameter whose own size is the scale of the cost.</summary>
    private static double Smallest<T>(double x)
        where T : unmanaged
    {
        double digits = typeof(T) == typeof(double) ? 3e-8 : 1e-3;
        return digits * (x == 0 ? 1 : Math.Clamp(Math.Abs(x), 1e-30, 1));
    }

    /// <summary>Values for steps that are halved again and again, extrapolated to the step 0 in Neville's scheme: column j is free of the first j terms of the error.</summary>
    /// <param name="columns">How many columns the scheme has.</param>
    /// <param name="ratio">What the first term of the error is divided by from step to step, and again from one term to the next.</param>
    private struct Extrapolation(int columns, double ratio)
    {
        private readonly double[] _row = new double[columns];
        private readonly (double Value, double Width)[] _smallest = new (double, double)[4];
        private int _known;
        private int _added;
        private double _uncertainty = double.PositiveInfinity;
        private double _width = 1;

        public double Limit { get; private set; } = double.NaN;

        public double Uncertainty
        {
            get
            {
                // What the values for the smallest steps are beside the limit, in costs, is noise, which the limit may have too.
                double limit = Limit;
                return _uncertainty + (2 * _smallest.Max(value => Math.Abs(value.Value - limit) * value.Width) / _width);
            }
        }

        /// <param name="value">The value for the next step.</param>
        /// <param name="width">How far the two costs are apart, by whose difference it is.</param>
        /// <param name="noise">What rounding may have made of that difference.</param>
        public void Add(double value, double width, double noise)
        {
            if (!double.IsFinite(value))
            {
                _known = 0;
                return;
            }

            _smallest[_added++ % _smallest.Length] = (value, width);
            double factor = 1;
            int column = 0;
            for (; column < _known && column < columns - 1; column++)
            {
                double above = _row[column];
                _row[column] = value;
                factor *= ratio;
                double next = value + ((value - above) / (factor - 1));

                // Three neighbours that agree are no accident.
                if (column + 1 < _known)
                {
                    double uncertainty = Math.Max(Math.Max(Math.Abs(next - value), Math.Abs(next - above)), Math.Abs(next - _row[column + 1])) + (2 * noise / width);
                    if (uncertainty < _uncertainty)
                    {
                        (Limit, _uncertainty, _width) = (next, uncertainty, width);
                    }
                }

                value = next;
            }

            _row[column] = value;
            _known = Math.Max(_known, column + 1);
        }
    }
}
