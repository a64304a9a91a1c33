using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>One cost being read: the graph that comes of it, the state of the program at the statement that is read, and the parsers, each for a part of the language.</summary>
internal sealed class Reading
{
    public Reading(Sources sources, INamedTypeSymbol type, Graph graph, IReadOnlyDictionary<ISymbol, Value> parameters, Problems problems, Helpers helpers, CancellationToken cancellation)
        : this(sources, type, graph, parameters, problems, helpers, outer: null, cancellation)
    {
    }

    private Reading(Sources sources, INamedTypeSymbol type, Graph graph, IReadOnlyDictionary<ISymbol, Value> parameters, Problems problems, Helpers helpers, Reading? outer, CancellationToken cancellation)
    {
        Sources = sources;
        Type = type;
        Graph = graph;
        Parameters = parameters;
        Problems = problems;
        Helpers = helpers;
        Cancellation = cancellation;
        Path = graph.Constant(true);
        Budget = new Budget(this, outer?.Budget);
        Arithmetic = new Arithmetic(this);
        Choices = new Choices(this);
        Places = new PlaceParser(this);
        Operators = new OperatorParser(this);
        Patterns = new PatternParser(this);
        Aggregates = new AggregateParser(this);
        Arrays = new ArrayParser(this);
        Slices = new SliceParser(this);
        Vectors = new VectorParser(this);
        Entries = new EntryParser(this);
        Members = new MemberParser(this);
        Methods = new MethodParser(this, outer?.Methods);
        Calls = new CallParser(this);
        Expressions = new ExpressionParser(this);
        Loops = new LoopParser(this);
        Switches = new SwitchParser(this);
        Declarations = new DeclarationParser(this);
        Statements = new StatementParser(this);
        Warnings = new Warnings(this);
    }

    private readonly Dictionary<string, int> _outer = [];

    public Sources Sources { get; }

    /// <summary>The annotated type.</summary>
    public INamedTypeSymbol Type { get; }

    public Graph Graph { get; }

    /// <summary>What the marked properties and arguments stand for: leaves, and structs of them.</summary>
    public IReadOnlyDictionary<ISymbol, Value> Parameters { get; }

    public Problems Problems { get; }

    public Helpers Helpers { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The state of the program at the point that is read.</summary>
    public State State { get; set; } = new();

    /// <summary>The call that is read; null before the first.</summary>
    public Frame? Frame { get; set; }

    /// <summary>The condition under which the program comes to the point that is read.</summary>
    public int Path { get; set; }

    public Budget Budget { get; }

    public Arithmetic Arithmetic { get; }

    public Choices Choices { get; }

    public PlaceParser Places { get; }

    public OperatorParser Operators { get; }

    public PatternParser Patterns { get; }

    public AggregateParser Aggregates { get; }

    public ArrayParser Arrays { get; }

    public SliceParser Slices { get; }

    public VectorParser Vectors { get; }

    public EntryParser Entries { get; }

    public MemberParser Members { get; }

    public MethodParser Methods { get; }

    public CallParser Calls { get; }

    public ExpressionParser Expressions { get; }

    public LoopParser Loops { get; }

    public SwitchParser Switches { get; }

    public DeclarationParser Declarations { get; }

    public StatementParser Statements { get; }

    public Warnings Warnings { get; }

    /// <summary>Names that mean an argument or something of its own in emitted code.</summary>
    public required IReadOnlyCollection<string> Hidden { get; init; }

    /// <summary>The method is a cost, or is called by one.</summary>
    public required bool IsDifferentiated { get; init; }

    /// <summary>Something of the object was read that is no parameter.</summary>
    public bool ReadsThis { get; set; }

    /// <summary>The reading of a method by itself, called from where this one is.</summary>
    public Reading Inside(IMethodSymbol method, Graph graph, IReadOnlyDictionary<ISymbol, Value> parameters) =>
        new(Sources, Type, graph, parameters, new Problems(report: null), Helpers, this, Cancellation) { Hidden = [.. Hidden, .. method.Parameters.Select(parameter => parameter.Name)], IsDifferentiated = IsDifferentiated, Frame = Frame };

    /// <summary>The index of a leaf of this spelling.</summary>
    public int Outer(string spelling)
    {
        if (!_outer.TryGetValue(spelling, out int index))
        {
            _outer.Add(spelling, index = _outer.Count);
        }

        return index;
    }

    /// <summary>Runs what is reached under a further condition only.</summary>
    public T Under<T>(int condition, Func<T> read)
    {
        int before = Path;
        Path = Graph.And(before, condition);
        T result = read();
        Path = before;
        return result;
    }

    /// <summary>Refuses the operation, unless it uses a local that was refused itself.</summary>
    public Value? Refuse(IOperation operation)
    {
        if (UsesRefusedLocal(operation))
        {
            Problems.LeaveToOthers();
        }
        else
        {
            Problems.Refuse(operation);
        }

        return null;
    }

    /// <summary>Refuses the operation, unless a part of it was refused since there were so many problems.</summary>
    public Value? Refuse(IOperation operation, int since) => Problems.Count > since ? null : Refuse(operation);

    /// <summary>A local in it is of a type that no local may have, as has been said.</summary>
    public bool UsesRefusedLocal(IOperation operation) =>
        Problems.Reported > 0 && operation.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(reference => !DeclarationParser.IsUsable(reference.Local.Type));

    public Value? Refuse(IOperation operation, string construct, string remedy)
    {
        Problems.Report(Descriptors.Unsupported, operation.Syntax.GetLocation(), construct, remedy);
        return null;
    }

    /// <summary>The number as an integer that is known while the cost is read.</summary>
    public int? Known(Value? value) =>
        value is Scalar scalar && Graph[scalar.Id] is { IsConstant: true } node && node.Type.IsInteger() && node.Payload is >= int.MinValue and <= int.MaxValue ? (int)node.Payload : null;
}
