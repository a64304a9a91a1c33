namespace Backprop.Generator.Mathematics;

/// <summary>
/// The operations, a line each: spelling in C#, spelling on paper. A function needs one line here, one in <see cref="DerivativeRules"/>
/// and one in the table of known members that the parser reads; a test walks the three.
/// </summary>
internal static class Ops
{
    // Leaves. A parameter is what the cost is differentiated with respect to; an input is what it is not.
    public static readonly Op Constant = Leaf("Constant");
    public static readonly Op Parameter = Leaf("Parameter");
    public static readonly Op Input = Leaf("Input");

    /// <summary>Something outside of the cost that it reads and that has no derivative: a readonly field, a constant with a name. The graph knows its spelling.</summary>
    public static readonly Op Outer = Leaf("Outer");

    // Arithmetic
    public static readonly Op Add = new("Add", 2, Notation.Infix("+", Precedence.Additive), Notation.Associative("+", Precedence.Additive)) { IsCommutative = true };
    public static readonly Op Subtract = new("Subtract", 2, Notation.Infix("-", Precedence.Additive), Notation.Infix("−", Precedence.Additive));
    public static readonly Op Multiply = new("Multiply", 2, Notation.Infix("*", Precedence.Multiplicative), Notation.Associative("·", Precedence.Multiplicative)) { IsCommutative = true };
    public static readonly Op Divide = new("Divide", 2, Notation.Infix("/", Precedence.Multiplicative), Notation.Infix("/", Precedence.Multiplicative));
    public static readonly Op Negate = new("Negate", 1, Notation.Prefix("-"), Notation.Prefix("−"));
    public static readonly Op Remainder = new("Remainder", 2, Notation.Infix("%", Precedence.Multiplicative), new("{0} mod {1}", Precedence.Relational, Precedence.Power, Precedence.Power)) { Harmless = [0, 1] };

    // A cast; the node's type says to what
    public static readonly Op Convert = new("Convert", 1, new("({1}){0}", Precedence.Unary, Precedence.Unary), new("{0}", Precedence.Primary, Precedence.Primary));

    // Integers and their bits
    public static readonly Op Quotient = new("Quotient", 2, Notation.Infix("/", Precedence.Multiplicative), new("⌊{0} / {1}⌋", Precedence.Primary, Precedence.Multiplicative, Precedence.Unary)) { Harmless = [0, 1] };
    public static readonly Op BitAnd = new("BitAnd", 2, Bits("&"), Bits("and"));
    public static readonly Op BitOr = new("BitOr", 2, Bits("|"), Bits("or"));
    public static readonly Op BitXor = new("BitXor", 2, Bits("^"), Bits("xor"));
    public static readonly Op ShiftLeft = new("ShiftLeft", 2, Bits("<<"), Bits("<<"));
    public static readonly Op ShiftRight = new("ShiftRight", 2, Bits(">>"), Bits(">>"));
    public static readonly Op UnsignedShiftRight = new("UnsignedShiftRight", 2, Bits(">>>"), Bits(">>>"));
    public static readonly Op Complement = new("Complement", 1, Notation.Prefix("~"), Notation.Prefix("not "));

    // Comparison, logic and choice
    public static readonly Op Less = Comparison("Less", "<", "<", Precedence.Relational);
    public static readonly Op Greater = Comparison("Greater", ">", ">", Precedence.Relational);
    public static readonly Op LessOrEqual = Comparison("LessOrEqual", "<=", "≤", Precedence.Relational);
    public static readonly Op GreaterOrEqual = Comparison("GreaterOrEqual", ">=", "≥", Precedence.Relational);
    public static readonly Op Equal = Comparison("Equal", "==", "=", Precedence.Equality);
    public static readonly Op NotEqual = Comparison("NotEqual", "!=", "≠", Precedence.Equality);
    public static readonly Op And = Logical("And", "&&", "and", Precedence.And);
    public static readonly Op Or = Logical("Or", "||", "or", Precedence.Or);
    public static readonly Op Not = new("Not", 1, Notation.Prefix("!"), Notation.Prefix("not ")) { Type = NumberType.Boolean };
    public static readonly Op IsNaN = Test("IsNaN");
    public static readonly Op IsFinite = Test("IsFinite");
    public static readonly Op IsInfinity = Test("IsInfinity");
    public static readonly Op IsNegative = Test("IsNegative");
    public static readonly Op IsPositive = Test("IsPositive");
    public static readonly Op Select = new("Select", 3, Choice, Choice);

    // Powers, exponentials and logarithms
    public static readonly Op Square = new("Square", 1, Notation.Call("Functions.Square", 1), new("{0}²", Precedence.Power, Precedence.Primary));
    public static readonly Op Sqrt = Function("Math.Sqrt", "√");
    public static readonly Op Cbrt = Function("Math.Cbrt", "∛");
    public static readonly Op Pow = new("Pow", 2, Notation.Call("Math.Pow", 2), new("{0}^{1}", Precedence.Power, Precedence.Primary, Precedence.Primary));
    public static readonly Op RootN = Function("double.RootN", "root", arity: 2);
    public static readonly Op Exp = Function("Math.Exp", "exp");
    public static readonly Op Exp2 = new("Exp2", 1, Notation.Call("double.Exp2", 1), new("2^{0}", Precedence.Power, Precedence.Primary));
    public static readonly Op Exp10 = new("Exp10", 1, Notation.Call("double.Exp10", 1), new("10^{0}", Precedence.Power, Precedence.Primary));
    public static readonly Op ExpM1 = new("ExpM1", 1, Notation.Call("double.ExpM1", 1), new("exp({0}) − 1", Precedence.Additive, Precedence.Loosest));
    public static readonly Op Exp2M1 = new("Exp2M1", 1, Notation.Call("double.Exp2M1", 1), new("2^{0} − 1", Precedence.Additive, Precedence.Primary));
    public static readonly Op Exp10M1 = new("Exp10M1", 1, Notation.Call("double.Exp10M1", 1), new("10^{0} − 1", Precedence.Additive, Precedence.Primary));
    public static readonly Op Expm1 = new("Expm1", 1, Notation.Call("Functions.Expm1", 1), new("exp({0}) − 1", Precedence.Additive, Precedence.Loosest));
    public static readonly Op Log = Function("Math.Log", "ln");
    public static readonly Op Log1p = new("Log1p", 1, Notation.Call("Functions.Log1p", 1), new("ln(1 + {0})", Precedence.Primary, Precedence.Multiplicative));
    public static readonly Op Log2 = Function("Math.Log2", "log2");
    public static readonly Op Log10 = Function("Math.Log10", "log10");
    public static readonly Op LogP1 = new("LogP1", 1, Notation.Call("double.LogP1", 1), new("ln({0} + 1)", Precedence.Primary, Precedence.Additive));
    public static readonly Op Log2P1 = new("Log2P1", 1, Notation.Call("double.Log2P1", 1), new("log2({0} + 1)", Precedence.Primary, Precedence.Additive));
    public static readonly Op Log10P1 = new("Log10P1", 1, Notation.Call("double.Log10P1", 1), new("log10({0} + 1)", Precedence.Primary, Precedence.Additive));
    public static readonly Op LogBase = new("LogBase", 2, Notation.Call("Math.Log", 2), new("log({0}; {1})", Precedence.Primary, Precedence.Loosest, Precedence.Loosest));
    public static readonly Op LogSumExpDerivative = new("LogSumExpDerivative", 2, Notation.Call("Functions.LogSumExpDerivative", 2), new("exp({0} − {1})", Precedence.Primary, Precedence.Additive, Precedence.Multiplicative));
    public static readonly Op LogSumExp = Function("Functions.LogSumExp", "ln Σ exp", arity: Op.Any);

    // The error function and its complement
    public static readonly Op ErfDerivative = Function("Functions.ErfDerivative", "erf′", gloss: "2/√π exp(−{1}²)");
    public static readonly Op Erf = Function("Functions.Erf", "erf", twin: ErfDerivative);
    public static readonly Op ErfcDerivative = Function("Functions.ErfcDerivative", "erfc′", gloss: "−2/√π exp(−{1}²)");
    public static readonly Op Erfc = Function("Functions.Erfc", "erfc", twin: ErfcDerivative);

    // Trigonometric and hyperbolic functions
    public static readonly Op Sin = Function("Math.Sin", "sin");
    public static readonly Op Cos = Function("Math.Cos", "cos");
    public static readonly Op Tan = Function("Math.Tan", "tan");
    public static readonly Op Asin = Function("Math.Asin", "arcsin");
    public static readonly Op Acos = Function("Math.Acos", "arccos");
    public static readonly Op Atan = Function("Math.Atan", "arctan");
    public static readonly Op Atan2 = Function("Math.Atan2", "atan2", arity: 2);
    public static readonly Op Hypot = Function("double.Hypot", "hypot", arity: 2);
    public static readonly Op Sinh = Function("Math.Sinh", "sinh");
    public static readonly Op Cosh = Function("Math.Cosh", "cosh");
    public static readonly Op TanhDerivative = Function("Functions.TanhDerivative", "tanh′", gloss: "1 − {0}²");
    public static readonly Op Tanh = Function("Math.Tanh", "tanh", twin: TanhDerivative);
    public static readonly Op Asinh = Function("Math.Asinh", "arsinh");
    public static readonly Op Acosh = Function("Math.Acosh", "arcosh");
    public static readonly Op Atanh = Function("Math.Atanh", "artanh");
    public static readonly Op SinPi = Function("double.SinPi", "sinπ");
    public static readonly Op CosPi = Function("double.CosPi", "cosπ");
    public static readonly Op TanPi = Function("double.TanPi", "tanπ");
    public static readonly Op AsinPi = Function("double.AsinPi", "arcsinπ");
    public static readonly Op AcosPi = Function("double.AcosPi", "arccosπ");
    public static readonly Op AtanPi = Function("double.AtanPi", "arctanπ");
    public static readonly Op Atan2Pi = Function("double.Atan2Pi", "atan2π", arity: 2);
    public static readonly Op DegreesToRadians = Function("double.DegreesToRadians", "rad");
    public static readonly Op RadiansToDegrees = Function("double.RadiansToDegrees", "deg");

    // The two numbers that SinCos yields
    public static readonly Op SinOfSinCos = Part("SinOfSinCos", "Math.SinCos", "Sin", "sin");
    public static readonly Op CosOfSinCos = Part("CosOfSinCos", "Math.SinCos", "Cos", "cos");
    public static readonly Op SinOfSinCosPi = Part("SinOfSinCosPi", "double.SinCosPi", "SinPi", "sinπ");
    public static readonly Op CosOfSinCosPi = Part("CosOfSinCosPi", "double.SinCosPi", "CosPi", "cosπ");

    // Sums and mixtures
    public static readonly Op FusedMultiplyAdd = new("FusedMultiplyAdd", 3, Notation.Call("Math.FusedMultiplyAdd", 3), new("{0} · {1} + {2}", Precedence.Additive, Precedence.Multiplicative, Precedence.Multiplicative, Precedence.Additive));
    public static readonly Op Lerp = Function("double.Lerp", "lerp", arity: 3);
    public static readonly Op ScaleB = new("ScaleB", 2, Notation.Call("Math.ScaleB", 2), new("{0} · 2^{1}", Precedence.Multiplicative, Precedence.Multiplicative, Precedence.Primary));
    public static readonly Op IEEERemainder = Function("Math.IEEERemainder", "rem", arity: 2);

    // Functions with a kink
    public static readonly Op Abs = new("Abs", 1, Notation.Call("Math.Abs", 1), new("|{0}|", Precedence.Primary, Precedence.Loosest));
    public static readonly Op Max = Function("Math.Max", "max", arity: 2);
    public static readonly Op Min = Function("Math.Min", "min", arity: 2);
    public static readonly Op MaxMagnitude = Function("Math.MaxMagnitude", "maxmag", arity: 2);
    public static readonly Op MinMagnitude = Function("Math.MinMagnitude", "minmag", arity: 2);
    public static readonly Op CopySign = Function("Math.CopySign", "copysign", arity: 2);
    public static readonly Op Clamp = new("Clamp", 3, Notation.Call("Math.Clamp", 3), Notation.Call("clamp", 3)) { Harmless = [0, 0, 0] };

    /// <summary>As Clamp, but for NaN: a bound that is NaN makes the result NaN.</summary>
    public static readonly Op ClampOfDouble = new("ClampOfDouble", 3, Notation.Call("double.Clamp", 3), Notation.Call("clamp", 3)) { Harmless = [0, 0, 0] };
    public static readonly Op Relu = Function("Functions.Relu", "relu");
    public static readonly Op LeakyRelu = Function("Functions.LeakyRelu", "lrelu");
    public static readonly Op LeakyReluBy = new("LeakyReluBy", 2, Notation.Call("Functions.LeakyRelu", 2), new("lrelu({0}; {1})", Precedence.Primary, Precedence.Loosest, Precedence.Loosest));
    public static readonly Op EluBy = new("EluBy", 2, Notation.Call("Functions.Elu", 2), new("elu({0}; {1})", Precedence.Primary, Precedence.Loosest, Precedence.Loosest));

    // Piecewise constant functions
    public static readonly Op Sign = new("Sign", 1, Notation.Call("Math.Sign", 1), Notation.Call("sign", 1)) { Type = NumberType.Int32, Harmless = [0] };
    public static readonly Op Floor = Function("Math.Floor", "floor");
    public static readonly Op Ceiling = Function("Math.Ceiling", "ceil");
    public static readonly Op Truncate = Function("Math.Truncate", "trunc");
    public static readonly Op Round = Function("Math.Round", "round");
    public static readonly Op RoundBy = new("RoundBy", 2, Notation.Call("Math.Round", 2), Notation.Call("round", 2)) { Harmless = [0, 0] };

    // Functions of the user's that are emitted once, with their partials: the first operand is the function. The payload of a partial is the place of the operand that it is for
    public static readonly Op Call = new("Call", Op.Any, new("{0}AndPartials({1…})", Precedence.Primary, Precedence.Loosest), new("{0}({1…})", Precedence.Primary, Precedence.Loosest));
    public static readonly Op CallPartial = new("CallPartial", 1, Notation.Prefix("∂"), Notation.Prefix("∂"));

    // Functions of the user's with a derivative of the user's: the first operand is the function, the second of Custom the function that gives its partials, and the last before the arguments
    // the condition under which the program comes there. They are not called elsewhere
    public static readonly Op Custom = new("Custom", Op.Any, new("{0}({3…})", Precedence.Primary, Precedence.Loosest), new("{0}({3…})", Precedence.Primary, Precedence.Loosest)) { Guard = 2 };
    public static readonly Op CustomPartials = new("CustomPartials", Op.Any, new("{0}({2…})", Precedence.Primary, Precedence.Loosest), new("{0}({2…})", Precedence.Primary, Precedence.Loosest)) { Guard = 1 };
    public static readonly Op Item = new("Item", 1, new("{0}.Item{1}", Precedence.Primary, Precedence.Primary), new("{0}.{1}", Precedence.Primary, Precedence.Primary));

    // A value that counts as a constant
    public static readonly Op Held = new("Held", 1, Notation.Call("Functions.Constant", 1), new("[{0}]", Precedence.Primary, Precedence.Loosest));

    // Activations, each with the derivative that the runtime computes beside its value from one exponential
    public static readonly Op SigmoidDerivative = Function("Functions.SigmoidDerivative", "σ′", gloss: "{0} (1 − {0})");
    public static readonly Op Sigmoid = Function("Functions.Sigmoid", "σ", twin: SigmoidDerivative);
    public static readonly Op SoftplusDerivative = Function("Functions.SoftplusDerivative", "softplus′", gloss: "σ({1})");
    public static readonly Op Softplus = Function("Functions.Softplus", "softplus", twin: SoftplusDerivative);
    public static readonly Op LogSigmoidDerivative = Function("Functions.LogSigmoidDerivative", "(ln σ)′", gloss: "σ(−{1})");
    public static readonly Op LogSigmoid = Function("Functions.LogSigmoid", "ln σ", twin: LogSigmoidDerivative);
    public static readonly Op SiluDerivative = Function("Functions.SiluDerivative", "silu′", gloss: "{0} + σ({1}) (1 − {0})");
    public static readonly Op Silu = Function("Functions.Silu", "silu", twin: SiluDerivative);
    public static readonly Op GeluDerivative = Function("Functions.GeluDerivative", "gelu′", gloss: "Φ({1}) + {1} φ({1})");
    public static readonly Op Gelu = Function("Functions.Gelu", "gelu", twin: GeluDerivative);
    public static readonly Op EluDerivative = Function("Functions.EluDerivative", "elu′", gloss: "exp(min({1}, 0))");
    public static readonly Op Elu = Function("Functions.Elu", "elu", twin: EluDerivative);

    public static readonly Op BinaryCrossEntropy = Function("Functions.BinaryCrossEntropy", "bce", arity: 2);

    // Vectors and matrices. All other operations work entry by entry
    public static readonly Op Product = new("Product", 2, Notation.Infix("*", Precedence.Multiplicative), new("{0} {1}", Precedence.Multiplicative, Precedence.Multiplicative, Precedence.Unary));
    public static readonly Op Transpose = new("Transpose", 1, new("{0}.Transpose()", Precedence.Primary, Precedence.Primary), new("{0}ᵀ", Precedence.Power, Precedence.Primary));
    public static readonly Op OuterProduct = new("OuterProduct", 2, Notation.Call("Functions.Outer", 2), new("{0} {1}ᵀ", Precedence.Multiplicative, Precedence.Multiplicative, Precedence.Primary));
    public static readonly Op Dot = new("Dot", 2, Notation.Call("Functions.Dot", 2), new("{0}ᵀ {1}", Precedence.Multiplicative, Precedence.Primary, Precedence.Unary)) { IsCommutative = true };
    public static readonly Op Sum = Function("Functions.Sum", "Σ");
    public static readonly Op Norm = new("Norm", 1, Notation.Call("Functions.Norm", 1), new("‖{0}‖", Precedence.Primary, Precedence.Loosest));
    public static readonly Op Greatest = new("Greatest", Op.Any, Notation.Call("Functions.Max", Op.Any), Notation.Call("max", Op.Any));
    public static readonly Op Least = new("Least", Op.Any, Notation.Call("Functions.Min", Op.Any), Notation.Call("min", Op.Any));
    public static readonly Op Pick = new("Pick", 2, new("{0}[{1}]", Precedence.Primary, Precedence.Primary, Precedence.Loosest), new("{0}[{1}]", Precedence.Primary, Precedence.Primary, Precedence.Loosest));

    /// <summary>ln Σ exp, less the entry that has happened: these two, for each entry whether it is the one, and the entries. The value is the difference; the derivative is that of the whole.</summary>
    public static readonly Op CrossEntropy = Function("Functions.CrossEntropy", "ce", arity: Op.Any);

    // Of entries that lie side by side. The payload is the place of the first; the shape is given
    public static readonly Op Fill = new("Fill", 1, Notation.Call("Fill", 1), Notation.Call("fill", 1));
    public static readonly Op Slice = new("Slice", 1, Notation.Call("Slice", 1), Notation.Call("slice", 1));
    public static readonly Op Place = new("Place", 1, Notation.Call("Place", 1), Notation.Call("place", 1));
    public static readonly Op IsAt = new("IsAt", 1, Notation.Call("IsAt", 1), Notation.Call("at", 1)) { Type = NumberType.Boolean };
    public static readonly Op Join = new("Join", Op.Any, Notation.Call("Functions.Concatenate", Op.Any), Notation.Call("", Op.Any));

    /// <summary>Every row, in the order of this table.</summary>
    public static IReadOnlyList<Op> All { get; } =
        [.. typeof(Ops).GetFields().Where(field => field.FieldType == typeof(Op)).OrderBy(field => field.MetadataToken).Select(field => (Op)field.GetValue(null))];

    private static Notation Choice => new("{0} ? {1} : {2}", Precedence.Conditional, Precedence.Or, Precedence.Conditional, Precedence.Conditional);

    private static Op Leaf(string name) => new(name, 0, new("", Precedence.Primary), new("", Precedence.Primary));

    private static Op Comparison(string name, string code, string paper, Precedence level) =>
        new(name, 2, Notation.Infix(code, level), Notation.Infix(paper, level)) { Type = NumberType.Boolean };

    private static Op Logical(string name, string code, string paper, Precedence level) =>
        new(name, 2, Notation.Associative(code, level), Notation.Associative(paper, level)) { Type = NumberType.Boolean };

    private static Op Test(string name) =>
        new(name, 1, Notation.Call("double." + name, 1), Notation.Call(name, 1)) { Type = NumberType.Boolean };

    private static Op Part(string name, string function, string part, string paper) =>
        new(name, 1, new($"{function}({{0}}).{part}", Precedence.Primary, Precedence.Loosest), Notation.Call(paper, 1));

    private static Notation Bits(string symbol) => new($"{{0}} {symbol} {{1}}", Precedence.Bits, Precedence.Unary, Precedence.Unary);

    private static Op Function(string code, string paper, int arity = 1, Op? twin = null, string? gloss = null) =>
        new(code.Substring(code.IndexOf('.') + 1), arity, Notation.Call(code, arity), Notation.Call(paper, arity)) { Twin = twin, Gloss = gloss };
}
