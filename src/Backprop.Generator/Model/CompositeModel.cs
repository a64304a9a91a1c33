namespace Backprop.Generator.Model;

/// <summary>A property that is a struct of parameters, which lie in the block one after the other.</summary>
/// <param name="Name">The identifier, escaped where C# needs it.</param>
/// <param name="Declaration">The property's modifiers and type as declared; null where no body can be emitted for it.</param>
/// <param name="Accessors">The accessors to give a body to.</param>
/// <param name="Struct">What it is made of.</param>
internal sealed record CompositeModel(string Name, string? Declaration, EquatableArray<string> Accessors, StructModel Struct);

/// <summary>A struct that parameters are parts of.</summary>
/// <param name="Type">The type in C#.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="Form">How one is made of its parts.</param>
/// <param name="Parts">The parts, in the order of its fields.</param>
internal sealed record StructModel(string Type, string Name, StructForm Form, EquatableArray<StructPart> Parts);

/// <summary>A part of a struct.</summary>
/// <param name="Name">The identifier, escaped where C# needs it.</param>
/// <param name="Struct">The struct that it is; null where it is a parameter.</param>
internal sealed record StructPart(string Name, StructModel? Struct);

/// <summary>How a struct is made of its parts.</summary>
internal enum StructForm
{
    /// <summary><c>new(w, b)</c>, by the primary constructor of a record.</summary>
    Constructor,

    /// <summary><c>new() { W = w, B = b }</c>.</summary>
    Initializer,

    /// <summary><c>(w, b)</c>.</summary>
    Tuple,
}
