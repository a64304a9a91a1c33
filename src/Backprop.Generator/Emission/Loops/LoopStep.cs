using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>A step of code with loops: one operation on whole vectors or matrices, or a loop over entries that computes several values of one shape.</summary>
/// <param name="Shape">The shape of what a loop computes; of numbers there is no loop over entries.</param>
/// <param name="IsBackward">The step belongs to the reverse sweep.</param>
/// <param name="Varies">The values differ from sample to sample.</param>
/// <param name="Kernel">The operation; −1 for a loop.</param>
internal sealed record LoopStep(Shape Shape, bool IsBackward, bool Varies, int Kernel)
{
    /// <summary>What a loop computes, in its order.</summary>
    public List<int> Nodes { get; } = [];
}
