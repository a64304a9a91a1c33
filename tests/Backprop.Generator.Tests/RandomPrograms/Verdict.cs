namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>What went wrong.</summary>
internal enum Fault
{
    /// <summary>The generator threw, or its second run was not cached.</summary>
    Crash,

    /// <summary>The code does not compile.</summary>
    Compiler,

    /// <summary>The analyzer refuses the program.</summary>
    Refused,

    /// <summary>The interpreter is not C#.</summary>
    Interpreter,

    /// <summary>The emitted cost does not have the bits of the user's method.</summary>
    Cost,

    /// <summary>The emitted gradient is not the one of dual numbers.</summary>
    Gradient,

    /// <summary>The emitted mean is not the mean of what each sample yields.</summary>
    Mean,
}

/// <summary>A program that fails, and how.</summary>
internal sealed record Verdict(RandomProgram Program, Fault Fault, string Message)
{
    public override string ToString() => $"{Fault}: {Message}\nCsCheck_Seed={Program.Seed}\n{Program.Print("N")}";
}
