using System.Globalization;
using Spectre.Console;
using ThreeLayerNetworkSample;

const string Picture = "three-layer-network.png";
const double LaunchOfChallenger = 31;

// Numbers read alike everywhere, on the axes of the picture too.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args.Length > 1)
{
    Console.Error.WriteLine("usage: ThreeLayerNetwork [file.csv]");
    return 1;
}

try
{
    bool isDefault = args.Length == 0;
    Observations data = Observations.Read(isDefault ? Path.Combine(AppContext.BaseDirectory, "challenger.csv") : args[0]);
    ThreeLayerNetwork network = Training.Start();
    IAnsiConsole console = Report.Console();
    double cost = Report.Train(console, network, data);
    Report.Show(console, network, data, cost);

    double Fitted(double x) => network.Predict(data.Normalise(x));
    if (isDefault)
    {
        console.WriteLine($"probability of distress at {LaunchOfChallenger} °F, the temperature of Challenger's launch: {Report.Text(Fitted(LaunchOfChallenger), "F3")}");
    }

    Chart.Save(Picture, data, Fitted, isDefault ? LaunchOfChallenger : null);
    console.WriteLine($"picture: {Picture}");
    if (Chart.MissingText is { } reason)
    {
        Console.Error.WriteLine($"{Picture}: {reason}");
    }

    return 0;
}
catch (Exception problem) when (problem is InputException or IOException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
