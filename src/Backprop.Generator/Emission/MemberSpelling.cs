using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>How emitted code names what is declared outside of it, so that nothing of the user's can come in between.</summary>
internal static class MemberSpelling
{
    /// <summary>Names that emitted bodies use for something else than a local.</summary>
    public static IEnumerable<string> NamesInScope(CostModel cost) =>
        [.. cost.Arguments.Select(argument => argument.Name), .. cost.Parameters.Select(parameter => parameter.Name), "Math", "Functions"];

    public static Notation Of(Op op, bool qualify) => qualify ? op.Code with { Template = Qualify(op.Code.Template, qualify) } : op.Code;

    public static string Qualify(string name, bool qualify) =>
        !qualify ? name
        : name.StartsWith("Math.", StringComparison.Ordinal) ? "global::System." + name
        : name.StartsWith("Functions.", StringComparison.Ordinal) ? "global::Backprop." + name
        : name;

    /// <summary>The parameter as an expression; an argument of the same name would hide a property.</summary>
    public static string OfParameter(CostModel cost, ParameterModel parameter) =>
        parameter.IsArgument ? parameter.Name : OfMember(cost, parameter.Name, parameter.IsStatic);

    /// <summary>A member of the type as an expression, from inside the emitted methods.</summary>
    public static string OfMember(CostModel cost, string name, bool isStatic) =>
        cost.Arguments.All(argument => argument.Name != name) ? name
        : isStatic ? $"{cost.Header.Self}.{name}"
        : $"this.{name}";
}
