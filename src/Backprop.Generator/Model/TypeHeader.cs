namespace Backprop.Generator.Model;

/// <summary>What is needed to reopen the user's type in another file.</summary>
/// <param name="HintName">The emitted file's name without its ending: the full metadata name of the type, and what of it the file is for.</param>
/// <param name="Namespace">The namespace; null for the global one.</param>
/// <param name="Declarations">From the outermost type to the annotated one: <c>partial record struct Layer&lt;T&gt;</c>.</param>
/// <param name="Self">The type's name in its own scope, with its type parameters.</param>
/// <param name="IsValueType">A struct: a view of its fields must not outlive it.</param>
/// <param name="Silenced">Warnings of the compiler's about emitted code that the user's code is the cause of, each with its reason.</param>
/// <param name="QualifyNames">In the type's scope <c>Math</c> or <c>Functions</c> means something else, so that emitted code spells them from <c>global::</c>.</param>
internal sealed record TypeHeader(
    string HintName,
    string? Namespace,
    EquatableArray<string> Declarations,
    string Self,
    bool IsValueType,
    EquatableArray<string> Silenced,
    bool QualifyNames)
{
    /// <summary>The same type, for another emitted file.</summary>
    public TypeHeader WithFile(string name) => this with { HintName = $"{HintName}.{name}" };
}
