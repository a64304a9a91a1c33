using static Backprop.Functions;

namespace Backprop.Tests;

/// <summary>What does not fit is refused, in words that have both shapes.</summary>
public class ShapesTests
{
    private static readonly Vector<double> V3 = new(3);
    private static readonly Vector<double> V4 = new(4);
    private static readonly Matrix<double> M23 = new(2, 3);
    private static readonly Matrix<double> M32 = new(3, 2);

    public static TheoryData<string, Func<object>> Mismatches => new()
    {
        { "The vectors have lengths 3 and 4: a sum needs equal lengths.", () => V3 + V4 },
        { "The vectors have lengths 4 and 3: a difference needs equal lengths.", () => V4 - V3 },
        { "The vectors have lengths 3 and 4: an elementwise product needs equal lengths.", () => V3.PointwiseMultiply(V4) },
        { "The vectors have lengths 3 and 4: an elementwise quotient needs equal lengths.", () => V3.PointwiseDivide(V4) },
        { "The vectors have lengths 3 and 4: an elementwise maximum needs equal lengths.", () => Max(V3, V4) },
        { "The vectors have lengths 3 and 4: an elementwise minimum needs equal lengths.", () => Min(V3, V4) },
        { "The vectors have lengths 3 and 4: a dot product needs equal lengths.", () => Dot(V3, V4) },
        { "The vectors have lengths 3 and 4: a cross-entropy needs equal lengths.", () => CrossEntropy(V3, V4) },
        { "The vectors have lengths 3 and 4: a binary cross-entropy needs equal lengths.", () => BinaryCrossEntropy(V3, V4) },
        { "The matrices are 2×3 and 3×2: a sum needs equal shapes.", () => M23 + M32 },
        { "The matrices are 2×3 and 3×2: a difference needs equal shapes.", () => M23 - M32 },
        { "The matrices are 2×3 and 3×2: an elementwise product needs equal shapes.", () => M23.PointwiseMultiply(M32) },
        { "The matrices are 2×3 and 3×2: an elementwise quotient needs equal shapes.", () => M23.PointwiseDivide(M32) },
        { "The matrices are 2×3 and 3×2: an elementwise maximum needs equal shapes.", () => Max(M23, M32) },
        { "The matrices are 2×3 and 3×2: an elementwise minimum needs equal shapes.", () => Min(M23, M32) },
        { "The matrices are 2×3 and 2×3: the product needs as many rows of the second as the first has columns.", () => M23 * M23 },
        { "The matrix is 2×3 and the vector has length 4: the product needs as many entries as the matrix has columns.", () => M23 * V4 },
        { "The vector has length 3 and the matrix is 2×3: the product needs as many entries as the matrix has rows.", () => V3 * M23 },
        { "The vector has length 3 and the matrix is 2×3: the product needs as many entries as the matrix has rows.", () => M23.TransposeThisAndMultiply(V3) },
        { "Row 0 has length 3 and row 1 has length 4: the rows of a matrix need equal lengths.", () => Matrix.OfRows(V3, V4) },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public void A_mismatch_is_named(string message, Func<object> operation) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(operation).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_target_is_the_index_of_a_logit(int target) =>
        Assert.StartsWith($"The target is {target} and the logits have length 3: ", Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy(V3, target)).Message, StringComparison.Ordinal);
}
