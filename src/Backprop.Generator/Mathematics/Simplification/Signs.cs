namespace Backprop.Generator.Mathematics;

/// <summary>
/// What can be said of signs only when all is simplified, and it is known what there is: a sign is changed once, and what has a negative number in front is subtracted. Every bit stays.
/// </summary>
internal sealed class Signs
{
    private const int MostRounds = 3;

    private readonly Graph _source;
    private readonly Graph _target;
    private readonly Terms _terms;
    private readonly Turning _turning;
    private readonly HashSet<int> _negated;
    private readonly HashSet<(long Number, int Factor)> _multiples;
    private bool _hasChanged;

    private Signs(Derivative derivative)
    {
        _source = derivative.Graph;
        _target = _source.CopyOf(derivative.PrimalCount);
        _terms = new Terms(derivative);
        _turning = new Turning(_terms);
        int[] live = [.. Enumerable.Range(0, _source.Count).Where(_terms.IsLive)];
        _negated = [.. live.Where(id => _source[id].Op == Ops.Negate).Select(id => _source[id].A)];
        _multiples = [.. live.Where(id => _terms.IsShared(id) && IsMultiple(_source[id])).Select(id => (_source[_source[id].A].Payload, _source[id].B))];
    }

    public static Derivative Settle(Derivative derivative)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            // A sign that is changed for one may free another.
            var signs = new Signs(derivative);
            derivative = derivative.Rebuilt(signs._target, signs.Rebuild);
            if (!signs._hasChanged)
            {
                break;
            }
        }

        return derivative;
    }

    private int Rebuild(int id, int[] map)
    {
        Node node = _source[id];
        int? other = !_terms.IsLive(id) ? null
            : node.Op == Ops.Negate ? Negation(node.A, map)
            : node.Op == Ops.Add ? Sum(node, map)
            : node.Op == Ops.Subtract ? Difference(node, map)
            : null;
        _hasChanged |= other is not null;
        return other ?? _target.Append(node.Op, node.Type, node.Payload, node.Shape, node.Mapped(map));
    }

    private int? Negation(int id, int[] map)
    {
        Node node = _source[id];
        return _turning.IsOfTurned(id) || _terms.OwnNumber(id) is not null ? Opposite(id, map)
            : !_terms.IsOwn(id) ? null
            : node.Op == Ops.Multiply && _negated.Contains(node.B) ? _target.Append(node.Op, map[node.A], _target.Append(Ops.Negate, map[node.B]))
            : (node.Op == Ops.Multiply || node.Op == Ops.Divide) && _negated.Contains(node.A) ? _target.Append(node.Op, _target.Append(Ops.Negate, map[node.A]), map[node.B])
            : null;
    }

    private int? Sum(Node node, int[] map) =>
        _turning.IsOfTurned(node.B) || (IsBetterSubtracted(node.B) && !_turning.IsOfTurned(node.A)) ? _target.Append(Ops.Subtract, map[node.A], Opposite(node.B, map))
        : _turning.IsOfTurned(node.A) || IsBetterSubtracted(node.A) ? _target.Append(Ops.Subtract, map[node.B], Opposite(node.A, map))
        : null;

    private int? Difference(Node node, int[] map) =>
        _turning.IsOfTurned(node.B) || IsBetterSubtracted(node.B) ? _target.Append(Ops.Add, map[node.A], Opposite(node.B, map))
        : _source[node.A].Op == Ops.Negate && _terms.IsOwn(node.A) && _terms.OwnNumber(node.B) is not null ? _target.Append(Ops.Subtract, Opposite(node.B, map), map[_source[node.A].A])
        : null;

    /// <summary>It has a negative number in front, or there is the same with the other sign.</summary>
    private bool IsBetterSubtracted(int id) => _terms.OwnNumber(id) < 0 || (_terms.IsOwn(id) && IsMultiple(_source[id]) && _multiples.Contains((Opposite(_source[_source[id].A]), _source[id].B)));

    private bool IsMultiple(Node node) => node.Op == Ops.Multiply && _source[node.A] is { IsConstant: true, Type: NumberType.Double or NumberType.Single };

    private static long Opposite(Node number) => BitConverter.DoubleToInt64Bits(-number.Value);

    /// <summary>The same product or quotient with the other sign.</summary>
    private int Opposite(int id, int[] map)
    {
        Node node = _source[id];
        return node.IsConstant ? _target.Constant(-node.Value, node.Type)
            : node.Op == Ops.Negate ? map[node.A]
            : !_terms.IsProduct(id) || (_turning.IsTurned(id) && _terms.Number(id) is null) ? _target.Append(Ops.Negate, map[id])
            : _turning.IsOfTurned(id) && (_turning.IsTurned(node.B) || _turning.IsOfTurned(node.B)) ? _target.Append(node.Op, map[node.A], Opposite(node.B, map))
            : _target.Append(node.Op, Opposite(node.A, map), map[node.B]);
    }
}
