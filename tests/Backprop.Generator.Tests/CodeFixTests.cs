using System.Collections.Immutable;
using Backprop.CodeFixes;
using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests;

/// <summary>A fix changes what it says, not a character besides, and what it was offered for is gone afterwards.</summary>
public class CodeFixTests
{
    private static readonly CodeFixProvider[] Fixes = [new MakePartialCodeFix(), new MakePropertyPartialCodeFix(), new AddBackpropCodeFix(), new StableSpellingCodeFix(), new AddParameterCodeFix(), new RemoveParameterCodeFix()];

    [Fact]
    public void Every_fix_is_for_a_diagnostic_that_exists() =>
        Assert.All(Fixes.SelectMany(fix => fix.FixableDiagnosticIds), id => Assert.Contains(id, Descriptors.All.Select(descriptor => descriptor.Id)));

    /// <summary>What stands between «» is what a fix adds, and between ‹› what it removes.</summary>
    public static TheoryData<string, string> Examples => new()
    {
        {
            "BP0001", """
            // A network.
            [Backprop]
            public sealed /* no heirs */ «partial »class Net
            {
                [Cost] static double Cost([Parameter] double x) => x;
            }
            """
        },
        {
            "BP0001", """
            namespace N
            {
                // Without modifiers.
                «partial »class Outer<T> where T : class
                {
                    [Backprop] partial record struct Net { [Cost] static double Cost([Parameter] double x) => x; }
                }
            }
            """
        },
        {
            "BP0002", """
            [Backprop]
            public partial class Net
            {
                /// <summary>The weight.</summary>
                [Parameter]
                [Obsolete] // soon
                public «partial »double W { get; /* for all */ set; } // w
                [Cost] double Cost() => W;
            }
            """
        },
        {
            "BP0002", """
            [Backprop]
            partial class Net
            {
                [Parameter]
                «partial »double W
                {
                    get;
                    set;
                }

                [Cost] double Cost() => W;
            }
            """
        },
        {
            "BP0011", """
            /// <summary>A valley.</summary>
            «[Backprop]
            »[Obsolete]
            public static partial class Valley
            {
                [Cost] public static double Cost(double x) => x;
            }
            """
        },
        {
            "BP0011", """
            namespace N
            {
                #region Valleys
                «[Backprop]
                »static partial class Valley
                {
                    static double Cost([Parameter] double x) => x;
                }
                #endregion
            }
            """
        },
        {
            "BP0010", """
            [Backprop]
            public partial class Line
            {
                /// <summary>Rise by run.</summary>
                «[Parameter] »public partial double Slope { get; set; }
                public double Unit { get; set; }
                «[Parameter] »[Obsolete] public partial double Offset { get; set; } // at 0
                [Cost] double Cost(double x) => Slope * x + Offset;
            }
            """
        },
        { "BP0010", "[Backprop] partial class F { public partial double Own { get; set; } public partial double Own { get => 1; set { } } [Cost] static double Cost(«[Parameter] »double x, int n) => x * n; }" },
        { "BP0010", "[Backprop] static partial class F { [Cost] static double Cost(«[Parameter] »double x, «[Parameter] »double y) => x * y; }" },
        {
            "BP0007", """
            [Backprop]
            public partial class Line
            {
                [Parameter] public partial double Slope { get; set; }

            ‹    /// <summary>Left over.</summary>
                [Parameter]
                public partial double Offset { get; set; } // not used
            ›    [Cost] double Cost(double x) => Slope * x;
            }
            """
        },
        { "BP0007", "[Backprop] partial class Line { [Parameter] public partial double W { get; set; } ‹[Parameter] public partial double B { get; set; } ›[Cost] double Cost(double x) => W * x; }" },
        { "BP0011", "namespace N { «[Backprop] »partial class Valley { [Cost] public static double Cost(double x) => x; } }" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_fix_adds_what_is_missing_and_leaves_the_rest_alone(string id, string example)
    {
        string source = Before(Models.Usings + example);
        string fixedSource = await Fix(id, source, all: false) ?? "no fix";
        Assert.Equal(After(Models.Usings + example), fixedSource);
        Assert.DoesNotContain(id, GeneratorRun.Of(fixedSource).Analyzed.Select(diagnostic => diagnostic.Id));

        string windows = source.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(After(Models.Usings + example).Replace("\n", "\r\n", StringComparison.Ordinal), await Fix(id, windows, all: false));
    }

    /// <summary>The same, for all mistakes of a document at once.</summary>
    public static TheoryData<string, string> Documents => new()
    {
        {
            "BP0010", """
            [Backprop] public static partial class F { [Cost] public static double A(«[Parameter] »double x) => x; [Cost] public static double B(«[Parameter] »double y) => y * y; }
            [Backprop]
            public partial class Net
            {
                «[Parameter] »public partial double W { get; set; }
                [Cost] double Cost(double x) => W * x;
                [Cost] double Other(double x) => W + x;
            }
            """
        },
        {
            "BP0001", """
            public «partial »class Outer
            {
                [Backprop] «partial »class A { [Cost] static double Cost([Parameter] double x) => x; }
                [Backprop] «partial »struct B { [Cost] static double Cost([Parameter] double x) => x; }
            }
            """
        },
        {
            "BP0002", """
            [Backprop]
            public partial class Net
            {
                [Parameter] public «partial »double W { get; set; }
                [Parameter] public «partial »double B { get; set; } // the bias
                [Parameter] internal «partial »double S { get; set; }
                [Cost] double Cost(double x) => W * x + B * S;
            }
            """
        },
        {
            "BP0007", """
            [Backprop]
            public partial class Line
            {
                [Parameter] public partial double Slope { get; set; }
            ‹    [Parameter] public partial double Offset { get; set; }
            ›‹    [Parameter] public partial double Scale { get; set; }
            ›    [Cost] double Cost(double x) => Slope * x;
            }
            """
        },
        {
            "BP0011", """
            «[Backprop]
            »public static partial class Valley
            {
                [Cost] public static double Cost([Parameter] double x, [Parameter] double y) => x * y;
            }

            public static partial class Valley
            {
                [Cost] public static double Other([Parameter] double x) => x;
            }

            «[Backprop]
            »public static partial class Hill
            {
                [Cost] public static double Cost([Parameter] double x) => x;
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task All_of_a_document_are_fixed_at_once(string id, string example)
    {
        string? fixedSource = await Fix(id, Before(Models.Usings + example), all: true);
        Assert.Equal(After(Models.Usings + example), fixedSource);
        GeneratorRun.Clean(fixedSource!);
    }

    [Fact]
    public async Task Backprop_is_spelled_out_where_its_namespace_is_not_imported()
    {
        const string Source = "static partial class F { [Backprop.Cost] static double Cost([Backprop.Parameter] double x) => x; }";
        string? fixedSource = await Fix("BP0011", Source, all: false);
        Assert.Equal("[Backprop.Backprop] " + Source, fixedSource);
        GeneratorRun.Clean(fixedSource!);
    }

    [Theory]
    [InlineData("[Parameter] public double W { get; set; } = 0.5;")]
    [InlineData("[Parameter] public double W { get => 1; set { } }")]
    [InlineData("[Parameter] public double W => 1;")]
    [InlineData("[Parameter] public partial double W { get; set; } public partial double W { get => 1; set { } }")]
    public async Task No_fix_is_offered_where_something_would_be_lost(string property)
    {
        string source = Models.Usings + $$"""[Backprop] partial class Net { {{property}} [Cost] double Cost(double x) => W * x; }""";
        Assert.Contains("BP0002", GeneratorRun.Of(source).Analyzed.Select(diagnostic => diagnostic.Id));
        Assert.Null(await Fix("BP0002", source, all: false));
    }

    [Theory]
    [InlineData("interface I { [Cost] static double Cost(double x) => x; }")]
    [InlineData("[Backprop] static partial class F { delegate double D([Parameter] double x); [Cost] static double Cost([Parameter] double x) => x; }")]
    public async Task No_fix_is_offered_for_what_cannot_be_marked(string code)
    {
        Assert.Contains("BP0011", GeneratorRun.Of(Models.Usings + code).Analyzed.Select(diagnostic => diagnostic.Id));
        Assert.Null(await Fix("BP0011", Models.Usings + code, all: false));
    }

    [Fact]
    public async Task A_parameter_that_something_mentions_is_not_removed()
    {
        const string Source = Models.Usings + "[Backprop] partial class Line { [Parameter] public partial double W { get; set; } [Parameter] public partial double B { get; set; } [Cost] double Cost(double x) => W * x; void Reset() => B = 0; }";
        Assert.Contains("BP0007", GeneratorRun.Of(Source).Analyzed.Select(diagnostic => diagnostic.Id));
        Assert.Null(await Fix("BP0007", Source, all: false));
    }

    private static string Before(string example) => string.Concat(example.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal).Split('«', '»').Where((_, index) => index % 2 == 0));

    private static string After(string example) => string.Concat(example.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal).Split('‹', '›').Where((_, index) => index % 2 == 0));

    /// <summary>The source after the first diagnostic of that id, or all of them, were fixed; null where no fix is offered.</summary>
    private static async Task<string?> Fix(string id, string source, bool all)
    {
        CSharpCompilation compilation = GeneratorRun.Compile(source);
        using var workspace = new AdhocWorkspace();
        Document document = workspace
            .AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Tested", "Tested", LanguageNames.CSharp, compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References))
            .AddDocument("Source0.cs", source);

        // The same places, in the workspace's own tree.
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        ImmutableArray<Diagnostic> diagnostics = [.. GeneratorRun.Of(source).Analyzed
            .Where(diagnostic => diagnostic.Id == id)
            .Select(diagnostic => Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan)))];
        CodeFixProvider fix = Fixes.Single(fix => fix.FixableDiagnosticIds.Contains(id));
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostics[0], (offered, _) => action = offered, default));
        if (action is not null && all)
        {
            var everything = new FixAllContext(document, fix, FixAllScope.Document, action.EquivalenceKey, fix.FixableDiagnosticIds, new Known(diagnostics), default);
            action = await fix.GetFixAllProvider()!.GetFixAsync(everything);
        }

        return action is null ? null : await Applied(action, document.Id);
    }

    private static async Task<string> Applied(CodeAction action, DocumentId document)
    {
        var operation = (ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(default));
        return (await operation.ChangedSolution.GetDocument(document)!.GetTextAsync()).ToString();
    }

    private sealed class Known(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
