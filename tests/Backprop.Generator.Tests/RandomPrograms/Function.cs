namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Where a function is smooth and moderate, so that random programs stay finite and well conditioned.</summary>
internal enum Domain
{
    Any,
    Small,
    Positive,
    Unit,
    Whole,
}

/// <summary>A function of the library: what it is called, what it takes, and what the textbook says of it.</summary>
/// <param name="Kind">Of arguments and result.</param>
/// <param name="Scales">The partials with every difference taken as a sum, where they are computed as differences.</param>
internal sealed record Function(
    string Name,
    Kind Kind,
    Domain[] Domains,
    Func<double[], double> Value,
    Func<double[], double, double[]> Partials,
    Features Needs = Features.StraightLine,
    Func<double[], double, double[]>? Scales = null)
{
    public Number Run(Number[] arguments)
    {
        double[] values = [.. arguments.Select(argument => argument.Value)];
        double value = Value(values);
        if (arguments.All(argument => argument.Magnitude == 0))
        {
            return value;
        }

        double[] partials = Partials(values, value);
        return Number.Chain(value, arguments, partials, Scales?.Invoke(values, value) ?? partials);
    }
}

internal sealed record Call(Function Function, Expression[] Arguments) : Expression
{
    public override Kind Kind => Function.Kind;

    public override string Text => $"{Function.Name}({string.Join(", ", Arguments.Select(argument => argument.Bare))})";

    public override Number Run(Frame frame)
    {
        frame.Step();
        return Function.Run([.. Arguments.Select(argument => argument.RunAs(Kind, frame))]);
    }
}

/// <summary>What is not of its argument's kind: double.IsNaN, Math.Sign. It has no slope.</summary>
internal sealed record Query(string Name, Kind Of, Func<double, double> Value, Expression Argument) : Expression
{
    public override Kind Kind => Of;

    public override string Text => $"{Name}({Argument.Bare})";

    public override Number Run(Frame frame) => Value(Argument.Run(frame).Value);
}
