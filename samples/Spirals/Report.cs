using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace SpiralsSample;

/// <summary>What the console shows: progress while training, then how the points of the test set are taken.</summary>
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

    /// <summary>Trains with a live line in a terminal; where the output goes to a file, a line for each tenth of the way. Then says how long it took.</summary>
    public static List<Epoch> Train(IAnsiConsole console, Network network, Samples training, Samples test, Random random)
    {
        List<Epoch> epochs = [];
        var watch = Stopwatch.StartNew();
        if (console.Profile.Capabilities.Interactive)
        {
            console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).Start(progress =>
            {
                ProgressTask task = progress.AddTask("training", maxValue: Training.Epochs);
                Training.Run(network, training, test, random, epoch =>
                {
                    epochs.Add(epoch);
                    task.Value = epoch.Number;
                    task.Description = Costs(epoch);
                });
            });
        }
        else
        {
            Training.Run(network, training, test, random, epoch =>
            {
                epochs.Add(epoch);
                if (epoch.Number % (Training.Epochs / 10) == 0)
                {
                    console.WriteLine($"epoch {epoch.Number,4}  {Costs(epoch)}");
                }
            });
        }

        double seconds = watch.Elapsed.TotalSeconds;
        console.WriteLine();
        console.WriteLine($"{Network.ParameterCount} parameters, {epochs.Count} epochs over {training.Count} points");
        console.WriteLine($"{Text(seconds, "F1")} s: {Text(epochs.Count * training.Count / seconds, "N0")} samples a second, with the costs of both sets after every epoch");
        return epochs;
    }

    public static void Show(IAnsiConsole console, Samples test, int[] taken)
    {
        int[,] counts = Classification.Confusion(test.Arms, taken);
        Table table = new Table().Border(TableBorder.Simple).AddColumn("arm");
        foreach (string column in (string[])["points", .. Arm.All.Select(arm => $"taken for {arm.Name}"), "right"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        for (int row = 0; row < Spiral.Arms; row++)
        {
            int[] cells = [.. Enumerable.Range(0, Spiral.Arms).Select(column => counts[row, column])];
            table.AddRow([Arm.All[row].Name, $"{cells.Sum()}", .. cells.Select(cell => $"{cell}"), Percent(cells[row] / (double)cells.Sum())]);
        }

        console.WriteLine();
        console.Write(table);
        console.WriteLine($"accuracy {Percent(Classification.Accuracy(test.Arms, taken))} of {test.Count} points that it was not trained with");
    }

    private static string Costs(Epoch epoch) => $"mean cost {Text(epoch.TrainingCost, "F4")}, of the test set {Text(epoch.TestCost, "F4")}";

    private static string Percent(double share) => Text(100 * share, "F1") + " %";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
