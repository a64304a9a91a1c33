using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>Why a method has no form with loops.</summary>
/// <param name="What">What has none, for a sentence.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record LoopObstacle(string What, string Remedy)
{
    public static readonly LoopObstacle OfTypes = new("parameters of another type than the result", "give all of them the same type");

    public static readonly LoopObstacle OfConstants = new("a result that is the same for every sample", "call the method by itself");

    /// <summary>An operation or a leaf.</summary>
    public static LoopObstacle Of(Graph graph, int id)
    {
        Node node = graph[id];
        int input = Input(graph, id);
        string name = input >= 0 ? graph.NameOf(input)! : "";
        return node.Op == Ops.Custom || node.Op == Ops.CustomPartials || node.Op == Ops.Item ? new("a function with a derivative of its own", "compute it by operations on vectors")
            : node.Op == Ops.Call || node.Op == Ops.CallPartial ? new("a method that is emitted once", "raise InlineLimit")
            : input >= 0 && graph[input].Type == NumberType.Boolean ? new($"the truth value '{name}'", "pass a number instead, 0 or 1")
            : input >= 0 && name.IndexOf('.') >= 0 ? new($"'{name}', a part of a struct", "pass it as an argument of its own")
            : input >= 0 && graph[input].Type.IsInteger() ? new($"the integer '{name}', which is more than an index", "pass a number of the parameters' type")
            : node.Type.IsInteger() ? new("integers that are computed", "compute with numbers of the parameters' type")
            : new($"'{node.Op.Name}' of numbers of this type", "use the operations that docs/vectors.md lists, on numbers of one type");
    }

    /// <summary>The argument, of another type than the numbers, that the value is made of.</summary>
    private static int Input(Graph graph, int id)
    {
        while (graph[id].Op != Ops.Input)
        {
            id = graph[id].Operands.Where(operand => !graph[operand].Type.IsReal() && !graph[operand].IsConstant && graph[operand].Type != NumberType.Several).DefaultIfEmpty(-1).First();
            if (id < 0)
            {
                return -1;
            }
        }

        return id;
    }
}
