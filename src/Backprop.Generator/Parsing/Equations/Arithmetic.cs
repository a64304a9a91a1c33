using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Operations on numbers: those on constants are computed, those that might throw are kept from doing so on a path that is not taken, the others become nodes.</summary>
internal sealed class Arithmetic(Reading reading)
{
    private const int MostAlternatives = 64;

    private Graph Graph => reading.Graph;

    public Scalar Number(double value, NumberType type = NumberType.Double) => new(Graph.Constant(value, type));

    public Scalar Zero(NumberType type) => new(type.IsReal() ? Graph.Constant(0, type) : Graph.ConstantOf(0, type));

    public NumberType TypeOf(Value value) => Graph[((Scalar)value).Id].Type;

    public Value? Apply(IOperation place, Op op, bool isChecked, params Value?[] operands)
    {
        if (operands.Contains(null))
        {
            return null;
        }

        int[] ids = [.. operands.Select(operand => ((Scalar)operand!).Id)];
        return Apply(place, op, op.Type ?? Graph[ids[0]].Type, isChecked, ids);
    }

    /// <summary>The number in another type, as a cast has it.</summary>
    public Value? Convert(IOperation place, Value? value, NumberType type, bool isChecked = false) =>
        value is not Scalar scalar || Graph[scalar.Id].Type == type ? value : Apply(place, Ops.Convert, type, isChecked, [scalar.Id]);

    private Value? Apply(IOperation place, Op op, NumberType type, bool isChecked, int[] operands)
    {
        bool isInteger = type.IsInteger() && op.Type is null;
        long setting = !isInteger ? Node.AsProject : isChecked ? Node.Checked : Node.Unchecked;
        if (ConstantFolding.Fold(Graph, op, type, setting, operands) is { } constant)
        {
            return new Scalar(Graph.ConstantOf(constant, type));
        }

        if (op.IsCondition && operands.Length == 2 && operands[0] == operands[1] && Itself(op, operands[0]) is { } truth)
        {
            return new Scalar(truth);
        }

        if (Neutral(op, operands) is { } same)
        {
            return new Scalar(same);
        }

        if (isInteger && op != Ops.Convert && operands.All(operand => Graph[operand].IsConstant))
        {
            return reading.Refuse(place, $"'{place.Syntax}'", "it overflows or divides by zero when the cost runs: change the numbers");
        }

        if (!type.IsReal() && Alternatives(operands) is { } choice)
        {
            Value? then = Apply(place, op, type, isChecked, Replaced(operands, choice, 1));
            Value? otherwise = Apply(place, op, type, isChecked, Replaced(operands, choice, 2));
            return then is Scalar left && otherwise is Scalar right ? new Scalar(Graph.Choose(Graph[operands[choice]].A, left.Id, right.Id)) : null;
        }

        bool mayOverflow = isInteger && (op == Ops.Add || op == Ops.Subtract || op == Ops.Multiply || op == Ops.Negate || (op == Ops.Convert && IsNarrowing(Graph[operands[0]].Type, type)));
        long payload = mayOverflow && isChecked != IsCheckedByDefault ? setting : Node.AsProject;
        return new Scalar(Graph.Append(op, type, payload, Harmless(op, isInteger, mayOverflow && isChecked, operands)));
    }

    private bool IsCheckedByDefault => ((Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions)reading.Sources.Compilation.Options).CheckOverflow;

    private static bool IsNarrowing(NumberType from, NumberType to) => from.IsReal() || from.Bits() > to.Bits() || from.IsUnsigned() != to.IsUnsigned();

    /// <summary>What may throw sees harmless operands where the program does not come here: emitted code computes both sides of a choice.</summary>
    private int[] Harmless(Op op, bool isInteger, bool mayThrow, int[] operands)
    {
        long[]? harmless = op == Ops.Remainder && !isInteger ? null : op.Harmless ?? (mayThrow || (op == Ops.Abs && isInteger) ? [0, 0] : null);
        return harmless is null || Graph[reading.Path].IsTrue || CannotThrow(op, operands) ? operands
            : [.. operands.Select((operand, place) => Graph.Choose(reading.Path, operand, Number(Graph[operand].Type, harmless[place])))];
    }

    private bool CannotThrow(Op op, int[] operands) =>
        op == Ops.Clamp || op == Ops.ClampOfDouble ? Graph[operands[1]] is { IsConstant: true } low && Graph[operands[2]] is { IsConstant: true } high && low.Value <= high.Value
        : (op == Ops.Quotient || op == Ops.Remainder) && Graph[operands[1]] is { IsConstant: true, Payload: not (0 or -1) };

    /// <summary>A number compared with itself: equal, unless it is NaN. (The compiler would wonder.)</summary>
    private int? Itself(Op op, int id)
    {
        int isNaN = Graph[id].Type.IsReal() ? Graph.Append(Ops.IsNaN, id) : Graph.Constant(false);
        return op == Ops.Less || op == Ops.Greater ? Graph.Constant(false)
            : op == Ops.NotEqual ? isNaN
            : op == Ops.Equal || op == Ops.LessOrEqual || op == Ops.GreaterOrEqual ? Graph.Not(isNaN)
            : null;
    }

    /// <summary>x · 1 and x / 1 have the bits of x: the first rounds of loops are full of them.</summary>
    private int? Neutral(Op op, int[] operands) =>
        (op == Ops.Multiply || op == Ops.Divide) && Graph[operands[1]].IsNumber(1) ? operands[0]
        : op == Ops.Multiply && Graph[operands[0]].IsNumber(1) ? operands[1]
        : null;

    private int Number(NumberType type, long value) => type.IsReal() ? Graph.Constant(value, type) : Graph.ConstantOf(value, type);

    /// <summary>An operand that is a choice between constants where the others are constants: the result is known for each.</summary>
    private int? Alternatives(int[] operands)
    {
        int[] open = [.. Enumerable.Range(0, operands.Length).Where(place => !Graph[operands[place]].IsConstant)];
        return open.Length == 1 && CountAlternatives(operands[open[0]]) is > 1 and <= MostAlternatives ? open[0] : null;
    }

    /// <summary>The constants that a choice, or a choice between choices, can come to; more than the most where one of them is none.</summary>
    private int CountAlternatives(int id)
    {
        var open = new Stack<int>([id]);
        int count = 0;
        while (open.Count > 0 && count <= MostAlternatives)
        {
            Node node = Graph[open.Pop()];
            if (node.Op == Ops.Select && !node.Type.IsReal())
            {
                open.Push(node.Operand(2));
                open.Push(node.B);
            }
            else
            {
                count += node.IsConstant ? 1 : 2 * MostAlternatives;
            }
        }

        return count;
    }

    private int[] Replaced(int[] operands, int place, int branch) =>
        [.. operands.Select((operand, index) => index == place ? Graph[operand].Operand(branch) : operand)];
}
