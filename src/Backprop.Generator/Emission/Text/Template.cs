namespace Backprop.Generator.Emission;

/// <summary>Text with places for others, as string.Format has it, read once: <c>{0} + {1}</c>.</summary>
internal sealed class Template
{
    private readonly List<string> _texts = [];
    private readonly List<int> _places = [];

    public Template(string template)
    {
        int start = 0;
        string text = "";
        for (int index = 0; index < template.Length; index++)
        {
            char c = template[index];
            if (c is not ('{' or '}'))
            {
                continue;
            }

            text += template.Substring(start, index - start);
            if (template[index + 1] == c)
            {
                text += c;
                start = index + 2;
            }
            else
            {
                int end = template.IndexOf('}', index);
                _texts.Add(text);
                _places.Add(int.Parse(template.Substring(index + 1, end - index - 1), System.Globalization.CultureInfo.InvariantCulture));
                (text, start) = ("", end + 1);
            }

            index = start - 1;
        }

        _texts.Add(text + template.Substring(start));
    }

    /// <summary>What stands before, between and after the places.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Which operand each place is for.</summary>
    public IReadOnlyList<int> Places => _places;
}
