namespace Backprop;

/// <summary>
/// Marks a partial class, struct or record whose cost methods are differentiated when it is compiled.
/// </summary>
/// <remarks>
/// <para>For a method <c>Cost</c> marked with <see cref="CostAttribute"/>, the generator adds to the type:</para>
/// <list type="table">
/// <listheader><term>member</term><description>what it is</description></listheader>
/// <item><term><c>CostGradient</c></term><description>a struct with a field for each parameter, of the same name, in the order of declaration; where there are parameters that are vectors or matrices, a class that owns a block of partials, is made once and handed to each call. It implements <see cref="IGradient{TNumber}"/></description></item>
/// <item><term><c>double CostAndGradient(…, out CostGradient gradient)</c></term><description>the cost of one sample and all its partial derivatives; without <c>out</c> where the gradient is a class</description></item>
/// <item><term><c>double MeanCost(…)</c></term><description>the mean cost of a batch: a span, with one entry a sample, for each argument that is not a parameter</description></item>
/// <item><term><c>double MeanCostAndGradient(…, out CostGradient gradient)</c></term><description>the mean cost of a batch and the mean of every partial derivative; with <c>out int firstNotFinite</c> it also tells which sample was the first that is not finite</description></item>
/// <item><term><c>void AccumulateCostAndGradient(…, ref MeanAccumulator&lt;CostGradient&gt; mean)</c></term><description>adds a batch to a mean, for samples that arrive in parts</description></item>
/// <item><term><c>void Descend(in CostGradient gradient, double learningRate)</c></term><description>a step downhill: w −= learningRate · ∂C/∂w for every property parameter</description></item>
/// </list>
/// <para>The means also take memories and <see cref="System.Threading.Tasks.ParallelOptions"/>, and are then computed by several threads, to the same bits.</para>
/// <para>For the properties marked with <see cref="ParameterAttribute"/> it adds their bodies and</para>
/// <list type="table">
/// <item><term><c>Span&lt;double&gt; Parameters</c></term><description>a live view of their values, in the order of declaration</description></item>
/// <item><term><c>ParameterCount</c>, <c>ParameterNames</c></term><description>how many there are, and their names in the same order</description></item>
/// <item><term><c>void InitializeParameters(Random random)</c></term><description>sets each to what it begins with, see <see cref="InitializeAttribute"/></description></item>
/// </list>
/// <para>Names follow the cost method: <c>Loss</c> gives <c>LossGradient</c>, <c>LossAndGradient</c>, <c>MeanLoss</c>. Gradients are overwritten; only what is called Accumulate adds to what is there.
/// Calls on one instance from several threads are safe as long as nobody writes its parameters.</para>
/// </remarks>
/// <example>
/// <code>
/// [Backprop]
/// public partial class Line
/// {
///     [Parameter] public partial double Slope { get; set; }
///     [Parameter] public partial double Offset { get; set; }
///
///     [Cost]
///     private double Cost(double x, double y) => Functions.Square(Slope * x + Offset - y);
/// }
///
/// double cost = line.MeanCostAndGradient(xs, ys, out Line.CostGradient gradient);
/// line.Descend(in gradient, learningRate: 0.1);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class BackpropAttribute : Attribute
{
    /// <summary>
    /// Gets or sets how many operations a cost may have when the methods that it calls are written out in it, 1,000 unless told. In a cost that has more, methods of
    /// numbers that are called more than once are emitted once, as a function that yields value and partials.
    /// </summary>
    /// <value>A number of operations of the cost, without those of its gradient. 0 emits such methods once wherever it can be done.</value>
    /// <remarks>Value and gradient are the same either way, but for the rounding of the gradient. What remains written out: methods with arguments by reference or arguments that are
    /// arrays or structs, and integer arithmetic, which may throw.</remarks>
    public int InlineLimit { get; set; } = 1000;

    /// <summary>
    /// Gets or sets how many operations a cost over vectors and matrices may have when it is written out entry by entry, 128 unless told. One that has more is computed with loops:
    /// over blocks of samples in means, over the entries for one sample.
    /// </summary>
    /// <value>A number of operations of the cost, without those of its gradient, each entry of a vector or matrix being one. 0 asks for loops wherever there can be any, <see cref="int.MaxValue"/> for none.</value>
    /// <remarks>Values differ in their last digits, because loops add in another order. What has no form with loops is written out whatever its size.</remarks>
    public int UnrollLimit { get; set; } = 128;

    /// <summary>
    /// Gets or sets whether each cost's derivation is emitted as text too: for a method <c>Cost</c> a constant <c>CostDerivation</c> with its equations and the chain rule in LaTeX,
    /// and <c>CostGraph</c> with the computational graph in Mermaid.
    /// </summary>
    /// <value><see langword="false"/> unless told.</value>
    /// <remarks>Both are what hovering <c>CostAndGradient</c> shows, for papers, notebooks and pages: GitHub draws <c>```math</c> and <c>```mermaid</c>.</remarks>
    public bool Derivation { get; set; }
}
