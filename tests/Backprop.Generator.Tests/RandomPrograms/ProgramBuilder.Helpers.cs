namespace Backprop.Generator.Tests.RandomPrograms;

/// <summary>Helpers, their calls, and what refers to places.</summary>
internal sealed partial class ProgramBuilder
{
    private bool _isOutside;

    private void AddHelpers()
    {
        for (int count = Next(3); count > 0; count--)
        {
            bool isOutside = Has(Features.Helpers) && Chance(3);
            _helpers.Add(Method((isOutside ? "Outside." : "") + NewName("G"), isStatic: true, [], [], []));
        }

        if (Has(Features.Helpers | Features.Branches) && Chance(2))
        {
            _helpers.Add(Recursion(NewName("R")));
        }
    }

    /// <summary>A method or a local function over what it can see.</summary>
    private Helper Method(string name, bool isStatic, List<Variable> variables, List<Aggregate> aggregates, List<Helper> functions)
    {
        var before = (_variables, _aggregates, _localFunctions, _result, _place, _features, _isOutside);
        Parameter[] parameters = [.. Enumerable.Range(0, 1 + Next(3)).Select(index => NewParameter(isReal: index == 0))];
        if (parameters.All(parameter => parameter.Passing == Passing.Value) && Chance(2))
        {
            parameters[^1] = parameters[^1] with { Default = Constant(parameters[^1].Kind) };
        }

        Kind result = Pick<Kind>(Has(Features.Floats) ? [Kind.Double, Kind.Float] : Has(Features.Helpers | Features.Branches) ? [Kind.Double, Kind.Double, Kind.Double, Kind.Bool] : [Kind.Double]);
        _features = Has(Features.Helpers) ? _features : _features & (Features.Floats | Features.Assignments);
        (_variables, _aggregates, _localFunctions, _result, _place) = (variables, aggregates, functions, result, (1, 0, 0, Math.Max(2, _place.Repeats)));
        _isOutside |= name.Contains('.', StringComparison.Ordinal);
        _variables.AddRange(parameters.Where(parameter => parameter.Passing != Passing.Out).Select(parameter => new Variable(
            parameter.Kind, parameter.Name, parameter.Passing != Passing.In && parameter.Kind != Kind.Int, parameter.Passing == Passing.Value, parameter.Kind == Kind.Int ? 5 : 0)));

        // What goes out is set first, and can be used from then on.
        List<Statement> body = [];
        foreach (Parameter parameter in parameters.Where(parameter => parameter.Passing == Passing.Out))
        {
            body.Add(new Evaluate(new Assign(new Name(parameter.Kind, parameter.Name), Number(parameter.Kind, 1))));
            _variables.Add(new Variable(parameter.Kind, parameter.Name, IsCapturable: false));
        }

        body.AddRange(Statements(Next(3)));
        body.Add(new Return(result, Number(result, 2)));
        (_variables, _aggregates, _localFunctions, _result, _place, _features, _isOutside) = before;
        return new Helper(name, result, parameters, [.. body], isStatic);
    }

    private Parameter NewParameter(bool isReal)
    {
        Kind kind = Has(Features.Helpers) && !isReal ? Pick(KindsOfLocals()) : Has(Features.Floats) ? Pick([Kind.Double, Kind.Float]) : Kind.Double;
        Passing passing = Has(Features.Helpers) && kind is Kind.Double or Kind.Float ? Pick([Passing.Value, Passing.Value, Passing.In, Passing.Ref, Passing.Out]) : Passing.Value;
        return new Parameter(kind, NewName("x"), Has(Features.Helpers) ? passing : Passing.Value, null);
    }

    /// <summary>A method that calls itself until an int, known at every call, is used up.</summary>
    private Helper Recursion(string name)
    {
        Parameter[] parameters = [new(Kind.Double, NewName("x"), Passing.Value, null), new(Kind.Int, NewName("n"), Passing.Value, null)];
        (Name x, Name n) = (new Name(Kind.Double, parameters[0].Name), new Name(Kind.Int, parameters[1].Name));
        HelperCall Self(Expression first, string operation, int by) =>
            new(name, Kind.Double, [new(parameters[0], first, false, false), new(parameters[1], new Binary(operation, n, new Literal(Kind.Int, by)), false, false)]);
        var isDone = new Binary(Chance(2) ? "==" : "<=", n, new Literal(Kind.Int, 0));
        var half = new Name(Kind.Double, NewName("h"));
        var square = new Binary("*", half, half);
        Statement[] body = Choose<Statement[]>(
            (1, () => [new Return(Kind.Double, new Conditional(isDone, new Literal(Kind.Int, 1), new Binary("*", x, Self(x, "-", 1))))]),
            (1, () => [new If(isDone, [new Return(Kind.Double, x)], []), new Return(Kind.Double, Self(new Binary("-", x, new Call(Named("Math.Sin", Kind.Double), [x])), "-", 1))]),
            (1, () =>
            [
                new If(isDone, [new Return(Kind.Double, new Literal(Kind.Double, 1))], []),
                new Declaration(Kind.Double, "double", half.Identifier, Self(x, "/", 2)),
                new Return(Kind.Double, new Conditional(new Binary("==", new Binary("%", n, new Literal(Kind.Int, 2)), new Literal(Kind.Int, 0)), square, new Binary("*", square, x))),
            ]));
        return new Helper(name, Kind.Double, parameters, body, true);
    }

    private Helper[] CallableOf(Kind kind) =>
    [
        .. _helpers.Concat(_localFunctions).Where(helper => helper.Result == kind && (!_isOutside || helper.Name.Contains('.', StringComparison.Ordinal))
            && helper.Parameters.All(parameter => parameter.Passing is Passing.Value or Passing.In || Targets(parameter.Kind).Length > 0)),
    ];

    private HelperCall Call(Helper helper, int depth)
    {
        bool isNamed = Chance(3);
        Parameter[] passed = [.. helper.Parameters.Where(parameter => parameter.Default is null || !Chance(2))];
        if (isNamed)
        {
            passed = [.. passed.OrderBy(_ => pcg.Next())];
        }

        return new HelperCall(helper.Name, helper.Result, [.. passed.Select(parameter => new Argument(parameter, Passed(parameter, depth), isNamed, false))]);
    }

    private Expression Passed(Parameter parameter, int depth) => parameter switch
    {
        { Passing: Passing.Ref or Passing.Out } => Pick(Targets(parameter.Kind)),
        { Kind: Kind.Int } => Index(5),
        { Passing: Passing.In } => Number(parameter.Kind, depth),
        { Kind: Kind.Bool } => Condition(depth),
        _ => Operand(parameter.Kind, depth),
    };

    private Statement HelperStatement()
    {
        Target[] targets = Targets(Kind.Double);
        Helper[] callable = [.. Enum.GetValues<Kind>().SelectMany(CallableOf)];
        return Choose<Statement>(
            (targets.Length > 0 ? 2 : 0, () => Refer(Pick(targets))),
            (_place.Nesting < Deepest ? 2 : 0, DeclareFunction),
            (callable.Length > 0 ? 2 : 0, () => new Evaluate(Call(Pick(callable), 1))),
            (callable.Length > 0 ? 3 : 0, () => CallWithNewLocals(Pick(callable))),
            (1, Change));
    }

    private RefDeclaration Refer(Target target)
    {
        string name = NewName("r");
        _variables.Add(new Variable(target.Kind, name, IsCapturable: false));
        return new RefDeclaration(name, target);
    }

    private LocalFunction DeclareFunction()
    {
        bool isStatic = Chance(3);
        Helper function = isStatic
            ? Method(NewName("L"), true, [], [], [])
            : Method(NewName("L"), false, [.. _variables.Where(variable => variable.IsCapturable)], [.. _aggregates.Where(aggregate => aggregate.Shape != Shape.Span)], [.. _localFunctions]);
        _localFunctions.Add(function);
        return new LocalFunction(function);
    }

    /// <summary>double v = G(x, out double w);</summary>
    private Declaration CallWithNewLocals(Helper helper)
    {
        HelperCall call = Call(helper, 1);
        Argument[] arguments = [.. call.Arguments.Select(argument => argument.Parameter.Passing == Passing.Out ? argument with { Value = new Name(argument.Parameter.Kind, NewName("v")), Declares = true } : argument)];
        foreach (Argument argument in arguments.Where(argument => argument.Declares))
        {
            Add(argument.Parameter.Kind, ((Name)argument.Value).Identifier);
        }

        string name = NewName("v");
        Add(helper.Result, name);
        return new Declaration(helper.Result, "var", name, call with { Arguments = arguments });
    }
}
