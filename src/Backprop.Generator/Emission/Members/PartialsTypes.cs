using System.Globalization;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>The types of the partials of structs, nested in a gradient: one for each struct, however many parameters are of it.</summary>
internal sealed class PartialsTypes
{
    private readonly string _number;
    private readonly NameAllocator _names;
    private readonly Dictionary<string, string> _known = [];
    private readonly List<(string Name, StructModel Struct, Shape[] Shapes)> _types = [];

    public PartialsTypes(CostModel cost)
    {
        _number = cost.GradientType.Keyword();
        _names = new NameAllocator([cost.Names.Gradient, .. GradientTypeEmitter.Members, .. cost.Parameters.SelectMany(parameter => parameter.Name.Split('.'))]);
        foreach (CompositeModel composite in cost.Composites)
        {
            Add(composite.Struct, composite.Name, new Queue<Shape>(cost.Parameters.Where(parameter => parameter.Root == composite.Name && !parameter.IsArgument).Select(parameter => parameter.Shape)));
        }
    }

    public IEnumerable<string> Names => _known.Values;

    public string NameOf(StructModel type) => _known[type.Type];

    /// <summary>Structs of numbers, one after the other as the block has them.</summary>
    public void WriteStructs(SourceWriter writer)
    {
        foreach ((string name, StructModel type, _) in _types)
        {
            Open(writer, $"The partial derivatives with respect to the parts of {Described(type)}.", $"public record struct {name}");
            foreach (StructPart part in type.Parts)
            {
                writer.Lines(part == type.Parts[0] ? [] : [""]);
                writer.Document($"The partial{(part.Struct is null ? "" : "s")} with respect to {NameAllocator.Bare(part.Name)}.");
                writer.Line($"public {(part.Struct is null ? _number : NameOf(part.Struct))} {part.Name};");
            }

            writer.Close();
        }
    }

    /// <summary>Views of a part of the block.</summary>
    public void WriteViews(SourceWriter writer)
    {
        foreach ((string name, StructModel type, Shape[] shapes) in _types)
        {
            var own = new NameAllocator(type.Parts.Select(part => part.Name));
            (string block, string offset) = (own.Take("_partials"), own.Take("_offset"));
            Open(writer, $"The partial derivatives with respect to the parts of {Described(type)}: live views of the gradient's block.", $"public readonly struct {name}");
            writer.Line($"private readonly {_number}[] {block};");
            writer.Line($"private readonly int {offset};");
            writer.Line();
            writer.Line($"internal {name}({_number}[] partials, int offset) => ({block}, {offset}) = (partials, offset);");
            (int first, int place) = (0, 0);
            foreach (StructPart part in type.Parts)
            {
                string at = place == 0 ? offset : $"{offset} + {place.ToString(CultureInfo.InvariantCulture)}";
                int count = part.Struct is null ? 1 : ParametersOf(part.Struct);
                writer.Line();
                if (part.Struct is null)
                {
                    GradientTypeEmitter.WriteView(writer, _number, part.Name, shapes[first], $"The partial with respect to {NameAllocator.Bare(part.Name)}.", block, at);
                }
                else
                {
                    writer.Document($"The partials with respect to {NameAllocator.Bare(part.Name)}, in parts.");
                    writer.Line($"public {NameOf(part.Struct)} {part.Name} => new({block}, {at});");
                }

                place += shapes.Skip(first).Take(count).Sum(shape => shape.Count);
                first += count;
            }

            writer.Close();
        }
    }

    private static void Open(SourceWriter writer, string summary, string header)
    {
        writer.Line();
        writer.Document(summary);
        writer.Line(FileFrame.GeneratedCode);
        writer.Open(header);
    }

    private static string Described(StructModel type) => type.Name.Length == 0 ? "a tuple" : NameAllocator.Bare(type.Name);

    private static int ParametersOf(StructModel type) => type.Parts.Sum(part => part.Struct is null ? 1 : ParametersOf(part.Struct));

    private Shape[] Add(StructModel type, string property, Queue<Shape> shapes)
    {
        Shape[] own = [.. type.Parts.SelectMany(part => part.Struct is null ? [shapes.Dequeue()] : Add(part.Struct, part.Name, shapes))];
        if (!_known.ContainsKey(type.Type))
        {
            string name = _names.Take(NameAllocator.Bare(type.Name.Length == 0 ? property : type.Name) + "Partials");
            _known.Add(type.Type, name);
            _types.Add((name, type, own));
        }

        return own;
    }
}
