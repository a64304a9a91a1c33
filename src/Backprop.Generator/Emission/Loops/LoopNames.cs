using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>The names in a method with loops: of leaves, of what the method is given, and of where its results go.</summary>
internal sealed class LoopNames
{
    private readonly MethodModel _method;
    private readonly Graph _graph;
    private readonly Dictionary<string, string> _arguments = [];
    private readonly Dictionary<string, string> _rows = [];
    private readonly Dictionary<string, string> _parameters = [];
    private readonly List<string> _partials = [];
    private readonly List<(string Name, string Declaration)> _prologue = [];

    /// <param name="method">The method.</param>
    /// <param name="derivative">What is computed.</param>
    /// <param name="number">The type of the numbers.</param>
    /// <param name="isBatch">Over blocks of samples; otherwise for one sample.</param>
    /// <param name="keepsResults">The value is wanted for each sample by itself, and not for a sum.</param>
    public LoopNames(MethodModel method, Derivative derivative, NumberType number, bool isBatch, bool keepsResults = false)
    {
        KeepsResults = keepsResults;
        (_method, _graph, Number, IsBatch, QualifyNames) = (method, derivative.Graph, number.Keyword(), isBatch, method.Header.QualifyNames);
        string[] own = [.. MethodModel.NamesOfLoops, .. MemberSpelling.RuntimeNames, .. MemberSpelling.OuterNames(_graph)];
        var names = new NameAllocator(own);
        foreach (ArgumentModel argument in method.Arguments)
        {
            _arguments[argument.Name] = names.Take(isBatch && !argument.IsParameter ? NameAllocator.Bare(argument.Name) + "Samples" : argument.Name);
        }

        if (isBatch)
        {
            // A number's own name is for the lanes of it that are loaded from the argument.
            foreach (ArgumentModel argument in method.Arguments.Where(argument => !argument.IsParameter))
            {
                _rows[argument.Name] = names.Take(argument.Shape.IsScalar && argument.Type is ("double" or "float") ? NameAllocator.Bare(argument.Name) + "Row" : argument.Name);
            }

            _prologue.Add(("Samples", "const int Samples = global::Backprop.LayerBlock.Samples;"));
            _prologue.Add(("Stride", "const int Stride = global::Backprop.LayerBlock.Stride;"));
        }

        foreach (ParameterModel parameter in method.Parameters)
        {
            DeclareParameter(parameter, names);
        }

        foreach (ParameterModel parameter in derivative.Partials.Count == 0 ? [] : method.Parameters)
        {
            string partial = names.Take(isBatch ? $"{NameAllocator.Bare(parameter.Field)}Sums" : $"dC_d{NameAllocator.Bare(parameter.Field)}");
            _partials.Add(partial);
            _prologue.Add((partial, $"global::System.Span<{Number}> {partial} = {(isBatch ? "sums" : "gradient")}.Slice({method.OffsetOf(parameter) + (isBatch ? 1 : 0)}, {parameter.Shape.Count});"));
        }

        if (isBatch && !keepsResults)
        {
            _prologue.Add((Room, $"global::System.Span<{Number}> {Room} = sums.Slice({(derivative.Partials.Count == 0 ? 1 : 1 + method.EntryCount)});"));
        }

        Reserved = [.. own, .. _arguments.Values, .. _rows.Values, .. _parameters.Values, .. _partials];
    }

    public bool IsBatch { get; }

    /// <summary>The value is wanted for each sample by itself, and not for a sum.</summary>
    public bool KeepsResults { get; }

    public bool QualifyNames { get; }

    /// <summary>The type of the numbers.</summary>
    public string Number { get; }

    public string TypeArguments => $"TLane, {Number}";

    /// <summary>The workspace.</summary>
    public const string Room = "room";

    public IReadOnlyList<string> Reserved { get; }

    /// <summary>What is declared before anything else, and by which names.</summary>
    public IReadOnlyList<(string Name, string Declaration)> Prologue => _prologue;

    /// <summary>An argument's name in the method.</summary>
    public string NameOf(ArgumentModel argument) => _arguments[argument.Name];

    /// <summary>A leaf in code.</summary>
    public string Leaf(int id) =>
        _graph[id].Op == Ops.Parameter ? _parameters[_method.Parameters[(int)_graph[id].Payload].Name]
        : _graph[id].Op == Ops.Input ? MemberSpelling.OfInput(_graph.NameOf(id)!, argument => _arguments[argument])
        : MemberSpelling.Qualify(_graph.NameOf(id)!, QualifyNames);

    /// <summary>The rows of a block that hold an argument.</summary>
    public string Rows(int id) => _rows[_graph.NameOf(id)!];

    /// <summary>A leaf on paper; null where the node is none.</summary>
    public string? Paper(int id) => !_graph[id].Op.IsLeaf || _graph[id].IsConstant ? null : _graph.NameOf(id);

    /// <summary>Where a partial goes.</summary>
    public string Target(int parameter) => _partials[parameter];

    /// <summary>Puts a block's results where they belong.</summary>
    public string Keep(LoopPlace place, int count) =>
        $"global::Backprop.LayerBlock.Store<{TypeArguments}>({place.Slice(count)}, results.Slice(first * {count}, count * {count}), {count}, count);";

    /// <summary>Adds the sum over the block's samples; of the cost where the parameter is −1.</summary>
    public string AddSums(LoopPlace place, int parameter, int count) =>
        IsBatch ? $"global::Backprop.LayerBlock.AddSums<{TypeArguments}>({place.Slice(count)}, {(parameter < 0 ? "sums.Slice(0, 1)" : Target(parameter))}, count);"
        : AddEntries(place, parameter, count, "", isFirst: true);

    /// <summary>Adds an outer product, or the sum of those of the columns of matrices.</summary>
    public string AddOuter(LoopPlace left, LoopPlace right, int parameter, Shape shape, int columns, bool isFirst) =>
        IsBatch && columns > 1 ? $"for (int c = 0; c < {columns}; c++) global::Backprop.LayerBlock.AddOuterProducts<{TypeArguments}>({left.Slice(0)}.Slice(c * Stride), {right.Slice(0)}.Slice(c * Stride), {Target(parameter)}, {shape.Rows}, {shape.Columns}, count, {columns} * Stride, {columns} * Stride);"
        : IsBatch && left.Varies != right.Varies ? $"global::Backprop.LayerBlock.AddOuterProduct{(left.Varies ? "Of" : "With")}Sums<{TypeArguments}>({left.Slice(shape.Rows)}, {right.Slice(shape.Columns)}, {Target(parameter)}, {shape.Rows}, {shape.Columns}, count);"
        : IsBatch ? $"global::Backprop.LayerBlock.AddOuterProducts<{TypeArguments}>({left.Slice(shape.Rows)}, {right.Slice(shape.Columns)}, {Target(parameter)}, {shape.Rows}, {shape.Columns}, count);"
        : $"global::Backprop.LayerVector.{(isFirst ? "" : "Add")}OuterProduct<{TypeArguments}>({left.Slice(shape.Rows)}, {right.Slice(shape.Columns)}, {Target(parameter)});";

    /// <summary>A number that is the same for all samples.</summary>
    public string AddNumber(string number, int parameter, string times, bool isFirst) =>
        IsBatch ? $"{Target(parameter)}[0] += {times} * {number};"
        : $"{Target(parameter)}[0] {(isFirst ? "=" : "+=")} {number};";

    /// <summary>Entries that are the same for all samples.</summary>
    public string AddEntries(LoopPlace place, int parameter, int count, string times, bool isFirst) =>
        IsBatch ? $"global::Backprop.LayerVector.Add<{TypeArguments}>({place.Slice(count)}, {Target(parameter)}, {times});"
        : isFirst ? $"{place.Slice(count)}.CopyTo({Target(parameter)});"
        : $"global::Backprop.LayerVector.Add<{TypeArguments}>({place.Slice(count)}, {Target(parameter)}, 1);";

    private void DeclareParameter(ParameterModel parameter, NameAllocator names)
    {
        if (parameter.IsArgument)
        {
            _parameters[parameter.Name] = _arguments[parameter.Name];
            return;
        }

        string name = _parameters[parameter.Name] = names.Take(parameter.Field);
        string self = parameter.IsStatic ? _method.Header.Self : "this";
        _prologue.Add((name, parameter.Shape.IsScalar ? $"{parameter.Type.Keyword()} {name} = {self}.{parameter.Name};"
            : $"global::System.ReadOnlySpan<{parameter.Type.Keyword()}> {name} = global::System.MemoryExtensions.AsSpan({self}.{_method.BlockName}, {_method.OffsetOf(parameter)}, {parameter.Shape.Count});"));
    }
}
