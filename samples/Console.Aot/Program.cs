using ConsoleAotSample;

double[] x = [0, 0, 0, 1, 1, 0, 1, 1];
double[] y = [0, 1, 1, 0];

var network = new Network();
var gradient = new Network.CostGradient();
network.InitializeParameters(new Random(1));
for (int step = 0; step < 1000; step++)
{
    network.MeanCostAndGradient(x, y, gradient);
    network.Descend(gradient, learningRate: 1);
}

double[] predicted = new double[y.Length];
network.Predict(x, predicted);
Console.WriteLine($"{Network.ParameterCount} parameters, mean cost {network.MeanCost(x, y):F5}");
Console.WriteLine("x₁  x₂  x₁ xor x₂  predicted");
for (int i = 0; i < y.Length; i++)
{
    Console.WriteLine($"{x[2 * i],2}  {x[2 * i + 1],2}  {y[i],9}  {predicted[i],9:F4}");
}
