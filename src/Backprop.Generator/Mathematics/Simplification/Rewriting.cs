namespace Backprop.Generator.Mathematics;

/// <summary>A pass over the derivative nodes that changes few of them: the graph is copied when the first node changes, and not before.</summary>
internal sealed class Rewriting(Derivative derivative)
{
    private readonly Graph _source = derivative.Graph;
    private Graph? _target;
    private int _next;

    /// <summary>What the graph becomes, with all that comes before the node that is looked at.</summary>
    public Graph Target => _target ??= _source.CopyOf(_next);

    /// <summary>For each node before that one, what has become of it.</summary>
    public int[] Map { get; } = [.. Enumerable.Range(0, derivative.Graph.Count)];

    /// <summary>Rewrites what is to be, operands first.</summary>
    /// <param name="rewrite">What a node becomes; null where it stays as it is.</param>
    public Derivative Apply(Func<int, int?> rewrite)
    {
        for (_next = derivative.PrimalCount; _next < _source.Count; _next++)
        {
            if (rewrite(_next) is { } other)
            {
                _ = Target;
                Map[_next] = other;
            }
            else if (_target is not null)
            {
                Node node = _source[_next];
                Map[_next] = _target.Append(node.Op, node.Type, node.Payload, node.Shape, node.Mapped(Map));
            }
        }

        return _target is null ? derivative : derivative.In(_target, Map);
    }
}
