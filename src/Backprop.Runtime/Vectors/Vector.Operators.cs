namespace Backprop;

/// <content>Operators, entry by entry. A number beside a vector stands for a vector of its length, all of whose entries are that number.</content>
public readonly partial struct Vector<T>
{
    /// <summary>xᵢ + yᵢ.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<T> operator +(Vector<T> left, Vector<T> right) => Arithmetic.Of<T, Sum<T>>(left, right, "a sum");

    /// <summary>xᵢ + s.</summary>
    public static Vector<T> operator +(Vector<T> left, T right) => Arithmetic.Of<T, Sum<T>>(left, right);

    /// <summary>s + xᵢ.</summary>
    public static Vector<T> operator +(T left, Vector<T> right) => Arithmetic.Of<T, Sum<T>>(left, right);

    /// <summary>xᵢ − yᵢ.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<T> operator -(Vector<T> left, Vector<T> right) => Arithmetic.Of<T, Difference<T>>(left, right, "a difference");

    /// <summary>xᵢ − s.</summary>
    public static Vector<T> operator -(Vector<T> left, T right) => Arithmetic.Of<T, Difference<T>>(left, right);

    /// <summary>s − xᵢ.</summary>
    public static Vector<T> operator -(T left, Vector<T> right) => Arithmetic.Of<T, Difference<T>>(left, right);

    /// <summary>−xᵢ, which turns 0 into −0.</summary>
    public static Vector<T> operator -(Vector<T> vector) => Arithmetic.Negated(vector);

    /// <summary>s·xᵢ.</summary>
    public static Vector<T> operator *(T left, Vector<T> right) => Arithmetic.Of<T, Product<T>>(left, right);

    /// <summary>xᵢ·s.</summary>
    public static Vector<T> operator *(Vector<T> left, T right) => Arithmetic.Of<T, Product<T>>(left, right);

    /// <summary>xᵢ/s.</summary>
    public static Vector<T> operator /(Vector<T> left, T right) => Arithmetic.Of<T, Quotient<T>>(left, right);

    /// <summary>s/xᵢ.</summary>
    public static Vector<T> operator /(T left, Vector<T> right) => Arithmetic.Of<T, Quotient<T>>(left, right);

    /// <summary>The elementwise product, xᵢ·yᵢ.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Vector<T> PointwiseMultiply(Vector<T> other) => Arithmetic.Of<T, Product<T>>(this, other, "an elementwise product");

    /// <summary>The elementwise quotient, xᵢ/yᵢ.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Vector<T> PointwiseDivide(Vector<T> other) => Arithmetic.Of<T, Quotient<T>>(this, other, "an elementwise quotient");

    /// <summary>The dot product, Σ xᵢ·yᵢ in the order of the entries. Of empty vectors, 0.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public T Dot(Vector<T> other)
    {
        Shapes.RequireSame(this, other, "a dot product");
        return Products.Dot<T>(this, other);
    }

    /// <summary>The outer product x yᵀ, a matrix with the entries xᵢ·yⱼ: as many rows as this vector has entries, as many columns as the other.</summary>
    public Matrix<T> Outer(Vector<T> other)
    {
        var product = new Matrix<T>(Length, other.Length);
        for (int i = 0; i < Length; i++)
        {
            Arithmetic.Into<T, Product<T>>(this[i], other, product.Row(i).AsSpan());
        }

        return product;
    }
}
