namespace Backprop.Generator.Mathematics;

/// <summary>
/// A cost together with its partials, in one graph: the first <paramref name="PrimalCount"/> nodes are the user's own computation, untouched,
/// the rest is the reverse sweep.
/// </summary>
/// <param name="Graph">Primal nodes, then derivative nodes.</param>
/// <param name="PrimalCount">How many nodes are the user's.</param>
/// <param name="Cost">The node of the cost C.</param>
/// <param name="Partials">For each parameter, the node of ∂C/∂p; null where p does not influence C.</param>
/// <param name="Adjoints">For each primal node, the node of ∂C/∂node; null where there is none.</param>
internal sealed record Derivative(Graph Graph, int PrimalCount, int Cost, IReadOnlyList<int?> Partials, IReadOnlyList<int?> Adjoints);
