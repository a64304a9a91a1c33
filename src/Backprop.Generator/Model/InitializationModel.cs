namespace Backprop.Generator.Model;

/// <summary>How a parameter begins.</summary>
/// <param name="Scheme">The member of the runtime's enum.</param>
/// <param name="Values">The numbers that the scheme takes.</param>
internal sealed record InitializationModel(string Scheme, EquatableArray<double> Values)
{
    public static readonly InitializationModel Zeros = new("Zeros", default);
}
