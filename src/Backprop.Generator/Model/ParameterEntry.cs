namespace Backprop.Generator.Model;

/// <summary>One number among the parameters: a parameter that is a number, or an entry of one that is a vector or matrix. When a graph has been written out entry by entry, its parameter leaves count along these.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Place">The entry, row by row.</param>
internal readonly record struct ParameterEntry(ParameterModel Parameter, int Place);
