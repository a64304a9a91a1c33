using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>In which forms a cost is computed: with loops where its vectors and matrices are large and everything in it has such a form, otherwise written out entry by entry.</summary>
internal sealed class CostForms
{
    private readonly GradientBody? _unrolled;
    private readonly HelperEmitter[] _helpers = [];

    public CostForms(CostModel cost, string gradient, int mostStatements)
    {
        (Cost, MostStatements) = (cost, mostStatements);
        if (cost.Equations is not { } equations)
        {
            return;
        }

        bool isLarge = Unroller.Size(equations.Graph) > cost.UnrollLimit;
        GradientBody? whole = LoopForms.IsShaped(equations.Graph) ? new GradientBody(Subject.OnPaper(cost, isLarge ? LoopForms.Rolled(equations) : LoopForms.Narrowed(equations), gradient)) : null;
        if (whole is not null && isLarge)
        {
            IsOneLooped = LoopForms.Obstacle(cost, whole.Derivative, cost.Type, isBatch: false) is null;
            IsBatchLooped = cost.Arguments.All(argument => argument.IsParameter) ? IsOneLooped : LoopForms.Obstacle(cost, whole.Derivative, cost.Type, isBatch: true) is null;
        }

        _helpers = [.. equations.Helpers.Select(helper => new HelperEmitter(helper, cost.Header.QualifyNames, mostStatements: mostStatements))];
        if (!IsOneLooped || !IsBatchLooped)
        {
            Cost = cost with { Equations = equations.Unrolled() };
            _unrolled = new GradientBody(Subject.Of(Cost, Cost.Equations, gradient), mostStatements: mostStatements);
        }

        OfOne = IsOneLooped ? whole!.Derivative : _unrolled!.Derivative;
        OfBatch = IsBatchLooped ? whole!.Derivative : _unrolled!.Derivative;
        GradientBody body = (whole ?? _unrolled)!;
        Equations = [.. body.EquationLines, .. _helpers.SelectMany(helper => helper.EquationLines)];
        Partials = [.. body.PartialLines];
        Operations = (CountOf(derivative => []), CountOf(derivative => derivative.Partials.OfType<int>()));
        Derivation = [.. body.DerivationLines, .. _helpers.SelectMany(helper => helper.DerivationLines)];
        if (cost.HasDerivation)
        {
            Latex = [.. body.LatexLines, .. _helpers.SelectMany(helper => helper.LatexLines)];
            Drawing = [.. body.Drawing];
        }
    }

    /// <summary>The cost, over numbers where any form of it is.</summary>
    public CostModel Cost { get; }

    /// <summary>How many statements stay in one method.</summary>
    public int MostStatements { get; }

    /// <summary>What is computed for one sample; null where the cost could not be read.</summary>
    public Derivative? OfOne { get; }

    /// <summary>What is computed for a batch.</summary>
    public Derivative? OfBatch { get; }

    public bool IsOneLooped { get; }

    public bool IsBatchLooped { get; }

    /// <summary>The operations of one sample: of the cost, and of the cost with its gradient.</summary>
    public (long Cost, long Both) Operations { get; }

    /// <summary>The equations as on paper, where vectors and matrices stay whole.</summary>
    public IReadOnlyList<string> Equations { get; } = [];

    /// <summary>The last line of the chain rule for each parameter, and where those are written out for each of their entries.</summary>
    public IReadOnlyList<string> Partials { get; } = [];

    /// <summary>The equations and the chain rule as on paper, where vectors and matrices stay whole.</summary>
    public IReadOnlyList<string> Derivation { get; } = [];

    /// <summary>The same in LaTeX, where the type asks for it.</summary>
    public IReadOnlyList<string> Latex { get; } = [];

    /// <summary>The computational graph in Mermaid, where the type asks for it.</summary>
    public IReadOnlyList<string> Drawing { get; } = [];

    private long CountOf(Func<Derivative, IEnumerable<int>> partials)
    {
        Dictionary<string, long> known = [];
        return Count(OfOne!);

        long Count(Derivative derivative) => OperationCount.Of(derivative, partials(derivative).Append(derivative.Cost), OfHelper);

        long OfHelper(string name) => known.TryGetValue(name, out long count) ? count : known[name] = Count(_helpers.First(helper => helper.Name == name).Derivative);
    }

    /// <summary>Cost and gradient of one sample, written out, up to the end of the method; what it calls comes after it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="gradient">What the gradient is called.</param>
    public void WriteUnrolled(SourceWriter writer, string gradient)
    {
        if (!_unrolled!.IsLong && !_helpers.Any(helper => helper.IsLong))
        {
            _unrolled.Write(writer);
            foreach (HelperEmitter helper in _helpers)
            {
                helper.Write(writer);
            }

            writer.Close();
            return;
        }

        string prefix = Cost.Names.HelperPrefix(Cost.BatchSuffix);
        (string, string) result = Cost.HasOwnBlock ? ($"global::System.Span<{Cost.GradientType.Keyword()}> {gradient}", gradient) : ($"ref {Cost.Names.Gradient} {gradient}", $"ref {gradient}");
        _unrolled.WriteWithParts(
            writer,
            new PartsHead(Cost.Names.CostAndGradient, Cost.Names.PartPrefix(Cost.BatchSuffix), Cost.IsStatic, [.. Cost.Arguments.Select(argument => (argument.Declaration, argument.Name)), result], Cost.HasOwnBlock ? [] : [gradient]),
            prefix);
        foreach (HelperEmitter helper in _helpers)
        {
            helper.WriteAsMethod(writer, prefix);
        }
    }
}
