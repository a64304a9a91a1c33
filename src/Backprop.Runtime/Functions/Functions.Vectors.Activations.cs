using System.Numerics;

namespace Backprop;

/// <content>Activations entry by entry: the overloads of the functions of numbers for the pre-activations of a whole layer, over double and float.</content>
public static partial class Functions
{
    /// <summary>σ(xᵢ) = 1 / (1 + exp(−xᵢ)), from 0 to 1. Each entry has the bits of <see cref="Sigmoid(double)"/> or <see cref="FunctionsF.Sigmoid(float)"/>.</summary>
    public static Vector<T> Sigmoid<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Sigmoid, FunctionsF.Sigmoid);

    /// <inheritdoc cref="Sigmoid{T}(Vector{T})"/>
    public static Matrix<T> Sigmoid<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Sigmoid(x.Entries));

    /// <summary>softplus(xᵢ) = ln(1 + exp(xᵢ)). Each entry has the bits of <see cref="Softplus(double)"/> or <see cref="FunctionsF.Softplus(float)"/>.</summary>
    public static Vector<T> Softplus<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Softplus, FunctionsF.Softplus);

    /// <inheritdoc cref="Softplus{T}(Vector{T})"/>
    public static Matrix<T> Softplus<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Softplus(x.Entries));

    /// <summary>ln σ(xᵢ) = −softplus(−xᵢ). Each entry has the bits of <see cref="LogSigmoid(double)"/> or <see cref="FunctionsF.LogSigmoid(float)"/>.</summary>
    public static Vector<T> LogSigmoid<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, LogSigmoid, FunctionsF.LogSigmoid);

    /// <inheritdoc cref="LogSigmoid{T}(Vector{T})"/>
    public static Matrix<T> LogSigmoid<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(LogSigmoid(x.Entries));

    /// <summary>max(xᵢ, 0), with the derivative ½ at the kink. Each entry has the bits of <see cref="Relu(double)"/> or <see cref="FunctionsF.Relu(float)"/>.</summary>
    public static Vector<T> Relu<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Relu, FunctionsF.Relu);

    /// <inheritdoc cref="Relu{T}(Vector{T})"/>
    public static Matrix<T> Relu<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Relu(x.Entries));

    /// <summary>tanh(xᵢ), from −1 to 1. Each entry has the bits of <see cref="Math.Tanh"/> or <see cref="MathF.Tanh"/>.</summary>
    public static Vector<T> Tanh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Tanh, MathF.Tanh);

    /// <inheritdoc cref="Tanh{T}(Vector{T})"/>
    public static Matrix<T> Tanh<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Tanh(x.Entries));

    /// <summary>xᵢ². Each entry has the bits of <see cref="Square(double)"/> or <see cref="FunctionsF.Square(float)"/>.</summary>
    public static Vector<T> Square<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Square, FunctionsF.Square);

    /// <inheritdoc cref="Square{T}(Vector{T})"/>
    public static Matrix<T> Square<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Square(x.Entries));

    /// <summary>|xᵢ|, with the derivative 0 at the kink. Each entry has the bits of <see cref="Math.Abs(double)"/> or <see cref="MathF.Abs"/>.</summary>
    public static Vector<T> Abs<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(x, Math.Abs, MathF.Abs);

    /// <inheritdoc cref="Abs{T}(Vector{T})"/>
    public static Matrix<T> Abs<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.With(Abs(x.Entries));

    /// <summary>x, as a constant: no derivative passes through. The same view, not a copy.</summary>
    public static Vector<T> Constant<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x;

    /// <inheritdoc cref="Constant{T}(Vector{T})"/>
    public static Matrix<T> Constant<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x;
}
