using System.Diagnostics;
using System.Globalization;
using SkiaSharp;
using SpiralsSample;

const int Epochs = 200;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // Numbers read alike everywhere, on the axes of the pictures too.

var random = new Random(7);
Points training = Spiral.Draw(1920, random), test = Spiral.Draw(600, random);
var network = new Network();
network.InitializeParameters(random);

List<double> trainingCosts = [], testCosts = [];
var watch = Stopwatch.StartNew();
Training.Run(network, training, random, Epochs, epoch =>
{
    trainingCosts.Add(network.MeanCost(training.X, training.Arms));
    testCosts.Add(network.MeanCost(test.X, test.Arms));
    if (epoch % 20 == 0)
    {
        Console.WriteLine($"epoch {epoch,3}  mean cost {trainingCosts[^1]:F4}, of the test set {testCosts[^1]:F4}");
    }
});
double seconds = watch.Elapsed.TotalSeconds;
Console.WriteLine($"\n{Network.ParameterCount} parameters, {Epochs} epochs over {training.Arms.Length} points in {seconds:F1} s\n");

int[] taken = network.Arms(test.X);
Console.WriteLine("arm     points  taken for blue  for orange  for green   right");
for (int arm = 0; arm < 3; arm++)
{
    int[] counts = [.. Enumerable.Range(0, 3).Select(other => test.Arms.Zip(taken).Count(pair => pair == (arm, other)))];
    double right = 100.0 * counts[arm] / counts.Sum();
    Console.WriteLine($"{Spiral.Names[arm],-6}  {counts.Sum(),6}  {counts[0],14}  {counts[1],10}  {counts[2],9}  {right,4:F1} %");
}

double accuracy = test.Arms.Zip(taken, (arm, other) => arm == other ? 100.0 : 0).Average();
Console.WriteLine($"\naccuracy {accuracy:F1} % of {taken.Length} points that it was not trained with");

Pictures.LearningCurve(trainingCosts, testCosts).SavePng("learning-curve.png", 900, 550);
Pictures.DecisionRegions(network, test, taken).SavePng("decision-regions.png", 700, 715);
string missing = SKTypeface.Default.GlyphCount > 0 ? "" : ", without text: no font is installed (on Debian: apt-get install fonts-dejavu-core)";
Console.WriteLine($"pictures: learning-curve.png, decision-regions.png{missing}");
