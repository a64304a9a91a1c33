namespace Backprop.Tests;

/// <summary>Models whose parameters and arguments are vectors and matrices, as they are emitted.</summary>
public class LayerModelTests
{
    private readonly LayeredClassifier _model = Initialized();
    private readonly LayeredClassifier.CostGradient _gradient = new();

    private static LayeredClassifier Initialized()
    {
        var model = new LayeredClassifier();
        model.InitializeParameters(new Random(11));
        model.Scale = 1.5;
        return model;
    }

    private static (double[] X, double[] Weights, int[] Targets) Samples(int count)
    {
        var random = new Random(count);
        return ([.. Enumerable.Range(0, count * LayeredClassifier.Inputs).Select(_ => (2 * random.NextDouble()) - 1)],
            [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())],
            [.. Enumerable.Range(0, count).Select(_ => random.Next(LayeredClassifier.Classes))]);
    }

    [Fact]
    public void The_gradient_is_that_of_differences()
    {
        (double[] x, double[] weights, int[] targets) = Samples(1);
        double cost = _model.CostAndGradient(x, weights[0], targets[0], _gradient);
        Assert.Equal(_model.Cost(x, weights[0], targets[0]), cost, 1e-13);
        const double h = 1.0 / (1 << 12);
        for (int i = 0; i < LayeredClassifier.ParameterCount; i++)
        {
            double before = _model.Parameters[i];
            double At(double step)
            {
                _model.Parameters[i] = before + (step * h);
                return _model.Cost(x, weights[0], targets[0]);
            }

            double slope = ((8 * (At(1) - At(-1))) - (At(2) - At(-2))) / (12 * h);
            _model.Parameters[i] = before;
            Assert.Equal(slope, _gradient.AsSpan()[i], 1e-9);
        }

        Assert.Equal(_gradient.AsSpan()[^1], _gradient.Scale);
        Assert.Equal(_gradient.AsSpan()[LayeredClassifier.Inputs], _gradient.W1[1, 0]);
    }

    [Fact]
    public void A_mean_is_the_mean_of_samples_whatever_their_number()
    {
        var one = new LayeredClassifier.CostGradient();
        foreach (int count in new[] { 1, 31, 128, 129, 4096, 9000 })
        {
            (double[] x, double[] weights, int[] targets) = Samples(count);
            double[] sums = new double[LayeredClassifier.ParameterCount];
            double cost = 0;
            for (int i = 0; i < count; i++)
            {
                cost += _model.CostAndGradient(x.AsSpan(i * LayeredClassifier.Inputs, LayeredClassifier.Inputs), weights[i], targets[i], one);
                for (int k = 0; k < sums.Length; k++)
                {
                    sums[k] += one.AsSpan()[k];
                }
            }

            Assert.Equal(cost / count, _model.MeanCostAndGradient(x, weights, targets, _gradient), 1e-12);
            Assert.Equal(cost / count, _model.MeanCost(x, weights, targets), 1e-12);
            Assert.All(sums, (sum, k) => Assert.Equal(sum / count, _gradient.AsSpan()[k], 1e-12));
        }
    }

    [Fact]
    public void The_bits_are_those_of_one_thread_and_parts_add_up()
    {
        (double[] x, double[] weights, int[] targets) = Samples(30_001);
        double cost = _model.MeanCostAndGradient(x, weights, targets, _gradient);
        var other = new LayeredClassifier.CostGradient();
        foreach (int threads in new[] { 1, 2, 5 })
        {
            Assert.Equal(cost, _model.MeanCostAndGradient(x, weights, targets, new ParallelOptions { MaxDegreeOfParallelism = threads }, other));
            Assert.True(other.AsSpan().SequenceEqual(_gradient.AsSpan()));
        }

        var mean = new GradientAccumulator(LayeredClassifier.ParameterCount);
        Assert.Throws<InvalidOperationException>(() => mean.Cost);
        const int First = 10_000;
        _model.AccumulateCostAndGradient(x.AsSpan(0, First * LayeredClassifier.Inputs), weights.AsSpan(0, First), targets.AsSpan(0, First), mean);
        _model.AccumulateCostAndGradient(x.AsMemory(First * LayeredClassifier.Inputs), weights.AsMemory(First), targets.AsMemory(First), new ParallelOptions(), mean);
        _model.AccumulateCostAndGradient(default(ReadOnlySpan<double>), default, default, mean);
        mean.CopyTo(other.AsSpan());
        Assert.Equal(30_001, mean.Count);
        Assert.Equal(cost, mean.Cost, 1e-15);
        Assert.All(_gradient.AsSpan().ToArray(), (partial, k) => Assert.Equal(partial, other.AsSpan()[k], 1e-15));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        (double[] x, double[] weights, int[] targets) = Samples(300);
        double[] probabilities = new double[300 * LayeredClassifier.Classes];
        Action[] calls =
        [
            () => _model.CostAndGradient(x.AsSpan(0, LayeredClassifier.Inputs), weights[0], targets[0], _gradient),
            () => _model.MeanCostAndGradient(x, weights, targets, _gradient),
            () => _model.MeanCost(x, weights, targets),
            () => _model.Predict(x, probabilities),
            () => _model.Predict(x.AsSpan(0, LayeredClassifier.Inputs), probabilities.AsSpan(0, LayeredClassifier.Classes)),
            () => _model.Descend(_gradient, 1e-9),
        ];
        foreach (Action call in calls)
        {
            call();
            call();
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void Two_threads_can_use_one_model()
    {
        (double[] x, double[] weights, int[] targets) = Samples(500);
        double cost = _model.MeanCostAndGradient(x, weights, targets, _gradient);
        bool[] agree = new bool[4];
        Thread[] threads = [.. Enumerable.Range(0, agree.Length).Select(index => new Thread(() =>
        {
            var own = new LayeredClassifier.CostGradient();
            agree[index] = Enumerable.Range(0, 50).All(_ => _model.MeanCostAndGradient(x, weights, targets, own) == cost && own.AsSpan().SequenceEqual(_gradient.AsSpan()));
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.DoesNotContain(false, agree);
    }

    [Fact]
    public void Predictions_are_the_methods_own()
    {
        foreach (int count in new[] { 0, 1, 3, 8, 200 })
        {
            (double[] x, _, _) = Samples(count);
            double[] results = new double[count * LayeredClassifier.Classes];
            _model.Predict(x, results);
            for (int i = 0; i < count; i++)
            {
                double[] expected = _model.Predict(new Vector<double>(x, i * LayeredClassifier.Inputs, LayeredClassifier.Inputs)).ToArray();
                Assert.All(expected, (probability, k) => Assert.Equal(probability, results[(i * LayeredClassifier.Classes) + k], 1e-14));
            }
        }
    }

    [Fact]
    public void A_sample_that_is_not_finite_is_named()
    {
        (double[] x, double[] weights, int[] targets) = Samples(300);
        _ = _model.MeanCostAndGradient(x, weights, targets, _gradient, out int none);
        Assert.Equal(-1, none);
        x[(200 * LayeredClassifier.Inputs) + 2] = double.NaN;
        Assert.True(double.IsNaN(_model.MeanCostAndGradient(x, weights, targets, _gradient, out int first)));
        Assert.Equal(200, first);
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_named_with_what_is_expected()
    {
        (double[] x, double[] weights, int[] targets) = Samples(3);
        Expect("Expected 5 entries, found 15. (Parameter 'x')", () => _model.CostAndGradient(x, 1, 0, _gradient));
        Expect("Each sample has 5 entries: expected a multiple of 5, found 14. (Parameter 'x')", () => _model.MeanCost(x.AsSpan(1), weights, targets));
        Expect("The spans of a batch must have equal lengths: expected 3 entries, as in the first, found 2. (Parameter 'weight')", () => _model.MeanCost(x, weights.AsSpan(1), targets));
        Expect("The batch is empty: a mean needs at least one sample. (Parameter 'x')", () => _model.MeanCost([], [], []));
        Expect("The spans of a batch must have equally many samples: expected 3 times 3 entries, found 8. (Parameter 'results')", () => _model.Predict(x, new double[8]));
        Expect("The results overlap samples: pass a span apart from them. (Parameter 'results')", () => _model.Predict(x, x.AsSpan(0, 9)));
        Assert.Throws<ArgumentNullException>(() => _model.CostAndGradient(x.AsSpan(0, 5), 1, 0, null!));

        static void Expect(string message, Action call) => Assert.Equal(message, Assert.Throws<ArgumentException>(call).Message);
    }

    [Fact]
    public void Arguments_may_be_vectors_to_differentiate_with_respect_to()
    {
        for (int i = 0; i < 9; i++)
        {
            Quadratic.Parameters[i] = i;
        }

        double[] v = [1, -2, 0.5], data = [1, 2, 3, 0, 1, -1];
        var gradient = new Quadratic.FormGradient();
        Assert.Equal(Quadratic.Form(v, new Matrix<double>(2, 3, data)), Quadratic.FormAndGradient(v, data, gradient), 1e-13);

        // v̄ = (A + Aᵀ) v + 2 Dᵀ D v
        double[] dv = [-1.5, -1.5, -1.5];
        double[] first = [(0 + 0) + (1 + 3) * -2 + (2 + 6) * 0.5, (3 + 1) + (4 + 4) * -2 + (5 + 7) * 0.5, (6 + 2) + (7 + 5) * -2 + (8 + 8) * 0.5];
        for (int j = 0; j < 3; j++)
        {
            double expected = first[j] + (2 * ((data[j] * dv[0]) + (data[3 + j] * -2.5)));
            Assert.Equal(expected, gradient.v[j], 1e-12);
        }

        Assert.Equal(v[1] * v[2], gradient.A[1, 2]);
        Assert.Equal(["A[0, 0]", "A[0, 1]", "A[0, 2]", "A[1, 0]", "A[1, 1]", "A[1, 2]", "A[2, 0]", "A[2, 1]", "A[2, 2]"], Quadratic.ParameterNames);
        double mean = Quadratic.MeanFormAndGradient(v, [.. data, .. data], gradient);
        Assert.Equal(Quadratic.Form(v, new Matrix<double>(2, 3, data)), mean, 1e-13);
        Assert.Equal(mean, Quadratic.MeanFormAndGradient(v, new double[] { 1, 2, 3, 0, 1, -1, 1, 2, 3, 0, 1, -1 }, new ParallelOptions(), gradient));
    }
}
