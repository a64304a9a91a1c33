namespace Backprop.Generator.Mathematics;

/// <summary>
/// What can be said of signs only when all is simplified, and it is known what there is: a sign is changed once, and what has a negative number in front is subtracted. Every bit stays.
/// </summary>
internal sealed class Signs
{
    private const int MostRounds = 3;

    private readonly Graph _source;
    private readonly Terms _terms;
    private readonly Turning _turning;
    private readonly Rewriting _rewriting;
    private readonly HashSet<int> _negated = [];
    private readonly HashSet<(long Number, int Factor)> _multiples = [];

    private Signs(Derivative derivative)
    {
        _source = derivative.Graph;
        _terms = new Terms(derivative);
        _turning = new Turning(_terms);
        _rewriting = new Rewriting(derivative);
        for (int id = 0; id < _source.Count; id++)
        {
            if (_terms.IsLive(id) && _source[id].Op == Ops.Negate)
            {
                _negated.Add(_source[id].A);
            }
            else if (_terms.IsShared(id) && IsMultiple(_source[id]))
            {
                _multiples.Add((_source[_source[id].A].Payload, _source[id].B));
            }
        }
    }

    private Graph Target => _rewriting.Target;

    private int[] Map => _rewriting.Map;

    public static Derivative Settle(Derivative derivative)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            // A sign that is changed for one may free another.
            var signs = new Signs(derivative);
            Derivative settled = signs._rewriting.Apply(signs.Rewritten);
            if (ReferenceEquals(settled, derivative))
            {
                break;
            }

            derivative = settled;
        }

        return derivative;
    }

    private int? Rewritten(int id)
    {
        Node node = _source[id];
        return !_terms.IsLive(id) ? null
            : node.Op == Ops.Negate ? Negation(node.A)
            : node.Op == Ops.Add ? Sum(node)
            : node.Op == Ops.Subtract ? Difference(node)
            : null;
    }

    private int? Negation(int id)
    {
        Node node = _source[id];
        return _turning.IsOfTurned(id) || _terms.OwnNumber(id) is not null ? Opposite(id)
            : !_terms.IsOwn(id) ? null
            : node.Op == Ops.Multiply && _negated.Contains(node.B) ? Target.Append(node.Op, Map[node.A], Target.Append(Ops.Negate, Map[node.B]))
            : (node.Op == Ops.Multiply || node.Op == Ops.Divide) && _negated.Contains(node.A) ? Target.Append(node.Op, Target.Append(Ops.Negate, Map[node.A]), Map[node.B])
            : null;
    }

    private int? Sum(Node node) =>
        _turning.IsOfTurned(node.B) || (IsBetterSubtracted(node.B) && !_turning.IsOfTurned(node.A)) ? Target.Append(Ops.Subtract, Map[node.A], Opposite(node.B))
        : _turning.IsOfTurned(node.A) || IsBetterSubtracted(node.A) ? Target.Append(Ops.Subtract, Map[node.B], Opposite(node.A))
        : null;

    private int? Difference(Node node) =>
        _turning.IsOfTurned(node.B) || IsBetterSubtracted(node.B) ? Target.Append(Ops.Add, Map[node.A], Opposite(node.B))
        : _source[node.A].Op == Ops.Negate && _terms.IsOwn(node.A) && _terms.OwnNumber(node.B) is not null ? Target.Append(Ops.Subtract, Opposite(node.B), Map[_source[node.A].A])
        : null;

    /// <summary>It has a negative number in front, or there is the same with the other sign.</summary>
    private bool IsBetterSubtracted(int id) => _terms.OwnNumber(id) < 0 || (_terms.IsOwn(id) && IsMultiple(_source[id]) && _multiples.Contains((Opposite(_source[_source[id].A]), _source[id].B)));

    private bool IsMultiple(Node node) => node.Op == Ops.Multiply && _source[node.A] is { IsConstant: true, Type: NumberType.Double or NumberType.Single };

    private static long Opposite(Node number) => BitConverter.DoubleToInt64Bits(-number.Value);

    /// <summary>The same product or quotient with the other sign.</summary>
    private int Opposite(int id)
    {
        Node node = _source[id];
        return node.IsConstant ? Target.Constant(-node.Value, node.Type)
            : node.Op == Ops.Negate ? Map[node.A]
            : !_terms.IsProduct(id) || (_turning.IsTurned(id) && _terms.Number(id) is null) ? Target.Append(Ops.Negate, Map[id])
            : _turning.IsOfTurned(id) && (_turning.IsTurned(node.B) || _turning.IsOfTurned(node.B)) ? Target.Append(node.Op, Map[node.A], Opposite(node.B))
            : Target.Append(node.Op, Opposite(node.A), Map[node.B]);
    }
}
