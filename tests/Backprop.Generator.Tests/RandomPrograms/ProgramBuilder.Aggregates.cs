namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Tuples, record structs and arrays.</summary>
internal sealed partial class ProgramBuilder
{
    /// <summary>The numbers inside of what is in scope, as places.</summary>
    private Target[] Items() => [.. _aggregates.Where(aggregate => aggregate.Shape != Shape.Pair).Select(Item)];

    private Target Item(Aggregate aggregate) => aggregate.Shape switch
    {
        Shape.Tuple => ItemAt(aggregate, Next(2)),
        Shape.Grid => new GridElement(aggregate.Name, Index(aggregate.Length / GridElement.Columns), Index(GridElement.Columns)),
        _ => Chance(6) ? new ElementFromEnd(aggregate.Name, 1 + Next(aggregate.Length)) : new Element(aggregate.Name, Index(aggregate.Length)),
    };

    private static TupleItem ItemAt(Aggregate tuple, int index) => new(tuple.Name, tuple.Label(index), index);

    /// <summary>An index that is known at compile time: a literal, or a counter that is kept within.</summary>
    private Expression Index(int length)
    {
        Variable[] counters = [.. _variables.Where(variable => variable.Limit > 0)];
        if (counters.Length == 0 || Chance(3))
        {
            return new Literal(Kind.Int, Next(length));
        }

        Variable counter = Pick(counters);
        var name = new Name(Kind.Int, counter.Name);
        return counter.Limit <= length ? name : new Binary("%", Chance(2) ? name : new Binary("+", name, new Literal(Kind.Int, 1)), new Literal(Kind.Int, length));
    }

    private Composite Composite(bool isPair, int depth)
    {
        Aggregate[] known = [.. _aggregates.Where(aggregate => aggregate.Shape == (isPair ? Shape.Pair : Shape.Tuple))];
        return Choose<Composite>(
            (3, () => new CompositeOf(isPair, Number(Kind.Double, depth), Number(Kind.Double, depth))),
            (known.Length > 0 ? 3 : 0, () => new CompositeName(Pick(known).Name)),
            (With(Features.Branches, depth > 0 ? 1 : 0), () => new CompositeConditional(Condition(depth - 1), Composite(isPair, depth - 1), Composite(isPair, depth - 1))),
            (isPair && depth > 0 ? 2 : 0, () => new PairWith(Composite(true, depth - 1), Next(2), Operand(Kind.Double, depth - 1))),
            (isPair && depth > 0 ? 2 : 0, () => new PairSum(Composite(true, depth - 1), Composite(true, depth - 1))),
            (isPair && depth > 0 ? 1 : 0, () => new PairTurned(Composite(true, depth - 1), Within(Domain.Small, Kind.Double, depth - 1))));
    }

    private Expression CompositeItem(int depth)
    {
        bool isPair = !Chance(3);
        Composite composite = Composite(isPair, depth);
        int index = Next(2);
        return isPair && Chance(3) ? new Binary("*", Fraction(0.5, Kind.Double), new PairLength2(new PairTurned(composite, Within(Domain.Small, Kind.Double, 0))))
            : new ItemOf(composite, isPair ? (index == 0 ? "X" : "Y") : $"Item{index + 1}", index);
    }

    private Statement TupleStatement()
    {
        Target[] targets = Targets(Kind.Double);
        Aggregate[] composites = [.. _aggregates.Where(aggregate => aggregate.IsComposite)];
        return Choose<Statement>(
            (4, () => DeclareComposite(Chance(2))),
            (composites.Length > 0 ? 2 : 0, () => Assigned(Pick(composites))),
            (2, Deconstruct),
            (targets.Length > 1 ? 2 : 0, () => Swap(Pick(targets), Pick(targets))),
            (targets.Length > 0 ? 1 : 0, () => new TupleAssignment(Pick(targets), Pick(targets), Composite(false, 1))));
    }

    private CompositeAssignment Assigned(Aggregate composite) => new(composite.Name, Composite(composite.Shape == Shape.Pair, 1));

    private static TupleAssignment Swap(Target first, Target second) => new(first, second, new CompositeOf(false, second, first));

    private CompositeDeclaration DeclareComposite(bool isPair)
    {
        Composite value = Composite(isPair, 2);
        (string keyword, bool isNamed) = isPair ? (Pick(["Pair", "var"]), false) : Pick([("var", false), ("(double, double)", false), ("(double Left, double Right)", true)]);
        var aggregate = new Aggregate(isPair ? Shape.Pair : Shape.Tuple, NewName("t"), 2, isNamed);
        _aggregates.Add(aggregate);
        return new CompositeDeclaration(keyword, aggregate.Name, value);
    }

    private Deconstruction Deconstruct()
    {
        Composite value = Composite(Chance(2), 1);
        (string first, string second) = (NewName("d"), NewName("d"));
        Add(Kind.Double, first);
        Add(Kind.Double, second);
        return new Deconstruction(Chance(2), first, second, value);
    }

    private Statement ArrayStatement()
    {
        Aggregate[] arrays = [.. _aggregates.Where(aggregate => aggregate.Shape == Shape.Array)];
        Aggregate[] wholes = [.. _aggregates.Where(aggregate => aggregate.Shape is Shape.Array or Shape.Span)];
        Target[] elements = [.. _aggregates.Where(aggregate => !aggregate.IsComposite).Select(Item)];
        return Choose<Statement>(
            (4, DeclareArray),
            (elements.Length > 0 ? 4 : 0, () => new Evaluate(Chance(2) ? new Assign(Pick(elements), Operand(Kind.Double, 2)) : Updated(Pick(elements), 2))),
            (arrays.Length > 0 ? 2 : 0, () => Alias(Pick(arrays))),
            (wholes.Length > 0 ? 2 : 0, () => Part(Pick(wholes))));
    }

    private Alias Alias(Aggregate array)
    {
        bool isSpan = Chance(3);
        var alias = new Aggregate(isSpan ? Shape.Span : Shape.Array, NewName("a"), array.Length);
        Aggregate[] same = [.. _aggregates.Where(other => other.Shape == Shape.Array && other.Length == array.Length)];
        if (_place.Nesting == 0 && Chance(3))
        {
            return new Alias("", Pick(same).Name, array.Name);
        }

        _aggregates.Add(alias);
        return new Alias(isSpan ? "Span<double>" : Pick(["double[]", "var"]), alias.Name, array.Name);
    }

    /// <summary>The start is an expression where the form takes one, and else stands in the form itself.</summary>
    private Part Part(Aggregate whole)
    {
        int length = 1 + Next(whole.Length);
        int rest = whole.Length - length;
        int start = Next(rest + 1);
        bool isArray = whole.Shape == Shape.Array;
        string view = isArray ? whole.Name + ".AsSpan()" : whole.Name;
        (string format, Expression at, bool isCopy) = Choose<(string, Expression, bool)>(
            (2, () => (isArray ? $"Span<double> # = {whole.Name}.AsSpan({{0}}, {length})" : $"Span<double> # = {whole.Name}.Slice({{0}}, {length})", Index(rest + 1), false)),
            (1, () => ($"Span<double> # = {view}[{start}..{start + length}]", new Literal(Kind.Int, start), false)),
            (1, () => ($"Span<double> # = {view}[{rest}..]", new Literal(Kind.Int, rest), false)),
            (isArray ? 1 : 0, () => ($"double[] # = {whole.Name}[{start}..^{rest - start}]", new Literal(Kind.Int, start), true)),
            (isArray ? 1 : 0, () => ($"var # = {whole.Name}[..{length}]", new Literal(Kind.Int, 0), true)),
            (isArray ? 1 : 0, () => ($"var # = {whole.Name}[^{length}..]", new Literal(Kind.Int, rest), true)));
        var part = new Aggregate(isCopy ? Shape.Array : Shape.Span, NewName("a"), length);
        _aggregates.Add(part);
        return new Part(format, part.Name, whole.Name, at, length, isCopy);
    }

    private ArrayDeclaration DeclareArray()
    {
        int length = 2 + Next(2);
        (Shape shape, string format, bool isFilled) = Pick(
        [
            (Shape.Array, $"double[] # = new double[{length}]", false),
            (Shape.Array, "var # = new double[] { … }", true),
            (Shape.Array, "double[] # = { … }", true),
            (Shape.Array, "double[] # = […]", true),
            (Shape.Span, "Span<double> # = […]", true),
            (Shape.Span, "Span<double> # = stackalloc double[] { … }", true),
            (Shape.Grid, "double[,] # = new double[2, 2]", false),
            (Shape.Grid, "var # = new double[,] { … }", true),
        ]);
        var array = new Aggregate(shape, NewName("a"), shape == Shape.Grid ? 2 * GridElement.Columns : length);
        Expression[] elements = isFilled ? [.. Enumerable.Range(0, array.Length).Select(_ => Operand(Kind.Double, 1))] : [];
        _aggregates.Add(array);
        return new ArrayDeclaration(format, array.Name, array.Length, elements);
    }
}
