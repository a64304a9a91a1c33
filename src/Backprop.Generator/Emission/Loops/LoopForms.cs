using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>Whether a derivative over vectors and matrices is emitted with loops, or written out entry by entry.</summary>
internal static class LoopForms
{
    /// <summary>There are vectors or matrices.</summary>
    public static bool IsShaped(Graph graph) => Enumerable.Range(0, graph.Count).Any(id => !graph[id].Shape.IsScalar);

    /// <summary>What keeps cost and gradient of one sample and of a batch from being computed with loops; null where nothing does.</summary>
    public static LoopObstacle? ObstacleOf(MethodModel method, Equations equations)
    {
        equations = Rolled(equations);
        Derivative derivative = method is BatchedModel ? Value(equations) : Differentiator.Differentiate(equations.Graph, equations.Result, method.Parameters.Count);
        bool hasSamples = method.Arguments.Any(argument => !argument.IsParameter);
        return Obstacle(method, derivative, method.Type, isBatch: false) ?? (hasSamples ? Obstacle(method, derivative, method.Type, isBatch: true) : null);
    }

    /// <summary>The equations as loops compute them: in numbers of one type.</summary>
    public static Equations Narrowed(Equations equations)
    {
        int result = equations.Result;
        Graph graph = Narrowing.Narrow(equations.Graph, ref result);
        return equations with { Graph = graph, Result = result };
    }

    /// <summary>The same, with loops of the user's over entries as operations on vectors.</summary>
    public static Equations Rolled(Equations equations)
    {
        equations = Narrowed(equations);
        int result = equations.Result;
        Graph graph = Rolling.Roll(equations.Graph, ref result);
        return equations with { Graph = graph, Result = result };
    }

    /// <summary>The value alone.</summary>
    public static Derivative Value(Equations equations) =>
        Lowering.Lower(new Derivative(equations.Graph, equations.Graph.Count, equations.Result, [], new int?[equations.Graph.Count]));

    /// <summary>In a conjunction or disjunction, the condition that holds for all samples and entries or for none, beside one that does not; −1 where there is none such.</summary>
    public static int UniformSide(Node node, Graph graph, Func<int, bool> isUniform) =>
        (node.Op != Ops.And && node.Op != Ops.Or) || graph[node.A].Type != NumberType.Boolean || isUniform(node.A) == isUniform(node.B) ? -1 : isUniform(node.A) ? 0 : 1;

    /// <summary>What has no form with loops; null where everything has one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="derivative">What is computed, over vectors and matrices.</param>
    /// <param name="number">The type of the numbers.</param>
    /// <param name="isBatch">Over blocks of samples; otherwise for one sample.</param>
    public static LoopObstacle? Obstacle(MethodModel method, Derivative derivative, NumberType number, bool isBatch)
    {
        Graph graph = derivative.Graph;
        var plan = new LoopPlan(derivative, isBatch);
        int impossible = Enumerable.Range(0, graph.Count).Where(plan.IsLive).Where(id => !IsPossible(id)).DefaultIfEmpty(-1).First();
        return impossible >= 0 ? LoopObstacle.Of(graph, impossible)
            : method.Parameters.Any(parameter => parameter.Type != number) ? LoopObstacle.OfTypes
            : isBatch && !plan.Varies(derivative.Cost) ? LoopObstacle.OfConstants
            : null;

        bool IsPossible(int id)
        {
            Node node = graph[id];
            bool isPlain = node.Shape.IsScalar && !plan.Varies(id);
            return node.Op.IsLeaf ? IsLeafPossible(id)
                : node.Op == Ops.IsAt ? true
                : node.Op == Ops.Fill ? node.Type == number
                : plan.StepOf(id) < 0 && !plan.IsCondition(id) ? node.Op == Ops.Slice || node.Op == Ops.Held || node.Op == Ops.Transpose || node.Op == Ops.Product
                : plan.IsAffine(id) ? node.Type == number
                : !ShapeRules.IsElementwise(node.Op) ? node.Type == number && LoopKernels.Has(graph, id, plan.Varies)
                : isPlain ? node.Op != Ops.Call && node.Op != Ops.CallPartial
                : UniformSide(node, graph, IsUniform) >= 0
                || LaneForms.Has(graph, id, number, IsUniform);
        }

        bool IsUniform(int operand) => !plan.Varies(operand) && graph[operand].Shape.IsScalar;

        // A part of a struct lies among other parts: a block cannot load it.
        bool IsLeafPossible(int id) => graph[id].Op != Ops.Input || !isBatch || ((graph[id].Type == number || graph[id].Type.IsInteger()) && method.Arguments.Any(argument => argument.Name == graph.NameOf(id)));
    }
}
