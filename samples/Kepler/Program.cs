using System.Globalization;
using KeplerSample;
using ScottPlot;
using SkiaSharp;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // Numbers read alike everywhere, on the axes of the picture too.

var start = new State(0.4, 0, 0, 2); // The eccentricity is 0.6, half of the long axis 1, a revolution 2π.
var plot = new Plot();
Console.WriteLine("method       steps a revolution  revolutions  error of energy  error of angular momentum");
Show("Euler", 600, Integrators.Euler, Colors.Gray);
Show("Runge-Kutta", 150, Integrators.RungeKutta, Colors.DarkRed);
Show("leapfrog", 600, Integrators.Leapfrog, Colors.SteelBlue);
Show("Yoshida", 200, Integrators.Yoshida, Colors.DarkOrange);

plot.Title("Largest relative error of the energy so far");
plot.XLabel("revolutions");
(plot.Axes.Left.TickGenerator, plot.Axes.Bottom.TickGenerator) = (Powers(), Powers());
plot.ShowLegend(Alignment.MiddleLeft);
plot.SavePng("kepler.png", 900, 550);
Console.WriteLine(SKTypeface.Default.GlyphCount > 0 ? "\npicture: kepler.png" : "\npicture: kepler.png, without text: no font is installed (on Debian: apt-get install fonts-dejavu-core)");

ScottPlot.TickGenerators.NumericAutomatic Powers() => new() { IntegerTicksOnly = true, LabelFormatter = power => $"{Math.Pow(10, power)}" };

void Show(string name, int steps, Func<State, double, State> step, Color color)
{
    State s = start;
    double energy = 0, momentum = 0;
    List<Coordinates> errors = [];
    for (int revolution = 1; revolution <= 1000; revolution++)
    {
        for (int i = 0; i < steps; i++)
        {
            s = step(s, Math.Tau / steps);
            energy = Math.Max(energy, Math.Abs(s.Energy / start.Energy - 1));
            momentum = Math.Max(momentum, Math.Abs(s.AngularMomentum / start.AngularMomentum - 1));
        }

        errors.Add(new Coordinates(Math.Log10(revolution), Math.Log10(energy)));
        if (revolution is 10 or 100 or 1000)
        {
            Console.WriteLine($"{name,-11}  {steps,18}  {revolution,11}  {energy,15:0E+00}  {momentum,25:0E+00}");
        }
    }

    var line = plot.Add.ScatterLine(errors, color);
    (line.LineWidth, line.LegendText) = (2, name);
}
