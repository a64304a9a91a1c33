using SampleTests;
using SkiaSharp;

namespace KeplerSample.Tests;

public sealed class KeplerTests : IDisposable
{
    private static readonly State Start = new(0.4, 0, 0, 2);

    private readonly Sample _sample = new("Kepler");

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void The_README_shows_the_equations() => _sample.ShowsTheFile("State.cs");

    [Fact]
    public void The_README_shows_what_is_printed_in_every_culture()
    {
        string output = _sample.Run();
        string shown = SKTypeface.Default.GlyphCount > 0 ? _sample.Shown : _sample.Shown + ", without text: no font is installed (on Debian: apt-get install fonts-dejavu-core)";
        Assert.Equal(shown, output);
        byte[] picture = _sample.Picture("kepler.png");
        Assert.Equal((900, 550), Sample.SizeOf(picture));

        Assert.Equal(output, _sample.Run("de_DE.UTF-8"));
        Assert.Equal(picture, _sample.Picture("kepler.png"));
    }

    [Fact]
    public void The_gradient_of_the_energy_is_Newtons_law()
    {
        State flow = new State(3, -4, 0.5, 0.25).Flow();
        Assert.Equal((0.5, 0.25), (flow.Qx, flow.Qy));
        Assert.Equal(-3 / 125.0, flow.Px, 15);
        Assert.Equal(4 / 125.0, flow.Py, 15);
    }

    /// <summary>The README says so: least of all after one revolution, behind Yoshida's method after two and behind the leapfrog after five.</summary>
    [Fact]
    public void The_error_of_Runge_and_Kutta_outgrows_the_others()
    {
        double[] errors = [.. new[] { 1, 2, 5 }.Select(revolutions => EnergyError(Integrators.RungeKutta, 150, revolutions))];
        double yoshida = EnergyError(Integrators.Yoshida, 200, 5);
        double leapfrog = EnergyError(Integrators.Leapfrog, 600, 5);
        Assert.True(errors[0] < yoshida && yoshida < errors[1] && errors[1] < leapfrog && leapfrog < errors[2], $"{string.Join(' ', errors)} {yoshida} {leapfrog}");
    }

    /// <summary>A revolution later the planet must be where it was: halving the step divides the distance by 2 to the power of the order.</summary>
    [Theory]
    [InlineData("Euler", 1)]
    [InlineData("Leapfrog", 2)]
    [InlineData("RungeKutta", 4)]
    [InlineData("Yoshida", 4)]
    public void Each_method_has_its_order(string name, int order)
    {
        var step = typeof(Integrators).GetMethod(name)!.CreateDelegate<Func<State, double, State>>();
        double Distance(int steps)
        {
            State s = Start;
            for (int i = 0; i < steps; i++)
            {
                s = step(s, Math.Tau / steps);
            }

            return double.Hypot(s.Qx - Start.Qx, s.Qy - Start.Qy);
        }

        int few = order == 1 ? 100_000 : 2_000;
        Assert.Equal(order, Math.Log2(Distance(few) / Distance(2 * few)), 0.1);
    }

    [Theory]
    [InlineData("Leapfrog")]
    [InlineData("Yoshida")]
    public void Symmetric_methods_go_back_the_way_they_came(string name)
    {
        var step = typeof(Integrators).GetMethod(name)!.CreateDelegate<Func<State, double, State>>();
        State s = Start;
        for (int i = 0; i < 2000; i++)
        {
            s = step(s, i < 1000 ? 0.02 : -0.02);
        }

        Assert.Equal(Start.Qx, s.Qx, 10);
        Assert.Equal(Start.Py, s.Py, 10);
    }

    private static double EnergyError(Func<State, double, State> step, int steps, int revolutions)
    {
        State s = Start;
        double error = 0;
        for (int i = 0; i < steps * revolutions; i++)
        {
            s = step(s, Math.Tau / steps);
            error = Math.Max(error, Math.Abs(s.Energy / Start.Energy - 1));
        }

        return error;
    }
}
