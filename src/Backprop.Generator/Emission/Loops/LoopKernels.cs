using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>How operations on whole vectors and matrices are called: over a block of samples, and for one sample.</summary>
/// <param name="graph">The graph.</param>
/// <param name="type">The type arguments of the runtime's methods.</param>
/// <param name="varies">A value differs from sample to sample.</param>
/// <param name="place">Where a value lies that is no constant.</param>
/// <param name="isCopied">A transposed matrix that lies in memory; others are read from where the matrix is.</param>
/// <param name="number">A number of one sample, and an index: over a block the row of the samples' indices, as numbers.</param>
internal sealed class LoopKernels(Graph graph, string type, Func<int, bool> varies, Func<int, LoopPlace> place, Func<int, bool> isCopied, Func<int, string> number)
{
    private delegate string Call(LoopKernels kernels, Node node, string result);

    private static readonly Dictionary<Op, Call> OverBlock = new()
    {
        [Ops.Dot] = (k, n, z) => k.DotOverBlock(n, z),
        [Ops.Sum] = (k, n, z) => k.Block("Sum", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.Norm] = (k, n, z) => k.Block("Norm", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.LogSumExp] = (k, n, z) => k.Block("LogSumExp", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.Greatest] = (k, n, z) => k.Block("Max", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.Least] = (k, n, z) => k.Block("Min", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.Pick] = (k, n, z) => k.Varies(n.A) ? k.Block("Pick", k.At(n.A), k.NumberOf(n.B), z, k.Count(n.A), "count") : k.Block("Lookup", k.At(n.A), k.NumberOf(n.B), z, "count"),
        [Ops.Transpose] = (k, n, z) => $"global::Backprop.LayerBlock.Transpose({k.At(n.A)}, {z}, {n.Shape.Columns}, {n.Shape.Rows})",
        [Ops.OuterProduct] = (k, n, z) => k.Block("MatrixProduct", k.At(n.A), k.Step(n.A), "1", "0", k.At(n.B), k.Step(n.B), "0", "1", z, $"{n.Shape.Rows}", "1", $"{n.Shape.Columns}", "count"),
    };

    private static readonly Dictionary<Op, Call> OfOne = new()
    {
        [Ops.OuterProduct] = (k, n, z) => k.One("OuterProduct", k.At(n.A), k.At(n.B), z),
        [Ops.Dot] = (k, n, z) => $"{z} = {k.One("Dot", k.At(n.A), k.At(n.B))}",
        [Ops.Sum] = (k, n, z) => $"{z} = {k.One("Sum", k.At(n.A))}",
        [Ops.Norm] = (k, n, z) => $"{z} = {k.One("Norm", k.At(n.A))}",
        [Ops.LogSumExp] = (k, n, z) => $"{z} = {k.One("LogSumExp", k.At(n.A))}",
        [Ops.Greatest] = (k, n, z) => $"{z} = {k.One("Max", k.At(n.A))}",
        [Ops.Least] = (k, n, z) => $"{z} = {k.One("Min", k.At(n.A))}",
        [Ops.Pick] = (k, n, z) => $"{z} = {k.One("Pick", k.At(n.A), k.NumberOf(n.B))}",
        [Ops.Transpose] = (k, n, z) => $"global::Backprop.LayerVector.Transpose({k.At(n.A)}, {z}, {n.Shape.Columns}, {n.Shape.Rows})",
    };

    /// <summary>Several statements: entries that lie among others.</summary>
    private static readonly Op[] Moves = [Ops.Join, Ops.Place];

    /// <summary>Functions of all entries at once; with their derivatives, where they have some of their own.</summary>
    private static readonly Dictionary<Op, string> Activations = new()
    {
        [Ops.Exp] = "Exp",
        [Ops.Sigmoid] = "Sigmoid",
        [Ops.Tanh] = "Tanh",
        [Ops.Softplus] = "Softplus",
    };

    /// <summary>There is a method for the operation.</summary>
    public static bool Has(Graph graph, int id, Func<int, bool> varies)
    {
        Node node = graph[id];
        return (node.Op == Ops.Product || Moves.Contains(node.Op) || (varies(id) ? OverBlock : OfOne).ContainsKey(node.Op))
            && ((node.Op != Ops.LogSumExp && node.Op != Ops.Greatest && node.Op != Ops.Least) || (node.Operands.Count == 1 && !graph[node.A].Shape.IsScalar))
            && (node.Op != Ops.Pick || !varies(id) || !varies(node.B) || graph[node.B].Op == Ops.Input);
    }

    /// <summary>The statements that compute a value.</summary>
    /// <param name="node">The operation.</param>
    /// <param name="varies">It is computed over a block.</param>
    /// <param name="result">Where to: a span, or for a number of one sample its declaration.</param>
    public IEnumerable<string> Statements(Node node, bool varies, string result) =>
        node.Op == Ops.Product ? [varies ? ProductOverBlock(node, result) : ProductOfOne(node, result, bias: null)]
        : Moves.Contains(node.Op) ? Moved(node, varies, result)
        : [(varies ? OverBlock : OfOne)[node.Op](this, node, result) + ";"];

    /// <summary>A function, and perhaps its derivative, of all rows at once; null where there is no method for it.</summary>
    public string? Activation(IReadOnlyList<int> nodes, bool varies, bool isAlone)
    {
        Node function = graph[nodes[0]];
        bool hasDerivative = nodes.Count == 2 && graph[nodes[1]].Op == function.Op.Twin && graph[nodes[1]].A == function.A;
        return isAlone && (nodes.Count == 1 || hasDerivative) && Activations.TryGetValue(function.Op, out string name)
            ? (varies ? Block(name, [At(function.A), .. nodes.Select(At), Count(nodes[0]), "count"]) : One(name, [At(function.A), .. nodes.Select(At)])) + ";"
            : null;
    }

    /// <summary>W x + b.</summary>
    public string Affine(Node product, int bias, bool varies, string result) => varies ? WeightsTimes(product, At(product.B), At(bias), result, "") : ProductOfOne(product, result, bias);

    private string ProductOverBlock(Node node, string result)
    {
        int columns = graph[node.B].Shape.Columns;
        return Varies(Matrix(node.A)) || !Varies(Matrix(node.B)) || IsTransposed(node.B) ? Block("MatrixProduct", [.. Operand(node.A), .. Operand(node.B), result, .. Sizes(node), "count"]) + ";"
            : graph[node.B].Shape.Rank == 1 ? WeightsTimes(node, At(node.B), "default", result, "")
            : $"for (int c = 0; c < {columns}; c++) " + WeightsTimes(node, $"{At(node.B)}.Slice(c * Stride)", "default", $"{result}.Slice(c * Stride)", $", {columns} * Stride, {columns} * Stride");
    }

    /// <summary>Weights that are the same for all samples times vectors, or the column c of matrices, that are not.</summary>
    private string WeightsTimes(Node node, string x, string bias, string result, string strides)
    {
        Shape shape = graph[Matrix(node.A)].Shape;
        string weights = At(Matrix(node.A));
        string sizes = $"{shape.Rows}, {shape.Columns}, count{strides}";
        return IsTransposed(node.A) ? $"{Block("TransposedProduct", weights, x, result, sizes)};" : $"{Block("Product", weights, x, bias, result, sizes)};";
    }

    private string ProductOfOne(Node node, string result, int? bias) =>
        (graph[node.B].Shape.Rank == 2 || IsTransposed(node.B) ? One("MatrixProduct", [.. OperandOfOne(node.A), .. OperandOfOne(node.B), result, .. Sizes(node)])
        : IsTransposed(node.A) ? One("TransposedProduct", At(Matrix(node.A)), At(node.B), result)
        : One("Product", At(node.A), At(node.B), bias is { } added ? At(added) : "default", result)) + ";";

    /// <summary>With weights that are the same for all samples it is the product with a matrix of one row.</summary>
    private string DotOverBlock(Node node, string result)
    {
        int fixedOne = !Varies(node.A) ? node.A : !Varies(node.B) ? node.B : -1;
        return fixedOne < 0 ? Block("Dot", At(node.A), At(node.B), result, Count(node.A), "count")
            : Block("Product", At(fixedOne), At(fixedOne == node.A ? node.B : node.A), "default", result, "1", Count(node.A), "count");
    }

    /// <summary>Entries among others, or side by side.</summary>
    private IEnumerable<string> Moved(Node node, bool varies, string result)
    {
        if (node.Op == Ops.Place)
        {
            yield return $"{result}{(varies ? $".Slice(0, {node.Shape.Count} * Stride)" : "")}.Clear();";
        }

        if (node.Op == Ops.Join && node.Operands.All(operand => graph[operand].IsConstant))
        {
            yield return $"((global::System.ReadOnlySpan<{node.Type.Keyword()}>)[{string.Join(", ", node.Operands.Select(number))}]).CopyTo({result});";
            yield break;
        }

        int first = node.Op == Ops.Place ? (int)node.Payload : 0;
        foreach (int operand in node.Operands)
        {
            int count = graph[operand].Shape.Count;
            string target = varies ? $"{result}.Slice({first} * Stride)" : $"{result}.Slice({first}, {count})";
            yield return graph[operand].Shape.IsScalar && !Varies(operand) ? (varies ? $"{target}.Slice(0, Stride).Fill({number(operand)});" : $"{result}[{first}] = {number(operand)};")
                : varies ? (Varies(operand) ? $"global::Backprop.LayerBlock.Copy({At(operand)}, {target}, {count});" : $"global::Backprop.LayerBlock.Spread({At(operand)}, {target});")
                : $"{At(operand)}.CopyTo({target});";
            first += count;
        }
    }

    private bool IsTransposed(int id) => graph[id].Op == Ops.Transpose && !isCopied(id);

    /// <summary>A transposed matrix is read from where it is.</summary>
    private int Matrix(int id) => IsTransposed(id) ? graph[id].A : id;

    private bool Varies(int id) => varies(id);

    private string Step(int id) => Varies(id) ? "1" : "0";

    private string[] Operand(int id) => [At(Matrix(id)), Step(Matrix(id)), .. Steps(id)];

    private string[] OperandOfOne(int id) => [At(Matrix(id)), .. Steps(id)];

    /// <summary>From one row of an operand to the next, and from one column to the next.</summary>
    private string[] Steps(int id) => IsTransposed(id) ? ["1", $"{graph[id].Shape.Rows}"] : [$"{graph[id].Shape.Columns}", "1"];

    private string[] Sizes(Node node) => [$"{graph[node.A].Shape.Rows}", $"{graph[node.A].Shape.Columns}", $"{graph[node.B].Shape.Columns}"];

    private string At(int id) => place(id).Slice(graph[id].Shape.Count);

    private string NumberOf(int id) => number(id);

    private string Count(int id) => $"{graph[id].Shape.Count}";

    private string Block(string name, params string[] arguments) => $"global::Backprop.LayerBlock.{name}<{type}>({string.Join(", ", arguments)})";

    private string One(string name, params string[] arguments) => $"global::Backprop.LayerVector.{name}<{type}>({string.Join(", ", arguments)})";
}
