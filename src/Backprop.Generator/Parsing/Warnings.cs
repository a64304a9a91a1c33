using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>What is right as it stands and yet unlikely to be meant.</summary>
internal sealed class Warnings(Reading reading)
{
    private readonly List<bool> _active = [];

    /// <summary>The derivative stops here: what is computed is constant but for its jumps.</summary>
    public void PiecewiseConstant(IOperation place, Value? value, string construct)
    {
        if (value is Scalar scalar && IsActive(scalar.Id))
        {
            reading.Problems.Warn(Descriptors.PiecewiseConstant, place.Syntax.GetLocation(), construct);
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
