using System.Globalization;
using Spectre.Console;
using SpiralsSample;

const int Seed = 7;

// Numbers read alike everywhere, on the axes of the pictures too.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args.Length > 1 || args is [['-', ..]])
{
    Console.Error.WriteLine("usage: Spirals [folder for the pictures]");
    return 1;
}

try
{
    Pictures pictures = args is [string folder] ? Pictures.In(folder) : Pictures.Here;
    var random = new Random(Seed);
    Samples training = Spiral.Draw(640, random);
    Samples test = Spiral.Draw(200, random);
    var network = new Network();
    network.InitializeParameters(random);

    IAnsiConsole console = Report.Console();
    List<Epoch> epochs = Report.Train(console, network, training, test, random);
    int[] taken = Classification.Arms(network, test.Points);
    Report.Show(console, test, taken);

    string curve = pictures.Save("learning-curve.png", LearningCurve.Of(epochs), LearningCurve.Width, LearningCurve.Height);
    string regions = pictures.Save("decision-regions.png", DecisionRegions.Of(network, test, taken), DecisionRegions.Width, DecisionRegions.Height);
    console.WriteLine($"pictures: {curve}, {regions}");
    if (Pictures.MissingText is { } reason)
    {
        Console.Error.WriteLine(reason);
    }

    return 0;
}
catch (IOException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
