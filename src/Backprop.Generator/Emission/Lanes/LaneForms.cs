using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>How operations are spelt over many samples side by side, and which can be.</summary>
internal static class LaneForms
{
    /// <summary>Operators that differ from those of numbers: a condition holds in some lanes and not in others, so that both sides are computed and nothing is short-circuited.</summary>
    private static readonly Dictionary<Op, Notation> Own = new()
    {
        [Ops.And] = Bits("{0} & {1}"),
        [Ops.Or] = Bits("{0} | {1}"),
        [Ops.Not] = Notation.Prefix("~"),
        [Ops.Equal] = Notation.Call("TLane.Equal", 2),
        [Ops.NotEqual] = Notation.Call("TLane.NotEqual", 2),
        [Ops.Select] = Notation.Call("TLane.Choose", 3),
        [Ops.Remainder] = Notation.Call("TLane.Remainder", 2),
        [Ops.Call] = new("{0}" + HelperModel.LaneSuffix + "({1…})", Precedence.Primary, Precedence.Loosest),
        [Ops.ClampOfDouble] = new("TLane.Min(TLane.Max({0}, {1}), {2})", Precedence.Primary, Precedence.Loosest, Precedence.Loosest, Precedence.Loosest),
        [Ops.SinOfSinCos] = Notation.Call("TLane.Sin", 1),
        [Ops.CosOfSinCos] = Notation.Call("TLane.Cos", 1),
        [Ops.SinOfSinCosPi] = Notation.Call("TLane.SinPi", 1),
        [Ops.CosOfSinCosPi] = Notation.Call("TLane.CosPi", 1),
    };

    // The same for every node of them, so that none is made for each.
    private static readonly Dictionary<Op, Notation> OfFixedArity = Ops.All.Where(op => op.Arity > 0).ToDictionary(op => op, op => OfFunction(op.Code));

    /// <summary>The type parameter that stands for the lanes in emitted code.</summary>
    public const string Type = "TLane";

    private static readonly HashSet<Op> WithoutForm = [Ops.Convert, Ops.Quotient, Ops.Sign, Ops.RoundBy, Ops.Call, Ops.CallPartial, Ops.Custom, Ops.CustomPartials, Ops.Item, Ops.BitAnd, Ops.BitOr, Ops.BitXor, Ops.Complement, Ops.ShiftLeft, Ops.ShiftRight, Ops.UnsignedShiftRight];

    private static readonly HashSet<Op> Brief = [Ops.Square, Ops.Abs, Ops.Min, Ops.Max, Ops.Relu];

    /// <summary>Functions that are inlined where there are few of them; others are always called.</summary>
    public static IReadOnlyCollection<Op> Large { get; } = [Ops.Exp, Ops.ExpM1, Ops.Sigmoid, Ops.SigmoidDerivative, Ops.Tanh, Ops.TanhDerivative];

    /// <summary>It can be computed over lanes at all.</summary>
    public static bool HasForm(Op op) => !WithoutForm.Contains(op);

    /// <summary>A function that takes longer than a few operations.</summary>
    public static bool IsFunction(Op op) => op.Code.Template.IndexOf('(') >= 0 && !Brief.Contains(op);

    /// <summary>The operation can be written over lanes of numbers of this type. Operands that are the same for all samples may be integers.</summary>
    public static bool Has(Graph graph, int id, NumberType number, Func<int, bool> isUniform)
    {
        Node node = graph[id];
        return !WithoutForm.Contains(node.Op)
            && (node.Type == number || node.Type == NumberType.Boolean)
            && ((node.Op != Ops.Clamp && node.Op != Ops.ClampOfDouble) || IsInOrder(graph[node.B], graph[node.Operand(2)]))
            && CanBeOperands(graph, node, number, isUniform);
    }

    private static bool CanBeOperands(Graph graph, Node node, NumberType number, Func<int, bool> isUniform)
    {
        for (int place = 0; place < node.Operands.Count; place++)
        {
            if (!CanBeOperand(node, place, graph[node.Operand(place)].Type, number, isUniform(node.Operand(place))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Numbers of the lanes' type; conditions that differ from lane to lane, or that choose for all samples alike; integers that are the same for all samples, where a function takes one.</summary>
    private static bool CanBeOperand(Node node, int place, NumberType type, NumberType number, bool isUniform) =>
        type == number
        || (type == NumberType.Boolean ? node.Op != Ops.Equal && node.Op != Ops.NotEqual && (!isUniform || (node.Op == Ops.Select && place == 0)) : isUniform && (node.Op == Ops.RootN || node.Op == Ops.ScaleB));

    public static Notation Of(Node node)
    {
        if (Own.TryGetValue(node.Op, out Notation notation))
        {
            return notation;
        }

        return OfFixedArity.TryGetValue(node.Op, out notation) ? notation : OfFunction(node.Op.Code.For(node.Operands.Count));
    }

    /// <summary>Math.Exp is TLane.Exp.</summary>
    private static Notation OfFunction(Notation notation)
    {
        int dot = notation.Template.IndexOf('.');
        return notation.Result == Precedence.Primary && dot > 0 ? notation with { Template = "TLane" + notation.Template.Substring(dot) } : notation;
    }

    /// <summary>Bounds out of order throw, which lanes do not.</summary>
    private static bool IsInOrder(Node least, Node most) => least.IsConstant && most.IsConstant && least.Value <= most.Value;

    private static Notation Bits(string template) => new(template, Precedence.Bits, Precedence.Unary, Precedence.Unary);
}
