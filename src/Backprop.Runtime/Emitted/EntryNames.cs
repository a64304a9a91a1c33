using System.Collections;
using System.ComponentModel;
using System.Globalization;

namespace Backprop;

/// <summary>The names of the entries of vectors and matrices, made when they are asked for. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EntryNames : IReadOnlyList<string>
{
    private readonly (string Name, int Rows, int Columns)[] _parameters;

    private EntryNames((string Name, int Rows, int Columns)[] parameters)
    {
        _parameters = parameters;
        Count = parameters.Sum(CountOf);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public string this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            foreach ((string Name, int Rows, int Columns) parameter in _parameters)
            {
                if (index < CountOf(parameter))
                {
                    return parameter.Rows == 0 ? parameter.Name
                        : parameter.Columns == 0 ? string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}[{index}]")
                        : string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}[{index / parameter.Columns}, {index % parameter.Columns}]");
                }

                index -= CountOf(parameter);
            }

            return "";
        }
    }

    /// <summary>The names of the entries of some parameters.</summary>
    /// <param name="parameters">Name, rows and columns of each; 0 rows for a number, 0 columns for a vector.</param>
    public static EntryNames Of(params (string Name, int Rows, int Columns)[] parameters) => new(parameters);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int CountOf((string Name, int Rows, int Columns) parameter) => Math.Max(1, parameter.Rows) * Math.Max(1, parameter.Columns);
}
