namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>How an argument is passed.</summary>
internal enum Passing
{
    Value,
    In,
    Ref,
    Out,
}

internal sealed record Parameter(Kind Kind, string Name, Passing Passing, Literal? Default)
{
    public string Text => $"{(Passing == Passing.Value ? "" : Passing.ToString().ToLowerInvariant() + " ")}{Kind.Keyword()} {Name}{(Default is null ? "" : " = " + Default.Text)}";
}

/// <summary>A method that the cost calls, or a local function of it.</summary>
/// <param name="Name">With its class, where that is another one.</param>
internal sealed record Helper(string Name, Kind Result, Parameter[] Parameters, Statement[] Body, bool IsStatic)
{
    public string Print(string indent, string modifiers)
    {
        string head = $"{indent}{modifiers}{(IsStatic ? "static " : "")}{Result.Keyword()} {Name[(Name.IndexOf('.') + 1)..]}({string.Join(", ", Parameters.Select(parameter => parameter.Text))})";
        return Body is [Return only] ? $"{head} => {only.Value.Bare};\n" : $"{head}\n{indent}{{\n{Statement.Print(Body, indent + "    ")}{indent}}}\n";
    }

    /// <summary>Runs the body in a frame that holds the arguments.</summary>
    public Number Run(Frame frame)
    {
        foreach (Statement statement in Body)
        {
            if (statement.Run(frame) == Flow.Return)
            {
                break;
            }
        }

        return frame.Result;
    }
}

/// <summary>An argument of a call: written with its name or without, a new variable where out declares one.</summary>
internal sealed record Argument(Parameter Parameter, Expression Value, bool IsNamed, bool Declares)
{
    public string Text => (IsNamed ? Parameter.Name + ": " : "") + Parameter.Passing switch
    {
        Passing.Out => $"out {(Declares ? Parameter.Kind.Keyword() + " " : "")}{Value.Text}",
        Passing.Ref => "ref " + Value.Text,
        Passing.In when Value is Target => "in " + Value.Text,
        _ => Value.Bare,
    };

    /// <summary>The place that the parameter stands for: the argument's own, or a new one with its value.</summary>
    public Place Locate(Frame frame)
    {
        if (Declares)
        {
            frame.Declare(((Name)Value).Identifier, 0);
        }

        return Parameter.Passing != Passing.Value && Value is Target target ? target.Locate(frame) : new Place([Value.RunAs(Parameter.Kind, frame)], 0);
    }
}

/// <summary>A call of a helper by its name, so that a helper can call itself. Arguments run in the order in which they are written.</summary>
internal sealed record HelperCall(string Name, Kind Of, Argument[] Arguments) : Expression
{
    public override Kind Kind => Of;

    public override string Text => $"{Name}({string.Join(", ", Arguments.Select(argument => argument.Text))})";

    public override Number Run(Frame frame)
    {
        frame.Step();
        (Helper helper, Frame? home) = frame.FindHelper(Name);
        Place[] places = [.. Arguments.Select(argument => argument.Locate(frame))];
        Frame inner = frame.Call(home);
        foreach (Parameter parameter in helper.Parameters)
        {
            int index = Array.FindIndex(Arguments, argument => argument.Parameter.Name == parameter.Name);
            inner.Bind(parameter.Name, index >= 0 ? places[index] : new Place([parameter.Default!.RunAs(parameter.Kind, frame)], 0));
        }

        return helper.Run(inner);
    }
}
