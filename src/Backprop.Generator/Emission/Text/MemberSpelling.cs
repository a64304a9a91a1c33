using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>How emitted code names what is declared outside of it, so that nothing of the user's can come in between.</summary>
internal static class MemberSpelling
{
    /// <summary>The classes that emitted bodies call functions of.</summary>
    public static IReadOnlyList<string> RuntimeNames { get; } = ["Math", "MathF", "Functions", "FunctionsF"];

    /// <summary>Names that emitted bodies use for something else than a local.</summary>
    public static IEnumerable<string> NamesInScope(MethodModel cost) =>
        [.. cost.Arguments.Select(argument => argument.Name), .. cost.Parameters.Select(parameter => parameter.Root), .. RuntimeNames, .. cost.Equations is { } equations ? OuterNames(equations.Graph) : []];

    /// <summary>The user's members that the equations mention: no local may hide them.</summary>
    public static IEnumerable<string> OuterNames(Graph graph) =>
        Enumerable.Range(0, graph.Count).Where(id => graph[id].Op == Ops.Outer).Select(id => graph.NameOf(id)!.Split('.')[0]).SelectMany(name => new[] { name, name + HelperModel.Suffix, name + HelperModel.LaneSuffix });

    /// <summary>How the operation is spelt on numbers of its type: Math for double, MathF for float.</summary>
    public static Notation Of(Node node, Graph graph, bool qualify)
    {
        Notation notation = Guarded(node, graph).For(node.Operands.Count);
        bool isOfSingles = (node.Op.Type is null ? node : graph[node.A]).Type == NumberType.Single;
        string template = node.Op == Ops.Convert ? (IsOutOfRange(node, graph) ? OutOfRange(graph[node.A].Type) : notation.Template).Replace("{1}", node.Type.Keyword())
            : node.Op == Ops.Item ? notation.Template.Replace("{1}", node.Payload.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : isOfSingles && node.Op != Ops.Clamp ? OfSingles(notation.Template)
            : notation.Template;
        return node.Op != Ops.Item && node.Type.IsInteger() && node.Payload is Node.Checked or Node.Unchecked
            ? notation with { Template = $"{(node.Payload == Node.Checked ? "checked" : "unchecked")}({template})", Result = Precedence.Primary }
            : Qualify(template, qualify) is var spelt && spelt == notation.Template ? notation
            : notation with { Template = spelt };
    }

    /// <summary>What is carried out under a condition only.</summary>
    private static Notation Guarded(Node node, Graph graph) =>
        node.Op.Guard == 0 || graph[node.Operand(node.Op.Guard)].IsTrue ? node.Op.Code
        : new($"({{{node.Op.Guard}}}) ? {node.Op.Code.Template} : default", Precedence.Conditional, Precedence.Loosest);

    /// <summary>A number that does not fit, which the compiler refuses to convert while it knows it, and the machine does not.</summary>
    private static bool IsOutOfRange(Node node, Graph graph) => node.Type.IsInteger() && graph[node.A] is { IsConstant: true } operand && operand.Type.IsReal();

    private static string OutOfRange(NumberType type) => $"({{1}})global::Backprop.Functions{(type == NumberType.Single ? "F" : "")}.Constant({{0}})";

    /// <summary>The call of a function, with the derivatives that it yields beside the value. Such functions are the runtime's, also where the function alone is one of Math.</summary>
    public static string WithDerivatives(string call, IEnumerable<string> derivatives)
    {
        string rest = string.Concat(derivatives.Select(derivative => ", out " + derivative));
        if (rest.Length == 0)
        {
            return call;
        }

        int arguments = call.IndexOf('(');
        string function = call.Substring(0, arguments).Replace("System.Math", "Backprop.Math").Replace("Math.", "Functions.").Replace("MathF.", "FunctionsF.");
        return $"{function}{call.Substring(arguments, call.Length - arguments - 1)}{rest})";
    }

    public static string Qualify(string name, bool qualify) =>
        !qualify ? name
        : name.StartsWith("Math.", StringComparison.Ordinal) || name.StartsWith("MathF.", StringComparison.Ordinal) ? "global::System." + name
        : name.StartsWith("Functions.", StringComparison.Ordinal) || name.StartsWith("FunctionsF.", StringComparison.Ordinal) ? "global::Backprop." + name
        : name;

    /// <summary>A constant: by its name where it has one.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="id">The constant.</param>
    /// <param name="isTyped">Nothing beside it tells that an integer's value is meant as a double.</param>
    /// <param name="qualify">Names in full.</param>
    public static string OfConstant(Graph graph, int id, bool isTyped, bool qualify) =>
        graph.NameOf(id) is not { } own ? Literal.Of(graph[id], isTyped)
        : isTyped && graph[id].Type == NumberType.Double ? Literal.AsDouble(Qualify(own, qualify))
        : Qualify(own, qualify);

    private static string OfSingles(string template) =>
        template.StartsWith("Math.", StringComparison.Ordinal) ? "MathF." + template.Substring("Math.".Length)
        : template.StartsWith("Functions.", StringComparison.Ordinal) ? "FunctionsF." + template.Substring("Functions.".Length)
        : template.StartsWith("double.", StringComparison.Ordinal) ? "float." + template.Substring("double.".Length)
        : template;

    /// <summary>An input with another name for its argument, which begins its path: <c>sample.X</c>, or <c>((int)sample.Mode)</c> of an enum.</summary>
    public static string OfInput(string input, Func<string, string> nameOf)
    {
        int start = input.IndexOf(')') is var cast and >= 0 ? cast + 1 : 0;
        string path = input.Substring(start);
        int length = path.IndexOfAny(['.', ')']) is var end and >= 0 ? end : path.Length;
        return input.Substring(0, start) + nameOf(path.Substring(0, length)) + path.Substring(length);
    }

    /// <summary>The parameter as an expression; an argument of the same name would hide a property.</summary>
    public static string OfParameter(MethodModel cost, ParameterModel parameter) =>
        parameter.IsArgument ? parameter.Name : OfMember(cost, parameter.Name, parameter.IsStatic);

    /// <summary>A member of the type as an expression, from inside the emitted methods.</summary>
    public static string OfMember(MethodModel cost, string name, bool isStatic) =>
        cost.Arguments.All(argument => argument.Name != name.Split('.')[0]) ? name
        : isStatic ? $"{cost.Header.Self}.{name}"
        : $"this.{name}";
}
