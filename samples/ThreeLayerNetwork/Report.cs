using System.Globalization;
using Spectre.Console;

namespace ThreeLayerNetworkSample;

/// <summary>What the console shows: progress while training, then weights and fitted probabilities.</summary>
public static class Report
{
    public static IAnsiConsole Console()
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
        {
            // A file has no width, and must not get that of the terminal which the program was started from.
            console.Profile.Width = 120;
        }

        return console;
    }

    /// <summary>Trains with a live line in a terminal; where the output goes to a file, a line for each tenth of the way.</summary>
    public static double Train(IAnsiConsole console, ThreeLayerNetwork network, Observations data)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return Training.Run(network, data, (epoch, cost) =>
            {
                if (epoch % (Training.Epochs / 10) == 0)
                {
                    console.WriteLine($"epoch {epoch,6}  mean cost {Text(cost, "F6")}");
                }
            });
        }

        return console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).Start(progress =>
        {
            ProgressTask task = progress.AddTask("training", maxValue: Training.Epochs);
            return Training.Run(network, data, (epoch, cost) =>
            {
                task.Value = epoch;
                task.Description = $"mean cost {Text(cost, "F6")}";
            });
        });
    }

    public static void Show(IAnsiConsole console, ThreeLayerNetwork network, Observations data, double cost)
    {
        console.WriteLine();
        console.WriteLine($"mean cost {Text(cost, "F6")} after {Training.Epochs} epochs over {data.Y.Length} rows");
        console.WriteLine(string.Join("  ", ThreeLayerNetwork.ParameterNames.Zip(network.Parameters.ToArray(), (name, value) => $"{name} = {Text(value, "F4")}")));
        console.WriteLine();

        Table table = new Table().Border(TableBorder.Simple).AddColumns(
            new TableColumn("x").RightAligned(), new TableColumn("rows").RightAligned(), new TableColumn("mean y").RightAligned(), new TableColumn("fitted").RightAligned());
        foreach (var group in data.X.Zip(data.Y).GroupBy(pair => pair.First, pair => pair.Second).OrderBy(group => group.Key))
        {
            table.AddRow(Text(group.Key, "R"), Text(group.Count(), "F0"), Text(group.Average(), "F2"), Text(network.Predict(data.Normalise(group.Key)), "F3"));
        }

        console.Write(table);
    }

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
