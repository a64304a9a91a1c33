namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>A place that can be read, written and referred to: a local, an element, an item of a tuple.</summary>
internal readonly record struct Place(Number[] Storage, int Index)
{
    public ref Number Value => ref Storage[Index];
}

/// <summary>
/// The variables of one call. Names are unique in a method, so that blocks need no frames of their own; a local function sees the frame that it was declared in.
/// </summary>
internal sealed class Frame(RandomProgram program, Frame? outer, int[] steps)
{
    private const int Enough = 20_000;

    private readonly Dictionary<string, Place> _places = [];
    private readonly Dictionary<string, ArraySegment<Number>> _aggregates = [];
    private readonly Dictionary<string, (Helper Helper, Frame Home)> _localFunctions = [];

    /// <summary>What the method returns, once it does.</summary>
    public Number Result { get; set; }

    private Frame? Outer => outer;

    /// <summary>A frame for a call from this one.</summary>
    public Frame Call(Frame? home) => new(program, home, steps);

    /// <summary>Counts a step, and stops a program that has lost its way out of a loop.</summary>
    public void Step()
    {
        if (++steps[0] > Enough)
        {
            throw new OutOfFuelException();
        }
    }

    public void Declare(string name, Number value) => Bind(name, new Place([value], 0));

    /// <summary>Makes the name stand for a place that exists: ref.</summary>
    public void Bind(string name, Place place) => _places[name] = place;

    public Place Find(string name) => _places.TryGetValue(name, out Place place) ? place : outer is null ? throw new KeyNotFoundException(name) : outer.Find(name);

    /// <summary>Arrays and spans are bound as they are, tuples and structs after they have been copied.</summary>
    public void Bind(string name, ArraySegment<Number> aggregate) => _aggregates[name] = aggregate;

    public ArraySegment<Number> FindAggregate(string name) =>
        _aggregates.TryGetValue(name, out ArraySegment<Number> aggregate) ? aggregate : outer is null ? throw new KeyNotFoundException(name) : outer.FindAggregate(name);

    public void Declare(Helper localFunction) => _localFunctions[localFunction.Name] = (localFunction, this);

    public (Helper Helper, Frame? Home) FindHelper(string name)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Outer)
        {
            if (frame._localFunctions.TryGetValue(name, out (Helper Helper, Frame Home) found))
            {
                return found;
            }
        }

        return (program.Helpers.First(helper => helper.Name == name), null);
    }
}
