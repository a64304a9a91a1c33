using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A value where it lies in memory.</summary>
/// <param name="Span">The span that has it.</param>
/// <param name="First">The entry that it begins with.</param>
/// <param name="Varies">For a block of samples, a row for each entry; otherwise the entries themselves.</param>
internal readonly record struct LoopPlace(string Span, int First, bool Varies)
{
    /// <summary>The span from the first entry on, with this many.</summary>
    public string Slice(int count) => Varies ? (First == 0 ? Span : $"{Span}.Slice({First} * Stride)") : First == 0 ? Span : $"{Span}.Slice({First}, {count})";
}

/// <summary>How operations on whole vectors and matrices are called: over a block of samples, and for one sample.</summary>
/// <param name="graph">The graph.</param>
/// <param name="type">The type arguments of the runtime's methods.</param>
/// <param name="place">Where a value lies.</param>
/// <param name="index">An index: over a block the row of the samples' indices, as numbers, otherwise the integer.</param>
internal sealed class LoopKernels(Graph graph, string type, Func<int, LoopPlace> place, Func<int, string> index)
{
    private delegate string Call(LoopKernels kernels, Node node, string result);

    private static readonly Dictionary<Op, Call> OverBlock = new()
    {
        [Ops.Product] = (k, n, z) => k.ProductOverBlock(n, z, bias: null),
        [Ops.Dot] = (k, n, z) => k.DotOverBlock(n, z),
        [Ops.Sum] = (k, n, z) => k.Block("Sum", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.Norm] = (k, n, z) => k.Block("Norm", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.LogSumExp] = (k, n, z) => k.Block("LogSumExp", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.Greatest] = (k, n, z) => k.Block("Max", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.Least] = (k, n, z) => k.Block("Min", k.At(n.A), z, k.Count(n.A), "count"),
        [Ops.Pick] = (k, n, z) => k.Block("Pick", k.At(n.A), k.Index(n.B), z, k.Count(n.A), "count"),
    };

    private static readonly Dictionary<Op, Call> OfOne = new()
    {
        [Ops.Product] = (k, n, z) => k.ProductOfOne(n, z, bias: null),
        [Ops.OuterProduct] = (k, n, z) => k.One("OuterProduct", k.At(n.A), k.At(n.B), z),
        [Ops.Dot] = (k, n, z) => $"{z} = {k.One("Dot", k.At(n.A), k.At(n.B))}",
        [Ops.Sum] = (k, n, z) => $"{z} = {k.One("Sum", k.At(n.A))}",
        [Ops.Norm] = (k, n, z) => $"{z} = {k.One("Norm", k.At(n.A))}",
        [Ops.LogSumExp] = (k, n, z) => $"{z} = {k.One("LogSumExp", k.At(n.A))}",
        [Ops.Greatest] = (k, n, z) => $"{z} = {k.One("Max", k.At(n.A))}",
        [Ops.Least] = (k, n, z) => $"{z} = {k.One("Min", k.At(n.A))}",
        [Ops.Pick] = (k, n, z) => $"{z} = {k.One("Pick", k.At(n.A), k.Index(n.B))}",
    };

    private static readonly Dictionary<Op, (string Name, bool IsAlone, bool IsWithDerivative)> ActivationsOverBlock = new()
    {
        [Ops.Exp] = ("Exp", true, false),
        [Ops.Sigmoid] = ("Sigmoid", false, true),
        [Ops.Tanh] = ("Tanh", true, true),
        [Ops.Softplus] = ("Softplus", true, true),
    };

    private static readonly Dictionary<Op, (string Name, bool IsAlone, bool IsWithDerivative)> ActivationsOfOne = new()
    {
        [Ops.Tanh] = ("Tanh", false, true),
    };

    /// <summary>There is a method for the operation.</summary>
    public static bool Has(Graph graph, int id, Func<int, bool> varies)
    {
        Node node = graph[id];
        bool isOverBlock = varies(id);
        return (isOverBlock ? OverBlock : OfOne).ContainsKey(node.Op)
            && ((node.Op != Ops.LogSumExp && node.Op != Ops.Greatest && node.Op != Ops.Least) || (node.Operands.Count == 1 && !graph[node.A].Shape.IsScalar))
            && (node.Op != Ops.Product || (graph[node.B].Shape.Rank == 1 && (!isOverBlock || (!varies(node.A) && varies(node.B)))))
            && (node.Op != Ops.Pick || !isOverBlock || (varies(node.A) && graph[node.B].Op == Ops.Input));
    }

    /// <summary>The statement that computes a value.</summary>
    /// <param name="node">The operation.</param>
    /// <param name="varies">It is computed over a block.</param>
    /// <param name="result">Where to: a span, or for a number of one sample its declaration.</param>
    public string Statement(Node node, bool varies, string result) => (varies ? OverBlock : OfOne)[node.Op](this, node, result) + ";";

    /// <summary>A function, and perhaps its derivative, of all rows at once; null where there is no method for it.</summary>
    public string? Activation(IReadOnlyList<int> nodes, bool varies, bool isAlone)
    {
        Node function = graph[nodes[0]];
        bool hasDerivative = nodes.Count == 2 && graph[nodes[1]].Op == function.Op.Twin && graph[nodes[1]].A == function.A;
        (Dictionary<Op, (string Name, bool IsAlone, bool IsWithDerivative)> table, Func<string, string[], string> call, string[] sizes) = varies ? (ActivationsOverBlock, (Func<string, string[], string>)Block, new[] { Count(nodes[0]), "count" }) : (ActivationsOfOne, One, []);
        return isAlone && (nodes.Count == 1 || hasDerivative) && table.TryGetValue(function.Op, out (string Name, bool IsAlone, bool IsWithDerivative) method) && (hasDerivative ? method.IsWithDerivative : method.IsAlone)
            ? call(method.Name, [At(function.A), .. nodes.Select(At), .. sizes]) + ";"
            : null;
    }

    /// <summary>W x + b.</summary>
    public string Affine(Node product, int bias, bool varies, string result) => (varies ? ProductOverBlock(product, result, bias) : ProductOfOne(product, result, bias)) + ";";

    private string ProductOverBlock(Node node, string result, int? bias)
    {
        Shape shape = graph[graph[node.A].Op == Ops.Transpose ? graph[node.A].A : node.A].Shape;
        return Product(node, result, bias, Block, $"{shape.Rows}", $"{shape.Columns}", "count");
    }

    /// <summary>With weights that are the same for all samples it is the product with a matrix of one row.</summary>
    private string DotOverBlock(Node node, string result)
    {
        int fixedOne = !place(node.A).Varies ? node.A : !place(node.B).Varies ? node.B : -1;
        return fixedOne < 0 ? Block("Dot", At(node.A), At(node.B), result, Count(node.A), "count")
            : Block("Product", At(fixedOne), At(fixedOne == node.A ? node.B : node.A), "default", result, "1", Count(node.A), "count");
    }

    private string ProductOfOne(Node node, string result, int? bias) => Product(node, result, bias, One);

    private string Product(Node node, string result, int? bias, Func<string, string[], string> call, params string[] sizes)
    {
        bool isTransposed = graph[node.A].Op == Ops.Transpose;
        int matrix = isTransposed ? graph[node.A].A : node.A;
        return isTransposed ? call("TransposedProduct", [At(matrix), At(node.B), result, .. sizes])
            : call("Product", [At(matrix), At(node.B), bias is { } added ? At(added) : "default", result, .. sizes]);
    }

    private string At(int id) => place(id).Slice(graph[id].Shape.Count);

    private string Index(int id) => index(id);

    private string Count(int id) => $"{graph[id].Shape.Count}";

    private string Block(string name, params string[] arguments) => $"global::Backprop.LayerBlock.{name}<{type}>({string.Join(", ", arguments)})";

    private string One(string name, params string[] arguments) => $"global::Backprop.LayerVector.{name}<{type}>({string.Join(", ", arguments)})";
}
