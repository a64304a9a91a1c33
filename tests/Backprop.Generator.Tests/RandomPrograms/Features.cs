namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>What random programs may use. Each can be switched on by itself; all need straight lines.</summary>
[Flags]
internal enum Features
{
    /// <summary>Locals, reassignment, compound assignment, functions, helpers of one expression.</summary>
    StraightLine = 0,

    /// <summary>Assignments as expressions, ++ and --, declarations without initialiser.</summary>
    Assignments = 1,

    /// <summary>if, ?:, comparisons, &amp;&amp;, ||, !, bool locals, returns anywhere.</summary>
    Branches = 2,

    /// <summary>switch statements, switch expressions, patterns.</summary>
    Switches = 4,

    /// <summary>for, while, do, foreach, break, continue; int counters in arithmetic.</summary>
    Loops = 8,

    /// <summary>%, casts, integer arithmetic, and the functions that go with them.</summary>
    Integers = 16,

    /// <summary>Tuples, deconstruction, swaps, record structs, with.</summary>
    Tuples = 32,

    /// <summary>Arrays, spans, two-dimensional arrays, aliases of them.</summary>
    Arrays = 64,

    /// <summary>Helpers with bodies of their own, ref, out and in, ref locals, local functions, recursion, another class.</summary>
    Helpers = 128,

    /// <summary>float mixed with double, MathF.</summary>
    Floats = 256,

    /// <summary>Unmarked arguments: double, int and bool.</summary>
    Inputs = 512,

    /// <summary>The whole language.</summary>
    All = (2 * Inputs) - 1,
}
