namespace Backprop.Generator.Mathematics;

/// <summary>One value of the graph: an operation on earlier nodes, or a leaf.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Operands">The nodes that it is applied to.</param>
/// <param name="Payload">A constant's bits, an integer constant's value, a leaf's index, and of integer arithmetic whether it is checked.</param>
/// <param name="Type">The type of the value in C#.</param>
/// <param name="Shape">The extent of the value.</param>
internal sealed record Node(Op Op, EquatableArray<int> Operands, long Payload, NumberType Type, Shape Shape)
{
    /// <summary>Integer arithmetic that follows the project's setting, or has been told to throw or to wrap where it overflows.</summary>
    public const long AsProject = 0;
    public const long Checked = 1;
    public const long Unchecked = 2;

    /// <summary>A conversion that a rule makes, to compute in double precision what is rounded to float in the end.</summary>
    public const long OfRule = 3;

    /// <summary>A constant of real type (−0.0 is not 0.0, and NaN equals itself).</summary>
    public double Value => BitConverter.Int64BitsToDouble(Payload);

    public bool IsConstant => Op == Ops.Constant;

    public int A => Operand(0);

    public int B => Operand(1);

    /// <summary>The operands in another graph.</summary>
    /// <param name="map">For each node, what it has become there.</param>
    public int[] Mapped(int[] map)
    {
        var operands = new int[Operands.Count];
        for (int place = 0; place < operands.Length; place++)
        {
            operands[place] = map[Operands[place]];
        }

        return operands;
    }

    public int Operand(int place) => place < Operands.Count ? Operands[place] : -1;

    /// <summary>The first place at which it is an operand.</summary>
    public int PlaceOf(int operand)
    {
        int place = 0;
        while (Operands[place] != operand)
        {
            place++;
        }

        return place;
    }

    public bool IsNumber(double value) => IsConstant && Type.IsReal() && Payload == BitConverter.DoubleToInt64Bits(value);

    public bool IsTrue => IsConstant && Type == NumberType.Boolean && Payload != 0;

    public bool IsFalse => IsConstant && Type == NumberType.Boolean && Payload == 0;

    public override int GetHashCode() => (((Operands.GetHashCode() * 397) ^ Op.GetHashCode()) * 397) ^ Payload.GetHashCode() ^ ((int)Type << 24) ^ Shape.Count;
}
