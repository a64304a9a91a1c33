namespace Backprop.Generator.Emission;

/// <summary>What the parts of a long method have in common.</summary>
/// <param name="Method">The method, as its parts' summaries call it.</param>
/// <param name="Name">What the number of a part follows in its name.</param>
/// <param name="IsStatic">The parts are static.</param>
/// <param name="Arguments">The arguments, as a part declares them and as it is given them.</param>
/// <param name="Results">Those of the arguments that the method hands out. A part is given them by reference.</param>
internal sealed record PartsHead(string Method, string Name, bool IsStatic, IReadOnlyList<(string Declaration, string Passed)> Arguments, IReadOnlyList<string> Results)
{
    /// <summary>What the name of a method is followed by in those of its parts.</summary>
    public const string Suffix = "Part";
}
