using Spectre.Console;
using ThreeLayerNetworkSample;

const string Picture = "three-layer-network.png";
const double LaunchOfChallenger = 31;

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
    double cost = Report.Train(AnsiConsole.Console, network, data);
    Report.Show(AnsiConsole.Console, network, data, cost);

    double Fitted(double x) => network.Predict(data.Normalise(x));
    if (isDefault)
    {
        AnsiConsole.Console.WriteLine($"probability of distress at {LaunchOfChallenger} °F, the temperature of Challenger's launch: {Report.Text(Fitted(LaunchOfChallenger), "F3")}");
    }

    Chart.Save(Picture, data, Fitted, isDefault ? LaunchOfChallenger : null);
    AnsiConsole.Console.WriteLine($"picture: {Picture}");
    return 0;
}
catch (Exception problem) when (problem is InputException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
