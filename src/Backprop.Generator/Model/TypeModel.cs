namespace Backprop.Generator.Model;

/// <summary>An annotated type, as far as it concerns the members that all of its costs share: the block of parameters.</summary>
/// <param name="Header">How to reopen the type.</param>
/// <param name="Parameters">The marked properties, in declaration order; of structs, their parts.</param>
/// <param name="Refused">Marked properties that cannot be parameters, as the analyzer says; they get bodies that throw, so that the compiler does not complain too.</param>
/// <param name="IsStatic">The parameters are static.</param>
/// <param name="BlockName">The name of the private field that holds them, which no member of the user's has.</param>
/// <param name="Omitted">Members that are not emitted because the user's type has one of that name already.</param>
internal sealed record TypeModel(
    TypeHeader Header,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<ParameterModel> Refused,
    bool IsStatic,
    string BlockName,
    EquatableArray<string> Omitted)
{
    /// <summary>The properties that are structs of parameters.</summary>
    public EquatableArray<CompositeModel> Composites { get; init; }

    /// <summary>They lie in an array, because some of them are vectors or matrices.</summary>
    public bool IsArray => Parameters.Any(parameter => !parameter.Shape.IsScalar);

    /// <summary>How many numbers they are.</summary>
    public int EntryCount => Parameters.Sum(parameter => parameter.Shape.Count);
}
