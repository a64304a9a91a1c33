using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Model;

/// <summary>One cost method: all that its gradient's emitted file depends on, and nothing else, so that an edit of another method does not touch it.</summary>
/// <param name="Header">How to reopen the type.</param>
/// <param name="Name">The method's name, escaped where C# needs it.</param>
/// <param name="Type">The type of the cost, double or float.</param>
/// <param name="IsStatic">The method is static, and so are the members emitted for it.</param>
/// <param name="Parameters">What the cost is differentiated with respect to: properties first, then marked arguments. Parameter leaves count along this list.</param>
/// <param name="Arguments">The method's arguments in order. Input leaves count along this list.</param>
/// <param name="BlockName">The name of the field that holds the parameters that are properties.</param>
/// <param name="Visibility">Who may see the emitted methods: public, internal or private.</param>
/// <param name="BatchSuffix">What is added to the names of the private members that sum over batches, so that they give way to the user's.</param>
/// <param name="Omitted">Members that are not emitted because the user's type has one of that name already.</param>
/// <param name="Equations">The cost as a graph; null where it could not be read.</param>
/// <param name="Refusal">Why it could not be read, for whoever runs the members all the same.</param>
internal sealed record CostModel(
    TypeHeader Header,
    string Name,
    NumberType Type,
    bool IsStatic,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<ArgumentModel> Arguments,
    string BlockName,
    string Visibility,
    string BatchSuffix,
    EquatableArray<string> Omitted,
    Equations? Equations,
    string Refusal)
{
    public CostNames Names { get; } = new(Name);

    /// <summary>The type of the partials: the widest of the parameters' types.</summary>
    public NumberType GradientType => Parameters.Max(parameter => parameter.Type);
}

/// <summary>The user's computation: a graph, the node of its result, and the methods that it calls instead of writing them out, each after those that it calls itself.</summary>
internal sealed record Equations(Graph Graph, int Cost, EquatableArray<HelperModel> Helpers);

/// <summary>The names of what is emitted for a cost method, after its own name.</summary>
internal sealed record CostNames(string Cost)
{
    private readonly string _stem = Cost.TrimStart('@');

    public string Gradient => _stem + "Gradient";

    public string CostAndGradient => _stem + "AndGradient";

    public string MeanCost => "Mean" + _stem;

    public string MeanCostAndGradient => "Mean" + _stem + "AndGradient";

    public string AccumulateCostAndGradient => "Accumulate" + _stem + "AndGradient";

    /// <summary>The members that nobody sees but the other ones.</summary>
    public IEnumerable<string> Private => [$"{_stem}Batch", $"{CostAndGradient}Batch", $"{_stem}Memory", $"{CostAndGradient}Memory", $"Sum{_stem}", $"Sum{CostAndGradient}"];
}
