using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Model;

/// <summary>One cost method.</summary>
/// <param name="Header">How to reopen the type.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Type">The type of the cost, double or float.</param>
/// <param name="IsStatic">The method is static.</param>
/// <param name="Parameters">What the cost is differentiated with respect to.</param>
/// <param name="Arguments">The method's arguments.</param>
/// <param name="Visibility">Who may see the emitted methods.</param>
/// <param name="BatchSuffix">What is added to the names of private members.</param>
/// <param name="Equations">The cost as a graph.</param>
/// <param name="Refusal">Why there is none.</param>
/// <param name="BlockName">The name of the field that holds the parameters that are properties.</param>
/// <param name="Omitted">Members that are not emitted because the user's type has one of that name already.</param>
internal sealed record CostModel(
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
    EquatableArray<string> Omitted)
    : MethodModel(Header, Name, Type, IsStatic, Parameters, Arguments, Visibility, BatchSuffix, Equations, Refusal, BlockName)
{
    public CostNames Names { get; } = new(Name);

    /// <summary>The properties that are structs of parameters.</summary>
    public EquatableArray<CompositeModel> Composites { get; init; }

    /// <summary>The derivation is emitted as text, too.</summary>
    public bool HasDerivation { get; init; }

    public override string Witness => Names.CostAndGradient;

    /// <summary>The gradient is an object that owns a block of partials, because some of them are vectors or matrices; otherwise it is a struct of numbers.</summary>
    public bool HasOwnBlock => Parameters.Any(parameter => !parameter.Shape.IsScalar);

    /// <summary>The type of the partials: the widest of the parameters' types.</summary>
    public NumberType GradientType => Parameters.Max(parameter => parameter.Type);
}

/// <summary>The names of what is emitted for a cost method, after its own name.</summary>
internal sealed record CostNames(string Cost)
{
    private readonly string _stem = Cost.TrimStart('@');

    public string Gradient => _stem + "Gradient";

    public string CostAndGradient => _stem + "AndGradient";

    public string MeanCost => "Mean" + _stem;

    public string MeanCostAndGradient => "Mean" + _stem + "AndGradient";

    /// <summary>The derivation in LaTeX.</summary>
    public string Derivation => _stem + "Derivation";

    /// <summary>The computational graph in Mermaid.</summary>
    public string Graph => _stem + "Graph";

    /// <summary>Computes into the entries of a gradient.</summary>
    public string ComputeCostAndGradient => "Compute" + _stem + "AndGradient";

    public string AccumulateCostAndGradient => "Accumulate" + _stem + "AndGradient";

    /// <summary>The methods that everybody sees.</summary>
    public IEnumerable<string> Methods => [CostAndGradient, MeanCost, MeanCostAndGradient, AccumulateCostAndGradient];

    /// <summary>What the names of a long method's parts begin with; a number follows.</summary>
    public string PartPrefix(string suffix) => $"{CostAndGradient}Part{suffix}{(suffix.Length > 0 ? "_" : "")}";

    /// <summary>What the names of a long method's helpers begin with; their own name follows.</summary>
    public string HelperPrefix(string suffix) => $"{_stem}{suffix}_";

    /// <summary>No member of the user's may begin like this.</summary>
    public IEnumerable<string> PrivatePrefixes(string suffix) => [PartPrefix(suffix), HelperPrefix(suffix), .. new[] { $"Sum{_stem}", $"Sum{CostAndGradient}", $"{CostAndGradient}Of" }.Select(name => $"{name}{suffix}Part")];

    /// <summary>The members that nobody sees but the other ones.</summary>
    public IEnumerable<string> Private => [$"{_stem}Batch", $"{CostAndGradient}Batch", $"{_stem}Memory", $"{CostAndGradient}Memory", $"Sum{_stem}", $"Sum{CostAndGradient}", $"Compute{CostAndGradient}", $"{CostAndGradient}Sample", $"{CostAndGradient}Of"];
}
