using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Model;

/// <summary>A method of the user's that was read: all that its emitted file depends on, and nothing else, so that an edit of another method does not touch it.</summary>
/// <param name="Header">How to reopen the type.</param>
/// <param name="Name">The method's name, escaped where C# needs it.</param>
/// <param name="Type">The type of the result; an enum counts as the integers that it is made of.</param>
/// <param name="IsStatic">The method is static, and so are the members emitted for it.</param>
/// <param name="Parameters">What the method is differentiated with respect to, or reads alike: properties first, then marked arguments. Parameter leaves count along this list.</param>
/// <param name="Arguments">The method's arguments in order. Input leaves count along this list.</param>
/// <param name="Visibility">Who may see the emitted methods: public, internal or private.</param>
/// <param name="BatchSuffix">What is added to the names of the private members that go through batches, so that they give way to the user's.</param>
/// <param name="Equations">The method as a graph; null where it could not be read.</param>
/// <param name="Refusal">Why it could not be read, for whoever runs the members all the same.</param>
/// <param name="BlockName">The name of the field that holds the parameters that are properties.</param>
internal abstract record MethodModel(
    TypeHeader Header,
    string Name,
    NumberType Type,
    bool IsStatic,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<ArgumentModel> Arguments,
    string Visibility,
    string BatchSuffix,
    Equations? Equations,
    string Refusal,
    string BlockName)
{
    /// <summary>Why a member of the method throws, as it says.</summary>
    public const string Refused = "the build's BP messages say where and why.";

    /// <summary>Nobody has said why, so that the compiler must.</summary>
    public const string NotCompiled = "it uses something that did not compile where Backprop read it, such as a member that another source generator adds.";

    /// <summary>Names that code with loops over blocks and entries has for itself.</summary>
    public static IReadOnlyList<string> NamesOfLoops { get; } = ["TLane", "Samples", "Stride", "start", "after", "sums", "room", "gradient", "results", "first", "count", "j", "s", "c"];

    /// <summary>The operations above which vectors and matrices are computed with loops instead of being written out entry by entry.</summary>
    public int UnrollLimit { get; init; }

    /// <summary>The parameters number by number.</summary>
    public IReadOnlyList<ParameterEntry> Entries => [.. Parameters.SelectMany(parameter => Enumerable.Range(0, parameter.Shape.Count).Select(place => new ParameterEntry(parameter, place)))];

    /// <summary>How many numbers the parameters are.</summary>
    public int EntryCount => Parameters.Sum(parameter => parameter.Shape.Count);

    /// <summary>How many numbers come before a parameter, in the gradient and among properties also in the block.</summary>
    public int OffsetOf(ParameterModel parameter) => Parameters.TakeWhile(other => other != parameter).Sum(other => other.Shape.Count);

    /// <summary>The parameters that are properties lie in an array, because some of them are vectors or matrices.</summary>
    public bool IsBlockArray => Parameters.Any(parameter => !parameter.IsArgument && !parameter.Shape.IsScalar);

    /// <summary>The member that throws where the method could not be read.</summary>
    public abstract string Witness { get; }
}

/// <summary>The user's computation: a graph, the node of its result, and the methods that it calls instead of writing them out, each after those that it calls itself.</summary>
internal sealed record Equations(Graph Graph, int Result, EquatableArray<HelperModel> Helpers)
{
    /// <summary>The same over numbers, entry by entry.</summary>
    public Equations Unrolled()
    {
        int result = Result;
        Graph graph = Unroller.Unroll(Graph, ref result);
        if (graph == Graph)
        {
            return this;
        }

        // Not every entry is used.
        bool[] reached = Reachability.From(result, graph);
        Graph needed = graph.CopyWhere(id => reached[id] || graph[id].Op == Ops.Parameter, out int[] map);
        return this with { Graph = needed, Result = map[result] };
    }
}
