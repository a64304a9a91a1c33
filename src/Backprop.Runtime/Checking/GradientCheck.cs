using System.Globalization;
using System.Numerics;
using System.Text;

namespace Backprop;

/// <summary>Holds a gradient against differences of the cost: what a test asks of a generated gradient, of a custom derivative, or of a gradient by hand.</summary>
/// <remarks>
/// Each partial is compared with central differences (C(w + h) − C(w − h)) / 2h, extrapolated to h = 0 from steps that are halved again and again (Richardson's method; L. F. Richardson, The deferred approach to the limit, 1927),
/// which yields ten digits or more of a smooth cost in <see cref="double"/>, and fewer in <see cref="float"/>, together with an estimate of their uncertainty. It takes about fifty costs a parameter, and more where the parameter is tiny.
/// <code>
/// double cost = network.CostAndGradient(0.5, 1, out ThreeLayerNetwork.CostGradient gradient);
/// GradientCheck check = GradientCheck.Run(network.Parameters, () => network.CostAndGradient(0.5, 1, out _), gradient.AsSpan(), new() { Names = ThreeLayerNetwork.ParameterNames });
/// Assert.True(check.Passed, check.ToString());
/// </code>
/// </remarks>
public sealed class GradientCheck
{
    private const int MostLines = 10;

    private readonly int _parameters;

    private GradientCheck(PartialCheck[] partials, int parameters) => (Partials, _parameters) = (partials, parameters);

    /// <summary>Every partial that was checked, in the order of the parameters.</summary>
    public IReadOnlyList<PartialCheck> Partials { get; }

    /// <summary>Every partial agrees with differences, or lies between the slopes of both sides where the cost has a kink.</summary>
    public bool Passed => Partials.All(partial => partial.Passed);

    /// <summary>The partial that is farthest from its difference, measured by what is tolerated of it.</summary>
    public PartialCheck Worst => Partials.MaxBy(partial => partial.Score)!;

    /// <summary>Checks a gradient at the point where the parameters are.</summary>
    /// <param name="parameters">The parameters that the cost reads, <c>network.Parameters</c> for instance, or an array whose numbers it takes. Each is moved, and put back.</param>
    /// <param name="cost">The cost at the current parameters. It must not change anything, and return the same for the same parameters.</param>
    /// <param name="gradient">The gradient to be checked, one partial a parameter: <c>gradient.AsSpan()</c>.</param>
    /// <param name="options">How much is tolerated, and of how many parameters.</param>
    /// <exception cref="ArgumentException">There is not one partial, or not one name, a parameter; or there is none at all.</exception>
    /// <exception cref="ArgumentNullException">There is no cost.</exception>
    public static GradientCheck Run(Span<double> parameters, Func<double> cost, ReadOnlySpan<double> gradient, GradientCheckOptions? options = null) => Of(parameters, cost, gradient, options ?? new(), 1e-6);

    /// <inheritdoc cref="Run(Span{double}, Func{double}, ReadOnlySpan{double}, GradientCheckOptions?)"/>
    public static GradientCheck Run(Span<float> parameters, Func<float> cost, ReadOnlySpan<float> gradient, GradientCheckOptions? options = null) => Of(parameters, cost, gradient, options ?? new(), 1e-3);

    /// <summary>Throws where the check has not passed, for tests without a framework.</summary>
    /// <exception cref="InvalidOperationException">A partial differs; the message is that of <see cref="ToString"/>.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
        {
            throw new InvalidOperationException(ToString());
        }
    }

    /// <summary>The result in words: the worst partial, or those that differ.</summary>
    public override string ToString()
    {
        string of = Partials.Count < _parameters ? string.Create(CultureInfo.InvariantCulture, $"{Partials.Count} of {_parameters}") : Partials.Count.ToString(CultureInfo.InvariantCulture);
        PartialCheck[] failed = [.. Partials.Where(partial => !partial.Passed)];
        if (failed.Length == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{of} partials agree with differences of the cost. The worst is {Worst}");
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{failed.Length} of {of} partials do not agree with differences of the cost:");
        foreach (PartialCheck partial in failed.OrderByDescending(partial => partial.Score).Take(MostLines))
        {
            text.Append("\n  ").Append(partial);
        }

        return failed.Length <= MostLines ? text.ToString() : text.Append("\n  …").ToString();
    }

    private static GradientCheck Of<T>(Span<T> parameters, Func<T> cost, ReadOnlySpan<T> gradient, GradientCheckOptions options, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cost);
        Require(parameters.Length > 0, nameof(parameters), "There are no parameters.");
        Require(gradient.Length == parameters.Length, nameof(gradient), string.Create(CultureInfo.InvariantCulture, $"There are {parameters.Length} parameters, and {gradient.Length} partials."));
        Require(options.Names is null || options.Names.Count == parameters.Length, nameof(options), string.Create(CultureInfo.InvariantCulture, $"There are {parameters.Length} parameters, and {options.Names?.Count} names."));
        double here = Real.ToDouble(cost());
        var partials = new List<PartialCheck>();
        foreach (int index in Chosen(parameters.Length, options))
        {
            var difference = Difference.Of(ref parameters[index], here, cost);
            double negligible = Math.Max(difference.Slope, Math.Abs(here) / Math.Max(1, Math.Abs(Real.ToDouble(parameters[index]))));
            partials.Add(PartialCheck.Of(index, options.Names?[index], Real.ToDouble(gradient[index]), in difference, options.RelativeTolerance ?? tolerance, negligible));
        }

        return new GradientCheck([.. partials], parameters.Length);
    }

    /// <summary>All of them, or as many as are asked for, the same with every run.</summary>
    private static IEnumerable<int> Chosen(int count, GradientCheckOptions options)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        if (options.MostPartials >= count)
        {
            return all;
        }

        new Random(options.Seed).Shuffle(all);
        return all.Take(Math.Max(1, options.MostPartials)).Order();
    }

    private static void Require(bool condition, string name, string message)
    {
        if (!condition)
        {
            throw new ArgumentException(message, name);
        }
    }
}
