using System.Numerics;
using System.Reflection;

namespace Backprop.Tests;

/// <summary>Every function of vectors that goes entry by entry, found by reflection, has the bits of the function of numbers with its name.</summary>
public class ElementwiseTests
{
    private static readonly string[] Others = [nameof(Functions.Softmax), nameof(Functions.LogSoftmax), nameof(Functions.Concatenate)];

    private static readonly double[] Points =
        [double.NegativeInfinity, -1000, -40.5, -3, -1, -0.75, -1e-9, -0.0, 0, 5e-324, 1e-40, 0.1, 0.5, 1, 1.5, 2, 37, 88.8, 710, 1e300, double.PositiveInfinity, double.NaN];

    public static TheoryData<string> OverVectors => [.. Elementwise().Where(method => IsOf(typeof(Vector<>), method)).Select(method => method.ToString()!)];

    [Theory]
    [MemberData(nameof(OverVectors))]
    public void It_has_the_bits_of_the_function_of_numbers(string signature)
    {
        MethodInfo method = Elementwise().Single(method => method.ToString() == signature);
        AssertSame<double>(method, [typeof(Functions), typeof(Math)], BitConverter.DoubleToInt64Bits);
        AssertSame<float>(method, [typeof(FunctionsF), typeof(MathF), typeof(Math)], x => BitConverter.SingleToInt32Bits(x));
    }

    [Fact]
    public void Matrices_have_the_functions_that_vectors_have()
    {
        string[] Of(Type type) => [.. Elementwise().Where(method => IsOf(type, method)).Select(method => method.ToString()!.Replace("Matrix", "Vector", StringComparison.Ordinal)).Order()];
        Assert.Equal(Of(typeof(Vector<>)), Of(typeof(Matrix<>)));
        Assert.True(Of(typeof(Vector<>)).Length >= 33);
    }

    [Fact]
    public void Other_types_of_entries_are_refused() =>
        Assert.Equal("The functions are defined over double and float, not over Half.", Assert.Throws<NotSupportedException>(() => Functions.Sigmoid(new Vector<Half>(1))).Message);

    private static void AssertSame<T>(MethodInfo method, Type[] homes, Func<T, long> bits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] points = [.. Points.Select(T.CreateTruncating)];
        T[] reversed = [.. points.Reverse()];
        ParameterInfo[] parameters = method.GetParameters();
        bool[] isVector = [.. parameters.Select(parameter => parameter.ParameterType.IsGenericType)];
        MethodInfo scalar = homes.Select(home => home.GetMethod(method.Name, [.. parameters.Select(_ => typeof(T))])).First(found => found is not null)!;

        // 1 and 2 in the places of numbers: an exponent, a bound, two bounds in their order.
        object? Argument(int place, Func<T[], object> ofVector) => isVector[place] ? ofVector(place == 0 ? points : reversed) : T.CreateChecked(place);
        object?[] Arguments(Func<T[], object> ofVector) => [.. parameters.Select((_, place) => Argument(place, ofVector))];

        var expected = points.Select((_, i) => bits((T)scalar.Invoke(null, Arguments(vector => vector[i]))!)).ToArray();
        var actual = (Vector<T>)method.MakeGenericMethod(typeof(T)).Invoke(null, Arguments(vector => new Vector<T>(vector)))!;
        Assert.Equal(expected, actual.ToArray().Select(bits));

        MethodInfo overMatrices = Elementwise().Single(other => IsOf(typeof(Matrix<>), other) && other.ToString()!.Replace("Matrix", "Vector", StringComparison.Ordinal) == method.ToString());
        var matrix = (Matrix<T>)overMatrices.MakeGenericMethod(typeof(T)).Invoke(null, Arguments(vector => new Matrix<T>(2, vector.Length / 2, vector)))!;
        Assert.Equal((2, points.Length / 2), (matrix.Rows, matrix.Columns));
        Assert.Equal(expected, matrix.ToArray().Select(bits));
    }

    private static IEnumerable<MethodInfo> Elementwise() =>
        typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => (IsOf(typeof(Vector<>), method) || IsOf(typeof(Matrix<>), method)) && !Others.Contains(method.Name));

    /// <summary>Whether a method yields what its first argument is.</summary>
    private static bool IsOf(Type type, MethodInfo method) =>
        method.GetParameters()[0].ParameterType == method.ReturnType && method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == type;
}
