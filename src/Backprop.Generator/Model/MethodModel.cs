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
    string Refusal)
{
    /// <summary>Why a member of the method throws, as it says.</summary>
    public const string Refused = "the build's BP messages say where and why.";

    /// <summary>Nobody has said why, so that the compiler must.</summary>
    public const string NotCompiled = "it uses something that did not compile where Backprop read it, such as a member that another source generator adds.";

    /// <summary>The member that throws where the method could not be read.</summary>
    public abstract string Witness { get; }
}

/// <summary>The user's computation: a graph, the node of its result, and the methods that it calls instead of writing them out, each after those that it calls itself.</summary>
internal sealed record Equations(Graph Graph, int Result, EquatableArray<HelperModel> Helpers);
