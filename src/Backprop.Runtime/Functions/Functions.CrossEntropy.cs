using System.Numerics;

namespace Backprop;

/// <content>What a classifier's logits cost, in nats. Nothing overflows, and nothing that matters cancels, in either tail.</content>
public static partial class Functions
{
    /// <summary>−ln pₜ of the class that was observed, with p the softmax of the logits: ln Σ exp(zⱼ) − zₜ, from 0 up.</summary>
    /// <param name="logits">One for each class.</param>
    /// <param name="target">The class that was observed, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <remarks>Exactly −<see cref="LogSoftmax{T}(Vector{T})"/> at the target: exp(−40), and not 0, where the target's logit is 40 above the only other one.</remarks>
    public static T CrossEntropy<T>(Vector<T> logits, int target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((uint)target >= (uint)logits.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(target), $"The target is {target} and the logits have length {logits.Length}: it must be the index of one of them.");
        }

        double[] z = Elementwise.InDoubles(logits);
        (double max, double log) = PartsOfLogSumExp(z);
        return Real.Of<T>((max - z[target]) + log);
    }

    /// <summary>−Σ qᵢ ln pᵢ, with p the softmax of the logits, in the order of the entries: the mean of what the classes cost, each with its probability. Of none, 0.</summary>
    /// <param name="logits">One for each class.</param>
    /// <param name="probabilities">Those of the classes, one for each. Nothing asks that their sum be 1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>0 ln 0 is 0: a class of probability 0 costs nothing, also where its logit is −∞. Over float computed in double precision, and rounded.</remarks>
    public static T CrossEntropy<T>(Vector<T> logits, Vector<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Shapes.RequireSame(logits, probabilities, "a cross-entropy");
        double[] z = Elementwise.InDoubles(logits);
        double[] q = Elementwise.InDoubles(probabilities);
        (double max, double log) = PartsOfLogSumExp(z);
        double sum = 0;
        for (int i = 0; i < z.Length; i++)
        {
            sum += q[i] == 0 ? 0 : q[i] * ((max - z[i]) + log);
        }

        return Real.Of<T>(sum);
    }

    /// <summary>−t ln σ(z) − (1 − t) ln(1 − σ(z)) = softplus(z) − t·z: what it costs to give the log-odds z to an event that has probability t, or 1 where it happened and 0 where it did not.</summary>
    /// <param name="logit">The log-odds z.</param>
    /// <param name="target">The probability t, from 0 to 1.</param>
    /// <remarks>
    /// As (1 − t)·z + ln(1 + exp(−z)) for z ≥ 0, and −t·z + ln(1 + exp(z)) below: neither summand is negative, and so nothing cancels, in either tail. 0 for an infinite logit that is right. Within 4 ulp.
    /// The derivative with respect to z is σ(z) − t.
    /// </remarks>
    public static double BinaryCrossEntropy(double logit, double target)
    {
        double weight = logit >= 0 ? 1 - target : -target;
        return (weight == 0 ? 0 : weight * logit) + Log1p(ExpOfMinusAbs(logit));
    }

    /// <summary>The mean of <see cref="BinaryCrossEntropy(double, double)"/> over the entries, as PyTorch's <c>binary_cross_entropy_with_logits</c> has it: their sum in their order, over their number.</summary>
    /// <param name="logits">The log-odds zᵢ.</param>
    /// <param name="targets">The probabilities tᵢ, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="InvalidOperationException">There is no entry.</exception>
    public static T BinaryCrossEntropy<T>(Vector<T> logits, Vector<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Mean(Elementwise.Map(logits, targets, "a binary cross-entropy", BinaryCrossEntropy, FunctionsF.BinaryCrossEntropy));
}
