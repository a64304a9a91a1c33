using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Model;

/// <summary>One method that is emitted over batches: a result for each sample.</summary>
/// <param name="Header">How to reopen the type.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Type">The type of the result as a number; where it is none, Several.</param>
/// <param name="IsStatic">The method is static.</param>
/// <param name="Parameters">Marked properties and arguments that the method may read.</param>
/// <param name="Arguments">The method's arguments.</param>
/// <param name="Visibility">Who may see the emitted method.</param>
/// <param name="BatchSuffix">What is added to the names of private members.</param>
/// <param name="Equations">The method as a graph; null where it could not be read, and where the result is more than one number, which takes the method itself.</param>
/// <param name="Refusal">Why it could not be read; empty where it can be called for each sample all the same.</param>
/// <param name="BlockName">The name of the field that holds the parameters that are properties.</param>
/// <param name="ResultType">The type of the result in C#.</param>
internal sealed record BatchedModel(
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
    string BlockName,
    string ResultType)
    : MethodModel(Header, Name, Type, IsStatic, Parameters, Arguments, Visibility, BatchSuffix, Equations, Refusal, BlockName)
{
    public override string Witness => Name;

    /// <summary>The shape of a sample's result.</summary>
    public Shape ResultShape => Equations is { } equations ? equations.Graph[equations.Result].Shape : Shape.Scalar;

    /// <summary>The members that nobody sees but the emitted method.</summary>
    public static IEnumerable<string> PrivateNames(string name) => [$"{name}Results", $"Compute{name}", $"{name}Sample", $"{name}Of"];

    /// <summary>No member of the user's may begin like this: a number follows.</summary>
    public static IEnumerable<string> PrivatePrefixes(string name, string suffix) => [$"Compute{name}{suffix}Part", $"{name}Of{suffix}Part"];
}
