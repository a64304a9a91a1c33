namespace Backprop;

/// <content>Operators: entry by entry, and products.</content>
public readonly partial struct Matrix<T>
{
    /// <summary>Aᵢⱼ + Bᵢⱼ.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> operator +(Matrix<T> left, Matrix<T> right) => Shapes.RequireSame(left, right, "a sum").With(left.Entries + right.Entries);

    /// <summary>Aᵢⱼ − Bᵢⱼ.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> operator -(Matrix<T> left, Matrix<T> right) => Shapes.RequireSame(left, right, "a difference").With(left.Entries - right.Entries);

    /// <summary>−Aᵢⱼ, which turns 0 into −0.</summary>
    public static Matrix<T> operator -(Matrix<T> matrix) => matrix.With(-matrix.Entries);

    /// <summary>s·Aᵢⱼ.</summary>
    public static Matrix<T> operator *(T left, Matrix<T> right) => right.With(left * right.Entries);

    /// <summary>Aᵢⱼ·s.</summary>
    public static Matrix<T> operator *(Matrix<T> left, T right) => left.With(left.Entries * right);

    /// <summary>Aᵢⱼ/s.</summary>
    public static Matrix<T> operator /(Matrix<T> left, T right) => left.With(left.Entries / right);

    /// <summary>The product of matrix and vector, (W x)ᵢ = Σⱼ Wᵢⱼ·xⱼ: m×n times n gives m.</summary>
    /// <exception cref="ArgumentException">The vector has not as many entries as the matrix has columns.</exception>
    public static Vector<T> operator *(Matrix<T> left, Vector<T> right) => Products.Of(left, right);

    /// <summary>The product of a row vector and a matrix, (vᵀ W)ⱼ = Σᵢ vᵢ·Wᵢⱼ: m times m×n gives n.</summary>
    /// <exception cref="ArgumentException">The vector has not as many entries as the matrix has rows.</exception>
    public static Vector<T> operator *(Vector<T> left, Matrix<T> right) => Products.Of(left, right);

    /// <summary>The product of matrices, (A B)ᵢⱼ = Σₖ Aᵢₖ·Bₖⱼ: m×k times k×n gives m×n.</summary>
    /// <exception cref="ArgumentException">The second has not as many rows as the first has columns.</exception>
    public static Matrix<T> operator *(Matrix<T> left, Matrix<T> right) => Products.Of(left, right);

    /// <summary>Wᵀ v = vᵀ W without a transpose, (Wᵀ v)ⱼ = Σᵢ Wᵢⱼ·vᵢ: what a layer passes back to its inputs. The bits of <c>v * W</c> and of <c>W.Transpose() * v</c>.</summary>
    /// <exception cref="ArgumentException">The vector has not as many entries as the matrix has rows.</exception>
    public Vector<T> TransposeThisAndMultiply(Vector<T> vector) => Products.Of(vector, this);

    /// <summary>The elementwise product, Aᵢⱼ·Bᵢⱼ.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix<T> PointwiseMultiply(Matrix<T> other) => Shapes.RequireSame(this, other, "an elementwise product").With(Entries.PointwiseMultiply(other.Entries));

    /// <summary>The elementwise quotient, Aᵢⱼ/Bᵢⱼ.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix<T> PointwiseDivide(Matrix<T> other) => Shapes.RequireSame(this, other, "an elementwise quotient").With(Entries.PointwiseDivide(other.Entries));

    /// <summary>Aᵀ, with the entries (Aᵀ)ᵢⱼ = Aⱼᵢ: a copy.</summary>
    public Matrix<T> Transpose()
    {
        var transpose = new Matrix<T>(Columns, Rows);
        for (int i = 0; i < Columns; i++)
        {
            Column(i).CopyTo(transpose.Row(i).AsSpan());
        }

        return transpose;
    }
}
