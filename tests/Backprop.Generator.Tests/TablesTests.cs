using System.Reflection;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Parsing;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests;

/// <summary>The tables agree with each other and with what they speak of: a new operation is a line in each, or says why it has none.</summary>
public class TablesTests
{
    [Fact]
    public void Every_operation_has_a_rule_for_each_operand_or_says_why_not()
    {
        foreach (Op op in Ops.All)
        {
            bool hasRule = DerivativeRules.Table.TryGetValue(op, out DerivativeRule? rule);
            Assert.True(hasRule != DerivativeRules.WithoutRule.ContainsKey(op), $"{op}: a rule, or a reason for none");
            Assert.True(!hasRule || rule!.Partials.Length == op.Arity, $"{op}: a partial for each operand");
        }
    }

    [Fact]
    public void Every_operation_has_a_known_member_or_says_why_not()
    {
        foreach (Op op in Ops.All)
        {
            Assert.True(KnownMembers.Table.Values.Contains(op) != KnownMembers.WithoutMember.ContainsKey(op), $"{op}: a member, or a reason for none");
        }
    }

    [Fact]
    public void Every_operation_has_a_spelling_for_each_operand()
    {
        foreach (Op op in Ops.All.Where(op => !op.IsLeaf))
        {
            foreach (Notation notation in new[] { op.Code, op.Paper })
            {
                Assert.Contains($"{{{op.Arity - 1}}}", notation.Template, StringComparison.Ordinal);
                Assert.True(notation.Operands.Length >= op.Arity, $"{op}: a precedence for each operand");
            }
        }
    }

    [Fact]
    public void Every_known_member_exists_and_is_what_its_operation_calls()
    {
        foreach ((string name, Op op) in KnownMembers.Table)
        {
            string typeName = name[..name.LastIndexOf('.')];
            Type type = typeof(Math).Assembly.GetType(typeName) ?? typeof(Functions).Assembly.GetType(typeName)!;
            MethodInfo? method = type.GetMethod(name[(name.LastIndexOf('.') + 1)..], [.. Enumerable.Repeat(typeof(double), op.Arity)]);
            Assert.True(method?.ReturnType == typeof(double), $"{name} over {op.Arity} doubles");

            string spelling = op.Code.Template.Replace("double.", "System.Double.", StringComparison.Ordinal);
            Assert.Contains(spelling[..spelling.IndexOf('(', StringComparison.Ordinal)], name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_twin_is_an_overload_of_the_runtime()
    {
        foreach (Op op in Ops.All.Where(op => op.Twin is not null))
        {
            MethodInfo? twin = typeof(Functions).GetMethod(op.Name, [typeof(double), typeof(double).MakeByRefType()]);
            Assert.True(twin?.GetParameters()[1].IsOut, $"{op.Name}(double, out double)");
        }
    }

    [Fact]
    public void The_mathematics_compiles_without_Roslyn()
    {
        string generator = Path.Combine(Repository.Root, "src", "Backprop.Generator");
        IEnumerable<string> files = new[] { "Graph", "Rules", "Differentiation", "Simplification" }
            .SelectMany(room => Directory.GetFiles(Path.Combine(generator, room), "*.cs"));
        const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        var compilation = CSharpCompilation.Create(
            "Mathematics",
            files.Select(File.ReadAllText).Append(ImplicitUsings).Select(text => CSharpSyntaxTree.ParseText(text)),
            Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(GeneratorRun.Describe));
    }
}
