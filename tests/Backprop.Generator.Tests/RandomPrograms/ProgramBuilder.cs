using CsCheck;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>A local or an argument that has a value wherever it is in scope.</summary>
/// <param name="Limit">For ints that are known at compile time: what they stay below, from 0. Otherwise 0.</param>
internal sealed record Variable(Kind Kind, string Name, bool IsWritable = true, bool IsCapturable = true, int Limit = 0);

internal enum Shape
{
    Tuple,
    Pair,
    Array,
    Span,
    Grid,
}

/// <summary>A local that holds several doubles.</summary>
internal sealed record Aggregate(Shape Shape, string Name, int Length, bool IsNamed = false)
{
    public bool IsComposite => Shape is Shape.Tuple or Shape.Pair;

    public string Label(int index) => Shape == Shape.Pair ? (index == 0 ? "X" : "Y") : IsNamed ? (index == 0 ? "Left" : "Right") : $"Item{index + 1}";
}

/// <summary>
/// Writes programs that are type-correct, definitely assigned and finite by construction. This part knows what is in scope; the others have a part of the language each.
/// </summary>
internal sealed partial class ProgramBuilder(PCG pcg, Features features)
{
    private readonly List<Helper> _helpers = [];
    private List<Variable> _variables = [];
    private List<Aggregate> _aggregates = [];
    private List<Helper> _localFunctions = [];
    private Features _features = features;
    private Kind _result = Kind.Double;
    private int _names;

    /// <summary>How deep the statement being written is nested, and how many times it runs.</summary>
    private (int Nesting, int Loops, int Switches, int Repeats) _place = (0, 0, 0, 1);

    public RandomProgram Program(string seed)
    {
        // Half of the programs have no float in them: single precision hides small errors.
        _features &= Chance(2) ? Features.All & ~Features.Floats : Features.All;
        bool isSingle = Has(Features.Floats) && Chance(2);
        Parameter[] parameters = [.. Enumerable.Range(0, 1 + Next(3)).Select(index => Input(isSingle && !Chance(4) ? Kind.Float : Kind.Double, $"p{index}"))];
        Parameter[] inputs = Has(Features.Inputs) ? [.. new[] { Kind.Double, Kind.Int, Kind.Bool }.Where(_ => Chance(2)).Select((kind, index) => Input(kind, $"u{index}"))] : [];
        AddHelpers();
        _result = isSingle && Chance(2) ? Kind.Float : Kind.Double;
        _variables.AddRange(parameters.Concat(inputs).Select(parameter => new Variable(parameter.Kind, parameter.Name)));
        Statement[] body = [.. Statements(1 + Next(1 + Next(9))), new Return(_result, Ending())];
        return new RandomProgram(seed, new Helper("F", _result, [.. parameters, .. inputs], body, true), parameters.Length, [.. _helpers], InlinesAll: Chance(2));
    }

    private static Parameter Input(Kind kind, string name) => new(kind, name, Passing.Value, null);

    /// <summary>The value of the whole: something that much of what came before has a part in.</summary>
    private Expression Ending()
    {
        Expression ending = Number(_result, 2);
        Expression[] parts = [.. Names(Kind.Int), .. Names(Kind.Float), .. _result == Kind.Double ? [.. Names(Kind.Double), .. Items()] : Array.Empty<Expression>()];
        foreach (Expression part in parts.Where(_ => Chance(2)))
        {
            ending = new Binary(Chance(2) ? "+" : "-", ending, part);
        }

        return ending;
    }

    private int Next(int count) => (int)pcg.Next((uint)count);

    private bool Chance(int oneIn) => Next(oneIn) == 0;

    private T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    private bool Has(Features wanted) => (_features & wanted) == wanted;

    private string NewName(string letter) => $"{letter}{_names++}";

    /// <summary>Takes one of the ways to write something; a way is left out where its weight is 0.</summary>
    private T Choose<T>(params (int Weight, Func<T> Write)[] ways)
    {
        int place = Next(ways.Sum(way => way.Weight));
        foreach ((int weight, Func<T> write) in ways)
        {
            if ((place -= weight) < 0)
            {
                return write();
            }
        }

        throw new InvalidOperationException("All weights are 0.");
    }

    private int With(Features wanted, int weight) => Has(wanted) ? weight : 0;

    private Name[] Names(Kind kind, bool writable = false) =>
        [.. _variables.Where(variable => variable.Kind == kind && (!writable || variable.IsWritable)).Select(variable => new Name(kind, variable.Name))];

    private void Add(Kind kind, string name) => _variables.Add(new Variable(kind, name));

    /// <summary>What is declared meanwhile goes out of scope.</summary>
    private T Scoped<T>(Func<T> write)
    {
        (int variables, int aggregates, int functions) = (_variables.Count, _aggregates.Count, _localFunctions.Count);
        T written = write();
        _variables.RemoveRange(variables, _variables.Count - variables);
        _aggregates.RemoveRange(aggregates, _aggregates.Count - aggregates);
        _localFunctions.RemoveRange(functions, _localFunctions.Count - functions);
        return written;
    }
}
