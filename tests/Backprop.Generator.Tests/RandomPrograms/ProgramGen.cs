using CsCheck;

namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Random programs for CsCheck: the size of a program is the length of its text.</summary>
internal sealed class ProgramGen(Features features) : Gen<RandomProgram>
{
    public override RandomProgram Generate(PCG pcg, Size? min, out Size size)
    {
        string seed = pcg.ToString();
        RandomProgram program = new ProgramBuilder(pcg, features).Program(seed);
        size = new Size((ulong)program.Print("").Length);
        return program;
    }
}
