namespace Backprop.Generator.Mathematics;

/// <summary>One value of the graph: an operation on earlier nodes, or a leaf.</summary>
/// <param name="Op">The operation.</param>
/// <param name="A">The first operand, or −1.</param>
/// <param name="B">The second operand, or −1.</param>
/// <param name="C">The third operand, or −1.</param>
/// <param name="Payload">A constant's bits (−0.0 is not 0.0, and NaN equals itself); a parameter's or an input's index.</param>
/// <param name="Shape">The extent of the value.</param>
internal readonly record struct Node(Op Op, int A, int B, int C, long Payload, Shape Shape)
{
    public double Value => BitConverter.Int64BitsToDouble(Payload);

    public int Operand(int place) => place switch { 0 => A, 1 => B, _ => C };
}
