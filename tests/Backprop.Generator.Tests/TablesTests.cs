using System.Reflection;
using System.Text.RegularExpressions;
using Backprop.Generator.Emission;
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
            Assert.True(!hasRule || rule!.Partials.Length == Math.Abs(op.Arity), $"{op}: a partial for each operand");
        }
    }

    [Fact]
    public void Every_operation_has_a_known_member_or_says_why_not()
    {
        foreach (Op op in Ops.All)
        {
            Assert.True(KnownMembers.Table.Values.Any(member => member.Op == op || member.Second == op) != KnownMembers.WithoutMember.ContainsKey(op), $"{op}: a member, or a reason for none");
        }
    }

    [Fact]
    public void Every_operation_has_a_spelling_for_each_operand()
    {
        foreach (Op op in Ops.All.Where(op => !op.IsLeaf))
        {
            int count = op.Arity == Op.Any ? 4 : op.Arity;
            foreach (Notation notation in new[] { op.Code.For(count), op.Paper.For(count) })
            {
                Assert.Contains($"{{{count - 1}}}", notation.Template, StringComparison.Ordinal);
                Assert.True(notation.Operands.Length >= count, $"{op}: a precedence for each operand");
            }
        }
    }

    [Fact]
    public void Every_function_has_a_form_over_lanes_or_is_listed_among_those_without()
    {
        foreach (Op op in Ops.All.Where(op => !op.IsLeaf && ShapeRules.IsElementwise(op) && LaneForms.HasForm(op)))
        {
            int count = op.Arity == Op.Any ? 2 : op.Arity;
            string template = LaneForms.Of(new Node(op, new(new int[count]), 0, op.Type ?? NumberType.Double, Shape.Scalar)).Template;
            foreach (Match call in Regex.Matches(template, @"TLane\.(\w+)\("))
            {
                Assert.True(typeof(ILane<,>).GetMethods().Any(method => method.Name == call.Groups[1].Value), $"{op}: ILane.{call.Groups[1].Value}");
            }

            Assert.DoesNotMatch(@"(Math|Functions|double)\.", template);
        }
    }

    [Fact]
    public void Every_known_member_exists_and_so_does_what_its_operation_calls()
    {
        foreach ((string key, KnownMember known) in KnownMembers.Table)
        {
            (string home, string name, string signature) = (key[..key.IndexOf('.', StringComparison.Ordinal)], key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..key.IndexOf('(', StringComparison.Ordinal)], key[(key.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
            foreach (Type real in new[] { typeof(double), typeof(float) })
            {
                Assert.True(Homes(home, real).Any(type => Method(type, name, signature, real) is not null), $"{key} over {real}");
                string spelling = known.Op.Code.Template[..known.Op.Code.Template.IndexOf('(', StringComparison.Ordinal)];
                Type called = known.Op == Ops.Clamp ? typeof(Math) : spelling.StartsWith("double.", StringComparison.Ordinal) ? real : Homes(spelling[..spelling.IndexOf('.', StringComparison.Ordinal)], real)[0];
                Assert.True(Method(called, spelling[(spelling.IndexOf('.', StringComparison.Ordinal) + 1)..], signature.Replace("o", "", StringComparison.Ordinal), real) is not null, $"{called}.{spelling} over {real}, for {key}");
            }
        }
    }

    private static Type[] Homes(string home, Type real) =>
        home == "double" ? [real]
        : home == "Functions" ? [real == typeof(double) ? typeof(Functions) : typeof(FunctionsF)]
        : [real == typeof(double) ? typeof(Math) : typeof(MathF), real];

    private static MethodInfo? Method(Type type, string name, string signature, Type real) =>
        (signature.Contains('n', StringComparison.Ordinal) && !signature.Contains('x', StringComparison.Ordinal) ? typeof(Math) : type).GetMethod(name, [.. signature.Select(letter => letter switch
        {
            'x' => real,
            'n' => typeof(int),
            'm' => typeof(MidpointRounding),
            'o' => real.MakeByRefType(),
            _ => typeof(ReadOnlySpan<>).MakeGenericType(real),
        })]);

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
        string[] files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Backprop.Generator", "Mathematics"), "*.cs", SearchOption.AllDirectories);
        const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        var compilation = CSharpCompilation.Create(
            "Mathematics",
            files.Select(File.ReadAllText).Append(ImplicitUsings).Select(text => CSharpSyntaxTree.ParseText(text)),
            Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(GeneratorRun.Describe));
    }
}
