namespace Backprop.Generator.Mathematics;

/// <summary>What emitted code writes out where it is needed, once, and so may be written with another sign.</summary>
internal sealed class Terms
{
    /// <summary>How far a product is looked through: longer ones are not written out anyway.</summary>
    public const int Longest = 16;

    private readonly int _primalCount;
    private readonly Uses _uses;
    private readonly HashSet<int> _steps;

    public Terms(Derivative derivative)
    {
        Graph = derivative.Graph;
        _primalCount = derivative.PrimalCount;
        _uses = Mathematics.Uses.Of(derivative);
        _steps = [.. derivative.NamedSteps()];
    }

    public Graph Graph { get; }

    public bool IsLive(int id) => _uses[id] > 0;

    public int Uses(int id) => _uses[id];

    /// <summary>Needed in several places, of which none is the cost's, and no step with a name.</summary>
    public bool IsShared(int id) => IsFree(id) && _uses[id] > 1;

    public bool IsOwn(int id) => IsFree(id) && _uses[id] == 1;

    public bool IsOwnProduct(int id) => IsProduct(id) && IsOwn(id);

    /// <summary>The number in front of a product or quotient; null where there is none.</summary>
    public double? Number(int id)
    {
        for (int length = 0; length < Longest && IsProduct(id); length++)
        {
            if (Graph[Graph[id].A] is { IsConstant: true } number)
            {
                return number.Value;
            }

            id = Graph[id].A;
            if (!IsOwn(id))
            {
                return null;
            }
        }

        return null;
    }

    public double? OwnNumber(int id) => IsOwn(id) ? Number(id) : null;

    public bool IsProduct(int id) => Graph[id].Op == Ops.Multiply || Graph[id].Op == Ops.Divide;

    private bool IsFree(int id) => id >= _primalCount && !_steps.Contains(id);
}
