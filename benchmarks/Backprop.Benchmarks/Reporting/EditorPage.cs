namespace Backprop.Benchmarks;

/// <summary>The page docs/editor.md, likewise.</summary>
internal static class EditorPage
{
    /// <param name="table">What was measured.</param>
    /// <param name="arguments">Of the command line that measured it.</param>
    public static void Write(string table, string[] arguments) =>
        File.WriteAllText(Path.Combine(Clone.Root, "docs", "editor.md"), $"""
            # Speed in the editor

            The generator runs after every keystroke. An edit in another file or in a comment makes it compare what has changed, and nothing else; an edit of a cost method makes it read that type and write that method again
            ([EditorTypes.cs](../benchmarks/Backprop.Benchmarks/EditorTypes.cs): types with a network of three neurons each, in files of their own). What it takes for one method grows with the operations that are written out, in proportion
            ([EditorGraphs.cs](../benchmarks/Backprop.Benchmarks/EditorGraphs.cs): from the binding of the method to the emitted text, in a process in which the generator has run before). [Architecture](architecture.md#in-the-editor) says how.

            {table}
            A time for each is per type, or per operation. Of an edit with one type, nearly all is the compiler's own: it looks for attributes in all files.

            ## How it was measured

            {Page.HowMeasured(arguments)}

            Times depend on the machine, and are medians of three rounds of [BenchmarkDotNet](https://benchmarkdotnet.org). The command above writes this page.

            """);
}
