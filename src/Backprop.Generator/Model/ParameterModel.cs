using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Model;

/// <summary>A parameter of the cost: a partial property, a part of one that is a struct, or a marked argument of one cost method.</summary>
/// <param name="Name">The identifier, escaped where C# needs it; of a part the path to it, <c>Hidden.W</c>.</param>
/// <param name="Type">double or float.</param>
/// <param name="Declaration">A property's modifiers and type as declared, <c>public partial double</c>; null where no body can be emitted for it.</param>
/// <param name="Accessors">The accessors to give a body to, <c>get</c>, <c>private set</c>.</param>
/// <param name="IsArgument">An argument of the cost method rather than a property.</param>
/// <param name="IsStatic">A static property.</param>
internal sealed record ParameterModel(string Name, NumberType Type, string? Declaration, EquatableArray<string> Accessors, bool IsArgument, bool IsStatic)
{
    /// <summary>The name as one identifier that no member of the user's has, <c>Hidden_W</c>.</summary>
    public string Field { get; init; } = Name;

    /// <summary>The property or argument that it is or is a part of.</summary>
    public string Root => Name.Split('.')[0];

    /// <summary>A number, a vector or a matrix, with its extent.</summary>
    public Shape Shape { get; init; } = Shape.Scalar;

    /// <summary>What a property begins with.</summary>
    public InitializationModel Initialization { get; init; } = InitializationModel.Zeros;
}

/// <summary>An argument of a cost method.</summary>
/// <param name="Name">The identifier, escaped where C# needs it.</param>
/// <param name="Type">Its type in C#, as emitted code spells it.</param>
/// <param name="IsPassedIn">Passed by <c>in</c>.</param>
/// <param name="IsParameter">The cost is differentiated with respect to it; in the mean form it is one number for the whole batch.</param>
internal sealed record ArgumentModel(string Name, string Type, bool IsPassedIn, bool IsParameter)
{
    /// <summary>A number, a vector or a matrix, with its extent.</summary>
    public Shape Shape { get; init; } = Shape.Scalar;

    /// <summary>The type of its entries in C#; of anything but a vector or matrix, its own type.</summary>
    public string EntryType { get; init; } = Type;

    /// <summary>A vector or matrix is handed over by its entries.</summary>
    public string TypeOfOne => Shape.IsScalar ? Type : $"global::System.ReadOnlySpan<{EntryType}>";

    public string Declaration => $"{(IsPassedIn && Shape.IsScalar ? "in " : "")}{TypeOfOne} {Name}";

    /// <summary>One after the other for each sample, where the argument varies from sample to sample.</summary>
    public string TypeInBatch => IsParameter ? TypeOfOne : $"global::System.ReadOnlySpan<{EntryType}>";

    public string TypeAcrossThreads => IsParameter ? (Shape.IsScalar ? Type : $"global::System.ReadOnlyMemory<{EntryType}>") : $"global::System.ReadOnlyMemory<{EntryType}>";

    public string DeclarationAcrossThreads => IsParameter && Shape.IsScalar ? Declaration : $"{TypeAcrossThreads} {Name}";

    public string DeclarationOfMany => IsParameter ? Declaration : $"{TypeInBatch} {Name}";
}
