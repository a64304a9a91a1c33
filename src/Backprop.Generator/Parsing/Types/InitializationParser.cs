using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>Reads how a parameter begins.</summary>
internal static class InitializationParser
{
    /// <summary>The schemes in the order of the runtime's enum, and what may stand behind them.</summary>
    private static readonly (string Scheme, int Least, int Most, string Takes)[] Schemes =
    [
        ("Zeros", 0, 0, ""),
        ("Ones", 0, 0, ""),
        ("Constant", 1, 1, "value"),
        ("Uniform", 1, 2, "limit"),
        ("Normal", 1, 1, "deviation"),
        ("GlorotUniform", 0, 0, ""),
        ("GlorotNormal", 0, 0, ""),
        ("HeUniform", 0, 0, ""),
        ("HeNormal", 0, 0, ""),
        ("LeCunUniform", 0, 0, ""),
        ("LeCunNormal", 0, 0, ""),
    ];

    /// <summary>What matrices have where nothing is said; vectors, which often are biases, and numbers have 0.</summary>
    private static readonly InitializationModel OfMatrices = new("GlorotUniform", default);

    /// <summary>What the declaration says, or what goes without saying; null where it does not fit, which is reported.</summary>
    public static InitializationModel? Of(ISymbol symbol, Shape shape, Problems problems)
    {
        if (symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass.IsNamed(Symbols.InitializeAttribute)) is not { } attribute)
        {
            return shape.Rank == 2 ? OfMatrices : InitializationModel.Zeros;
        }

        if (attribute.ConstructorArguments.FirstOrDefault().Value is not int scheme || attribute.ConstructorArguments.Skip(1).Any(argument => argument.Value is not double))
        {
            // The compiler refuses the arguments.
            problems.LeaveToOthers();
            return null;
        }

        double[] values = [.. attribute.ConstructorArguments.Skip(1).Select(argument => (double)argument.Value!)];
        if (scheme < 0 || scheme >= Schemes.Length)
        {
            return No("begins in a way that there is not", "write one of the members of Initialization");
        }

        (string name, int least, int most, string takes) = Schemes[scheme];
        return values.Length > most ? No($"begins by '{name}', which takes {(most == 0 ? "no number" : "one number")}", $"write [Initialize(Initialization.{name}{(most == 0 ? "" : ", " + takes)})]")
            : values.Length < least ? No($"begins by '{name}', which takes a number", $"write [Initialize(Initialization.{name}, {takes})]")
            : values.Any(value => double.IsNaN(value) || double.IsInfinity(value)) ? No("begins by a number that is not finite", "write a finite one")
            : values.Length == 2 && !(values[0] < values[1]) ? No("begins in a range that is empty", "let it go from the smaller number to the larger one")
            : values.Length == 1 && name != "Constant" && values[0] <= 0 ? No($"begins by '{name}' of {values[0].ToString(System.Globalization.CultureInfo.InvariantCulture)}", $"let the {takes} be positive")
            : new InitializationModel(name, new(values));

        InitializationModel? No(string what, string remedy)
        {
            problems.Report(Descriptors.NoInitialization, symbol.Place(), symbol.Name, what, remedy);
            return null;
        }
    }
}
