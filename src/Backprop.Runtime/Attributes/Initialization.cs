namespace Backprop;

/// <summary>
/// How a parameter begins, before there is anything to learn from. A matrix of m rows and n columns has a fan-in of n and a fan-out of m, a vector of length n a fan-in of n and a fan-out of 1, and both are 1 of a number.
/// </summary>
public enum Initialization
{
    /// <summary>0, as vectors and numbers have it where nothing is said.</summary>
    Zeros,

    /// <summary>1.</summary>
    Ones,

    /// <summary>A number: <c>[Initialize(Initialization.Constant, 0.5)]</c>.</summary>
    Constant,

    /// <summary>Uniform between two numbers, or between −limit and limit: <c>[Initialize(Initialization.Uniform, -1, 2)]</c>, <c>[Initialize(Initialization.Uniform, 0.1)]</c>.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and a standard deviation: <c>[Initialize(Initialization.Normal, 0.02)]</c>.</summary>
    Normal,

    /// <summary>
    /// Uniform between ±√(6/(fan-in + fan-out)), as matrices have it where nothing is said; also called Xavier. Activations like tanh and softmax keep the variance of values and gradients
    /// (X. Glorot, Y. Bengio: Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010).
    /// </summary>
    GlorotUniform,

    /// <summary>Normal with the standard deviation √(2/(fan-in + fan-out)), the variance of <see cref="GlorotUniform"/>.</summary>
    GlorotNormal,

    /// <summary>
    /// Uniform between ±√(6/fan-in); also called Kaiming. ReLUs, which lose half of their input, keep the variance of values
    /// (K. He, X. Zhang, S. Ren, J. Sun: Delving deep into rectifiers, ICCV 2015).
    /// </summary>
    HeUniform,

    /// <summary>Normal with the standard deviation √(2/fan-in), the variance of <see cref="HeUniform"/>.</summary>
    HeNormal,

    /// <summary>
    /// Uniform between ±√(3/fan-in): sums of values with variance 1 have variance 1
    /// (Y. LeCun, L. Bottou, G. Orr, K.-R. Müller: Efficient BackProp, in Neural Networks: Tricks of the Trade, 1998).
    /// </summary>
    LeCunUniform,

    /// <summary>Normal with the standard deviation √(1/fan-in), the variance of <see cref="LeCunUniform"/>.</summary>
    LeCunNormal,
}
