using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests;

/// <summary>What a good incremental generator keeps: a run after an edit that changes nothing of its input does no work, and no model keeps the compilation alive.</summary>
internal static class Caching
{
    private static readonly string[] Steps = [BackpropGenerator.Steps.Types, BackpropGenerator.Steps.Parameters, BackpropGenerator.Steps.Costs, BackpropGenerator.Steps.Sources];

    public static void AssertSecondRunIsCached(GeneratorDriver driver, CSharpCompilation input)
    {
        Compilation edited = input.AddSyntaxTrees(CSharpSyntaxTree.ParseText("// an edit in another file", (CSharpParseOptions?)input.SyntaxTrees[0].Options));
        GeneratorRunResult result = driver.RunGenerators(edited).GetRunResult().Results.Single();
        foreach (IncrementalGeneratorRunStep step in Steps.Where(result.TrackedSteps.ContainsKey).SelectMany(name => result.TrackedSteps[name]))
        {
            foreach ((object value, IncrementalStepRunReason reason) in step.Outputs)
            {
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step.Name} was {reason}: {value}");
                AssertHoldsNothingOfRoslyn(value, step.Name ?? "", []);
            }
        }
    }

    private static void AssertHoldsNothingOfRoslyn(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || !seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ?? false, $"{path} is a {type}");
        if (value is IEnumerable items and not string)
        {
            foreach (object? item in items)
            {
                AssertHoldsNothingOfRoslyn(item, path + "[]", seen);
            }
        }

        if (type.Namespace?.StartsWith("Backprop", StringComparison.Ordinal) ?? false)
        {
            for (Type? level = type; level is not null; level = level.BaseType)
            {
                foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    AssertHoldsNothingOfRoslyn(field.GetValue(value), $"{path}.{field.Name}", seen);
                }
            }
        }
    }
}
