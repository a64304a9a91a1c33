using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Which methods can be written out in the place of their call.</summary>
internal sealed class CallRules(Reading reading)
{
    public bool CanBeRead(IOperation call, IMethodSymbol method, IOperation? instance)
    {
        reading.Budget.TakeCall(call, method.Name);
        string name = $"{method.ContainingType?.Name}.{method.Name}";
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return !method.IsGenericMethod || No(Descriptors.Unsupported, $"The generic function '{method.Name}'", "write it for numbers of one type");
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return reading.Problems.Count > 0 ? Silently() : No(Descriptors.Unsupported, "The call of a delegate", "call a method by its name");
        }

        if (method.IsEmitted())
        {
            return No(Descriptors.Unsupported, $"The generated member '{method.Name}'", "call the cost method itself, or a method of your own");
        }

        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            return reading.UsesRefusedLocal(call) ? Silently()
                : method.ReturnsVoid ? No(Descriptors.Unsupported, $"The call of '{name}', which has an effect instead of a result,", "take it out: a cost has no effect but its result")
                : No(Descriptors.NoRule, name, "use the functions of Math, double and Backprop.Functions that have one, or write it with them");
        }

        if (method.GetAttributes().Any(data => data.AttributeClass.IsNamed("System.Diagnostics.ConditionalAttribute")))
        {
            return No(Descriptors.Unsupported, $"The call of '{name}', which is [Conditional],", "take out the attribute, or the call: what is read here must be what runs in every build");
        }

        if (method.IsImplicitlyDeclared)
        {
            return No(Descriptors.Unsupported, $"'{(method.MethodKind == MethodKind.UserDefinedOperator ? call.Syntax.ToString() : method.Name)}', which the compiler writes for '{method.ContainingType?.Name}',", "compare or combine its parts by yourself");
        }

        bool isOwn = SymbolEqualityComparer.Default.Equals(method.ContainingType, reading.Type);
        if (method.ContainingType is { IsGenericType: true } && !isOwn && !SymbolEqualityComparer.Default.Equals(method.ContainingType, method.ContainingType.OriginalDefinition))
        {
            return No(Descriptors.NoRule, name, "it belongs to a generic type with other type arguments, so that its equations cannot be read here: move it into a type that is not generic");
        }

        if (instance is not null && !method.IsStatic && !reading.Members.IsOwn(instance) && method.ContainingType?.IsValueType != true)
        {
            return No(Descriptors.Unsupported, $"The call of '{method.Name}' on another object", "call it on this object, or make it static");
        }

        if (method.IsReplaceable() || method.IsGenericMethod || method.IsAsync || method.IsExtern)
        {
            return No(Descriptors.Unsupported, $"The {Adjective(method)} method '{method.Name}'", "make it an ordinary private or static method, so that what is read here is what runs");
        }

        if (method.RefKind != RefKind.None || !(method.ReturnsVoid || DeclarationParser.IsUsable(method.ReturnType)))
        {
            return method.ReturnType.IsError() ? Silently() : No(Descriptors.WrongType, $"The result of '{method.Name}'", (method.RefKind == RefKind.None ? "" : "ref ") + method.ReturnType.Display(), "return a number, a tuple, a struct of numbers or an array by value");
        }

        return method.Parameters.FirstOrDefault(parameter => !DeclarationParser.IsUsable(parameter.Type)) is not { } odd
            || (odd.Type.IsError() ? Silently() : No(Descriptors.WrongType, $"The argument '{odd.Name}' of '{method.Name}'", odd.Type.Display(), "pass numbers, tuples, structs of numbers or arrays"));

        bool No(DiagnosticDescriptor descriptor, params object[] arguments)
        {
            reading.Problems.Report(descriptor, call.Syntax.GetLocation(), arguments);
            return false;
        }

        bool Silently()
        {
            reading.Problems.LeaveToOthers();
            return false;
        }
    }

    private static string Adjective(IMethodSymbol method) =>
        method.IsGenericMethod ? "generic" : method.IsAsync ? "async" : method.IsExtern ? "extern" : method.IsAbstract ? "abstract" : "virtual";
}
