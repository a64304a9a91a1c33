using System.Text;

namespace Backprop.Generator.Emission;

/// <summary>Text with indentation. Lines end in '\n' on every machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(text);
        }

        _text.Append('\n');
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }
    }

    public void Open(string header)
    {
        Line(header);
        Line("{");
        _depth++;
    }

    public void Close()
    {
        _depth--;
        Line("}");
    }

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> Content => _text.Length == 0 ? [] : _text.ToString(0, _text.Length - 1).Split('\n');

    public override string ToString() => _text.ToString();
}
