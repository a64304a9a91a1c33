using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads calls: functions with a derivative rule become operations, methods of the same type are written out in place.</summary>
/// <param name="graph">The graph.</param>
/// <param name="type">The annotated type: its methods can be read.</param>
/// <param name="problems">Where to report.</param>
/// <param name="evaluate">What a method returns for given arguments.</param>
internal sealed class CallParser(Graph graph, INamedTypeSymbol type, Problems problems, Func<IMethodSymbol, IReadOnlyList<int?>, Scope?, int?> evaluate)
{
    private const int MostCalls = 20_000;

    private int _calls;

    public int? Parse(IInvocationOperation call, Scope scope, Func<IOperation, Scope, int?> parse)
    {
        IMethodSymbol method = call.TargetMethod;
        if (KnownMembers.Find(method) is { } op)
        {
            int?[] operands = Arguments(call, scope, parse);
            return operands.Contains(null) ? null : graph.Append(op, (int)operands[0]!, operands.Length > 1 ? (int)operands[1]! : -1);
        }

        if (!IsHelper(call, scope))
        {
            return null;
        }

        int?[] arguments = Arguments(call, scope, parse);
        return arguments.Contains(null) ? null : evaluate(method.OriginalDefinition, arguments, scope);
    }

    /// <summary>The arguments in the order of the parameters, evaluated in the order in which they are written.</summary>
    private static int?[] Arguments(IInvocationOperation call, Scope scope, Func<IOperation, Scope, int?> parse)
    {
        var values = new int?[call.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            values[argument.Parameter!.Ordinal] = parse(argument.Value, scope);
        }

        return values;
    }

    private bool IsHelper(IInvocationOperation call, Scope scope)
    {
        IMethodSymbol method = call.TargetMethod;
        string name = $"{method.ContainingType?.Name}.{method.Name}";
        if (_calls > MostCalls)
        {
            // Said once, where the limit was passed.
            return Silently();
        }

        if (method.MethodKind == MethodKind.LocalFunction || scope.MentionsRefused(call.Instance))
        {
            // Refused where it, or the delegate, is declared.
            return Silently();
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return No(Descriptors.Unsupported, "The call of a delegate", "call a method of this type by its name");
        }

        if (method.IsEmitted())
        {
            return No(Descriptors.Unsupported, $"The generated member '{method.Name}'", "call the cost method itself, or a method of your own");
        }

        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            return No(Descriptors.NoRule, name, "use the functions of Math and Backprop.Functions that have one, for double, or write it with them");
        }

        if (!SymbolEqualityComparer.Default.Equals(method.ContainingType, type))
        {
            return No(Descriptors.NoRule, name, "it belongs to another type, so that its equations cannot be read here: move it into this type");
        }

        if (call.Instance is not (null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }))
        {
            return No(Descriptors.Unsupported, $"The call of '{method.Name}' on another object", "call it on this object");
        }

        if (method.IsReplaceable() || method.IsGenericMethod || method.IsAsync || method.IsExtern)
        {
            return No(Descriptors.Unsupported, $"The {Adjective(method)} method '{method.Name}'", "make it an ordinary private or static method, so that what is read here is what runs");
        }

        if (!method.ReturnType.IsDouble() || method.RefKind != RefKind.None)
        {
            return method.ReturnType.IsError() ? Silently() : No(Descriptors.WrongType, $"The result of '{method.Name}'", method.ReturnType.Display(), "return a double");
        }

        if (method.Parameters.FirstOrDefault(parameter => !parameter.Type.IsDouble() || parameter.RefKind != RefKind.None) is { } odd)
        {
            return odd.Type.IsError() ? Silently() : No(Descriptors.WrongType, $"The argument '{odd.Name}' of '{method.Name}'", $"{Reference(odd)}{odd.Type.Display()}", "pass a double by value");
        }

        if (scope.IsCalling(method.OriginalDefinition))
        {
            return No(Descriptors.Recursion, method.Name, scope.IsCalledDirectly(method.OriginalDefinition) ? "" : " by way of other methods");
        }

        return ++_calls <= MostCalls
            || No(Descriptors.Unsupported, $"The call of '{method.Name}'", $"the cost expands to more than {MostCalls} calls: make it smaller");

        bool No(DiagnosticDescriptor descriptor, params object[] arguments)
        {
            problems.Report(descriptor, call.Syntax.GetLocation(), arguments);
            return false;
        }

        bool Silently()
        {
            problems.LeaveToOthers();
            return false;
        }
    }

    private static string Adjective(IMethodSymbol method) =>
        method.IsGenericMethod ? "generic" : method.IsAsync ? "async" : method.IsExtern ? "extern" : "virtual";

    private static string Reference(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.None => "",
        _ => "in ",
    };
}
