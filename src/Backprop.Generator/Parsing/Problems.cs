using System.Collections.Immutable;
using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>
/// Takes what is wrong with the user's code. The analyzer hands it on; the generator only needs to know that there was something. One mistake is reported once,
/// also when a helper that has it is called many times, and what the compiler has reported already is not reported again.
/// </summary>
internal sealed class Problems(Action<Diagnostic>? report)
{
    private readonly HashSet<(string Id, Location Place)> _known = [];
    private readonly HashSet<(string Id, Location Place)> _warned = [];

    /// <summary>Somebody listens; the generator does not.</summary>
    public bool IsReporting => report is not null;

    /// <summary>How many there were, those that the compiler reports included.</summary>
    public int Count { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, Location place, params object?[] arguments)
    {
        Count++;
        if (_known.Add((descriptor.Id, place)))
        {
            report?.Invoke(Diagnostic.Create(descriptor, place, arguments));
        }
    }

    /// <summary>Something that is worth a word and keeps nothing from being read.</summary>
    public void Warn(DiagnosticDescriptor descriptor, Location place, ImmutableDictionary<string, string?> properties, params object?[] arguments)
    {
        if (_warned.Add((descriptor.Id, place)))
        {
            report?.Invoke(Diagnostic.Create(descriptor, place, properties, arguments));
        }
    }

    /// <summary>How many of them are ours to report.</summary>
    public int Reported => _known.Count;

    /// <summary>What is wrong has been said already, by the compiler or by us at its root.</summary>
    public void LeaveToOthers() => Count++;

    /// <summary>The construct is none that equations have.</summary>
    public void Refuse(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion.Operand;
        }

        if (IsCompilersBusiness(operation))
        {
            LeaveToOthers();
            return;
        }

        (string construct, string remedy) = Unsupported.Describe(operation);
        Report(Descriptors.Unsupported, operation.Syntax.GetLocation(), construct, remedy);
    }

    private static bool IsCompilersBusiness(IOperation operation) =>
        operation is IInvalidOperation || (operation.Type is not null && operation.Type.IsError())
        || operation.ChildOperations.Any(child => child is IInvalidOperation || child.Type is { TypeKind: TypeKind.Error });
}
