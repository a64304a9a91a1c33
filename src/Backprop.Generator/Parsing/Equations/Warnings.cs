using System.Collections.Immutable;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>What is right as it stands and yet unlikely to be meant.</summary>
internal sealed class Warnings(Reading reading)
{
    private static readonly ImmutableDictionary<string, string?> None = ImmutableDictionary<string, string?>.Empty;

    private readonly List<bool> _active = [];

    /// <summary>A function of the runtime computes the same without losing digits.</summary>
    public void Unstable(IOperation operation)
    {
        if (reading.Problems.IsReporting && UnstableSpelling.Find(operation) is { } found)
        {
            ImmutableDictionary<string, string?> properties = None.Add("Before", found.Before).Add("Function", found.Function).Add("Arguments", found.Arguments);
            reading.Problems.Warn(Descriptors.UnstableSpelling, operation.Syntax.GetLocation(), properties, operation.Syntax.ToString(), found.Reason, $"{found.Before}{found.Function}({found.Arguments})");
        }
    }

    /// <summary>The derivative stops here: what is computed is constant but for its jumps.</summary>
    public void PiecewiseConstant(IOperation place, Value? value, string construct)
    {
        if (reading.IsDifferentiated && value is Scalar scalar && IsActive(scalar.Id))
        {
            reading.Problems.Warn(Descriptors.PiecewiseConstant, place.Syntax.GetLocation(), None, construct);
        }
    }

    /// <summary>The number varies with some parameter.</summary>
    private bool IsActive(int id)
    {
        for (int next = _active.Count; next <= id; next++)
        {
            _active.Add(Activity.IsActive(reading.Graph[next], operand => _active[operand]));
        }

        return _active[id];
    }
}
