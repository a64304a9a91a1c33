using System.Globalization;
using Backprop.Generator.Mathematics;

namespace Backprop.Generator.Emission;

/// <summary>Emits a long body as a method that calls its parts, one after the other, and the parts: the same statements in the same order. A value that another part needs lies in a span, at a place that is called like the value.</summary>
/// <param name="head">What the parts have in common.</param>
/// <param name="statements">The statements.</param>
/// <param name="cut">Where they are cut.</param>
/// <param name="workspace">What one part leaves for others.</param>
/// <param name="prologue">The spans of parameters, arguments and partials, by name.</param>
internal sealed class PartsEmitter(PartsHead head, IReadOnlyList<BackwardStep> statements, Cut cut, Workspace workspace, IReadOnlyList<(string Name, string Declaration)> prologue)
{
    // A line has as many.
    private const int PlacesOfLine = 8;

    private readonly SortedDictionary<int, string> _kept = [];
    private readonly HashSet<string> _spans = [];
    private readonly int _parts = cut.PartOf[statements.Count - 1] + 1;

    /// <summary>The workspace has a place for the value: how code refers to it there; null for every other value.</summary>
    public string? Spelling(int id, string name)
    {
        if (!workspace.Has(id))
        {
            return null;
        }

        _kept[id] = name;
        return workspace.Entry(id, name);
    }

    /// <summary>Code refers to this, which may be an entry of a span, or a number that is declared beside spans.</summary>
    public string Mention(string text)
    {
        _spans.Add(text.IndexOf('[') is var end and > 0 ? text.Substring(0, end) : text);
        return text;
    }

    /// <summary>The body of the method.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="print">Spells the value where it is no local.</param>
    /// <param name="free">Free names.</param>
    public void WriteCalls(SourceWriter writer, NumberType type, int value, Func<int, string> print, NameAllocator free)
    {
        writer.Line($"// In {_parts} parts, because the compiler does not optimize a method that is so long.{(workspace.Types.Any() ? $" What one leaves for another lies in {string.Join(", ", workspace.Types.Select(workspace.NameOf))}." : "")}");
        writer.Lines(head.Results.Select(result => $"global::System.Runtime.CompilerServices.Unsafe.SkipInit(out {result});"));
        writer.Lines(workspace.Take());
        writer.Lines(_parts > Cut.MostStatements ? Enumerable.Range(1, Groups).Select(group => $"{head.Name}s{group}({Passed});") : Calls(1, _parts));
        _spans.Clear();
        string result = workspace.Has(value) ? workspace.Entry(value, workspace.PlaceOf(value).ToString(CultureInfo.InvariantCulture)) : print(value);
        writer.Lines(Prologue());
        if (workspace.IsRented)
        {
            string local = free.Take("result");
            writer.Line($"{type.Keyword()} {local} = {result};");
            writer.Lines(workspace.GiveBack());
            result = local;
        }

        writer.Line($"return {result};");
    }

    /// <summary>The parts, each a method.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="print">Spells a statement, with its comment if it has one.</param>
    /// <param name="isForward">In which section a statement stands.</param>
    public void WriteParts(SourceWriter writer, Func<BackwardStep, (string? Comment, string Text)> print, Func<BackwardStep, bool> isForward)
    {
        string declarations = string.Join(", ", head.Arguments.Select(argument => argument.Declaration).Concat(workspace.Types.Select(workspace.Declaration)));
        WriteGroups(writer, declarations);
        int next = 0;
        for (int part = 0; part < _parts; part++)
        {
            _kept.Clear();
            _spans.Clear();
            var lines = new List<string>();
            for (int first = next; next < statements.Count && cut.PartOf[next] == part; next++)
            {
                bool isSectionForward = isForward(statements[next]);
                if (next == first || isForward(statements[next - 1]) != isSectionForward)
                {
                    lines.AddRange([.. next == first ? Array.Empty<string>() : [""], isSectionForward ? "// Forward" : "// Backward"]);
                }

                (string? comment, string text) = print(statements[next]);
                lines.AddRange([.. comment is null ? Array.Empty<string>() : ["// " + comment], text]);
            }

            writer.Line();
            writer.Document($"Part {part + 1} of the {_parts} of {head.Method}.");
            writer.Line(FileFrame.GeneratedCode);
            writer.Open($"private {(head.IsStatic ? "static " : "")}void {head.Name}{part + 1}({declarations})");
            string[] places = [.. Prologue(), .. workspace.Types.Where(type => _kept.Keys.Any(id => workspace.TypeOf(id) == type)).Select(workspace.Bound), .. Places()];
            writer.Lines(places);
            writer.Lines(places.Length > 0 ? [""] : []);
            writer.Lines(lines);
            writer.Close();
        }
    }

    /// <summary>So many parts that the method which calls them would be long itself.</summary>
    private void WriteGroups(SourceWriter writer, string declarations)
    {
        foreach (int group in _parts > Cut.MostStatements ? Enumerable.Range(0, Groups) : [])
        {
            int first = (group * Cut.MostStatements) + 1;
            writer.Line();
            writer.Document($"The parts from {first} on of the {_parts} of {head.Method}.");
            writer.Line(FileFrame.GeneratedCode);
            writer.Open($"private {(head.IsStatic ? "static " : "")}void {head.Name}s{group + 1}({declarations})");
            writer.Lines(Calls(first, Math.Min(Cut.MostStatements, _parts + 1 - first)));
            writer.Close();
        }
    }

    private int Groups => (_parts + Cut.MostStatements - 1) / Cut.MostStatements;

    private string Passed => string.Join(", ", head.Arguments.Select(argument => argument.Passed).Concat(workspace.Types.Select(workspace.NameOf)));

    private IEnumerable<string> Calls(int first, int count) => Enumerable.Range(first, count).Select(part => $"{head.Name}{part}({Passed});");

    private IEnumerable<string> Prologue() => prologue.Where(span => _spans.Contains(span.Name)).Select(span => span.Declaration);

    /// <summary>const int z1 = 3, a1 = 4, so that values[z1] is z1.</summary>
    private IEnumerable<string> Places() => _kept
        .Select((value, index) => (Declaration: $"{value.Value} = {workspace.PlaceOf(value.Key)}", Line: index / PlacesOfLine))
        .GroupBy(place => place.Line, place => place.Declaration)
        .Select(line => $"const int {string.Join(", ", line)};");
}
