using System.Text;
using System.Text.RegularExpressions;

namespace Backprop.Generator.Emission;

/// <summary>Names and numbers in LaTeX.</summary>
internal static class LatexNames
{
    private static readonly Dictionary<char, string> s_greek = new()
    {
        ['α'] = "alpha", ['β'] = "beta", ['γ'] = "gamma", ['δ'] = "delta", ['ε'] = "varepsilon", ['ϵ'] = "epsilon", ['ζ'] = "zeta", ['η'] = "eta", ['θ'] = "theta", ['ϑ'] = "vartheta", ['ι'] = "iota", ['κ'] = "kappa",
        ['λ'] = "lambda", ['μ'] = "mu", ['µ'] = "mu", ['ν'] = "nu", ['ξ'] = "xi", ['π'] = "pi", ['ρ'] = "rho", ['σ'] = "sigma", ['ς'] = "varsigma", ['τ'] = "tau", ['υ'] = "upsilon", ['φ'] = "varphi", ['ϕ'] = "phi", ['χ'] = "chi", ['ψ'] = "psi",
        ['ω'] = "omega", ['Γ'] = "Gamma", ['Δ'] = "Delta", ['Θ'] = "Theta", ['Λ'] = "Lambda", ['Ξ'] = "Xi", ['Π'] = "Pi", ['Σ'] = "Sigma", ['Υ'] = "Upsilon", ['Φ'] = "Phi", ['Ψ'] = "Psi", ['Ω'] = "Omega",
    };

    private static readonly Dictionary<char, string> s_accents = new() { ['\u0300'] = "grave", ['\u0301'] = "acute", ['\u0302'] = "hat", ['\u0303'] = "tilde", ['\u0304'] = "bar", ['\u0307'] = "dot", ['\u0308'] = "ddot" };

    /// <summary>w1 has an index, theta is a letter, learningRate a word: w_{1}, \theta, \mathit{learningRate}. Entries of vectors, and parts of structs, stay beside their names.</summary>
    public static string Of(string name) => string.Join(".", name.Split('.').Select(OfPart));

    /// <summary>6.02E+23 is 6.02 · 10²³.</summary>
    public static string OfNumber(string literal)
    {
        Match scientific = Regex.Match(literal, "^(-?[0-9._]+)[eE]\\+?(-?)0*([0-9]+)$");
        return literal is "Math.PI" or "double.Pi" ? @"\pi"
            : scientific.Success ? $@"{{{(scientific.Groups[1].Value == "1" ? "" : scientific.Groups[1].Value + @" \cdot ")}10^{{{scientific.Groups[2].Value}{scientific.Groups[3].Value}}}}}"
            : char.IsDigit(literal.TrimStart('-')[0]) ? literal.Replace("_", "")
            : Of(literal.Substring(literal.LastIndexOf('.') + 1));
    }

    private static string OfPart(string name)
    {
        Match parts = Regex.Match(name, @"^(.*?)_?([0-9]*)(\[.*\])?(′*)$");
        string stem = parts.Groups[1].Value;
        string letter = Letter(stem) is { } own ? own : s_greek.ContainsValue(stem) ? "\\" + stem : $@"\mathit{{{stem.Replace("_", @"\_")}}}";
        string index = parts.Groups[2].Value;
        return letter + (index.Length > 0 ? $"_{{{index}}}" : "") + parts.Groups[4].Value.Replace("′", "'") + parts.Groups[3].Value;
    }

    /// <summary>A single letter, Greek or with an accent or not: ŷ is \hat{y}. Null for words.</summary>
    private static string? Letter(string stem)
    {
        string parts = stem.Normalize(NormalizationForm.FormD);
        return stem.Length == 0 ? ""
            : parts.Length == 1 ? (s_greek.TryGetValue(parts[0], out string? greek) ? "\\" + greek : parts)
            : parts.Length == 2 && s_accents.TryGetValue(parts[1], out string? accent) ? $@"\{accent}{{{Letter(parts.Substring(0, 1))}}}"
            : null;
    }
}
