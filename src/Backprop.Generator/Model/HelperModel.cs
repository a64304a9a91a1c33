using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Model;

/// <summary>A method of the user's that is emitted once, with its partials, because writing it out at each call would make too much code.</summary>
/// <param name="Name">What it is called, in emitted code and on paper.</param>
/// <param name="IsStatic">It reads nothing of the object but what it is given.</param>
/// <param name="Arguments">What it is given: arguments of the user's method, and marked properties that it reads.</param>
/// <param name="Graph">Its equations.</param>
/// <param name="Result">The node of its result.</param>
internal sealed record HelperModel(string Name, bool IsStatic, EquatableArray<HelperArgument> Arguments, Graph Graph, int Result)
{
    /// <summary>What the name is followed by in emitted code.</summary>
    public const string Suffix = "AndPartials";

    /// <summary>The same for the form over lanes.</summary>
    public const string LaneSuffix = "OverLanes";

    public NumberType Type => Graph[Result].Type;

    /// <summary>A bit for each operand of a call that the result varies smoothly with; operand 0 is the helper itself.</summary>
    public long Differentiated => Arguments.Select((argument, index) => argument.IsDifferentiated ? 1L << (index + 1) : 0).Sum();
}

/// <summary>What a helper is given.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Leaf">The leaf of the helper's graph that stands for it.</param>
/// <param name="IsDifferentiated">The helper yields the partial with respect to it.</param>
internal sealed record HelperArgument(string Name, int Leaf, bool IsDifferentiated);
