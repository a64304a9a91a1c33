using System.Collections;
using System.Diagnostics;
using System.Reflection;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>
/// Makes a failing program smaller while it fails in the same way: statements go, expressions give way to a part of theirs or to a constant. What does not compile or end is no candidate,
/// so that nothing here needs to know the language. Programs are tried many at a time, where CsCheck's own shrinking would try one a compilation.
/// </summary>
internal static class Reduction
{
    private const int Rounds = 60;
    private const int Tried = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Verdict Smallest(Verdict verdict, Func<RandomProgram[], IReadOnlyList<Verdict>> check)
    {
        var watch = Stopwatch.StartNew();
        for (int round = 0; round < Rounds && watch.Elapsed < Patience; round++)
        {
            int size = Size(verdict.Program);
            RandomProgram[] candidates = Batch.Valid([.. Variations(verdict.Program).OfType<RandomProgram>().Where(program => Size(program) < size).DistinctBy(program => program.Print("")).OrderBy(Size).Take(600)]);
            Verdict? smaller = candidates.Chunk(Tried).Select(chunk => check(chunk).FirstOrDefault(found => found.Fault == verdict.Fault)).FirstOrDefault(found => found is not null);
            if (smaller is null)
            {
                break;
            }

            verdict = smaller;
        }

        return verdict;
    }

    private static int Size(RandomProgram program) => program.Print("").Length;

    /// <summary>The node with one thing in it made smaller.</summary>
    private static IEnumerable<object> Variations(object node)
    {
        (ConstructorInfo constructor, object?[] values) = Parts(node);
        ParameterInfo[] parameters = constructor.GetParameters();
        if (node is Expression expression and not Target and not Literal)
        {
            foreach (Expression part in values.SelectMany(value => value is IEnumerable list ? list.OfType<object>() : [value!]).Select(part => part is Argument argument ? argument.Value : part).OfType<Expression>())
            {
                yield return part;
            }

            yield return new Literal(expression.Kind, expression.Kind == Kind.Double ? 0.5 : 1);
        }

        for (int index = 0; index < values.Length; index++)
        {
            foreach (object? smaller in values[index] is Array array ? Lists(array) : IsNode(values[index]) ? Variations(values[index]!) : [])
            {
                if (parameters[index].ParameterType.IsInstanceOfType(smaller))
                {
                    object?[] changed = [.. values];
                    changed[index] = smaller;
                    yield return constructor.Invoke(changed);
                }
            }

            if (values[index] is Expression && parameters[index].Name == "When")
            {
                object?[] without = [.. values];
                without[index] = null;
                yield return constructor.Invoke(without);
            }
        }
    }

    /// <summary>The list without a stretch, with an element replaced by what is inside of it, or with an element made smaller.</summary>
    private static IEnumerable<Array> Lists(Array array)
    {
        Type type = array.GetType().GetElementType()!;
        object[] items = [.. array.Cast<object>()];
        Array Of(IEnumerable<object> changed) => (Array)typeof(Enumerable).GetMethod("ToArray")!.MakeGenericMethod(type)
            .Invoke(null, [typeof(Enumerable).GetMethod("Cast")!.MakeGenericMethod(type).Invoke(null, [changed])])!;
        for (int length = IsNode(items.FirstOrDefault()) && !typeof(Expression).IsAssignableFrom(type) ? items.Length : 0; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= items.Length; start++)
            {
                yield return Of(items[..start].Concat(items[(start + length)..]));
            }
        }

        for (int index = 0; index < items.Length; index++)
        {
            (object[] before, object[] after) = (items[..index], items[(index + 1)..]);
            if (items[index] is Statement statement)
            {
                foreach (Statement[] inside in Parts(statement).Values.OfType<Statement[]>().Concat(Parts(statement).Values.OfType<Section[]>().SelectMany(sections => sections).Select(section => section.Body)))
                {
                    yield return Of(before.Concat(inside).Concat(after));
                }
            }

            foreach (object smaller in IsNode(items[index]) ? Variations(items[index]).Where(type.IsInstanceOfType) : [])
            {
                yield return Of(before.Append(smaller).Concat(after));
            }
        }
    }

    private static bool IsNode(object? value) => value is RandomProgram or Helper or Statement or Expression or Composite or Pattern or Arm or Section or Argument;

    private static (ConstructorInfo Constructor, object?[] Values) Parts(object node)
    {
        ConstructorInfo constructor = node.GetType().GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        return (constructor, [.. constructor.GetParameters().Select(parameter => node.GetType().GetProperty(parameter.Name!)!.GetValue(node))]);
    }
}
