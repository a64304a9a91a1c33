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

    // Arithmetic
    public static readonly Op Add = new("Add", 2, Notation.Infix("+", Precedence.Additive), Notation.Associative("+", Precedence.Additive)) { IsCommutative = true };
    public static readonly Op Subtract = new("Subtract", 2, Notation.Infix("-", Precedence.Additive), Notation.Infix("−", Precedence.Additive));
    public static readonly Op Multiply = new("Multiply", 2, Notation.Infix("*", Precedence.Multiplicative), Notation.Associative("·", Precedence.Multiplicative)) { IsCommutative = true };
    public static readonly Op Divide = new("Divide", 2, Notation.Infix("/", Precedence.Multiplicative), Notation.Infix("/", Precedence.Multiplicative));
    public static readonly Op Negate = new("Negate", 1, Notation.Prefix("-"), Notation.Prefix("−"));

    // Comparison and choice
    public static readonly Op Less = Comparison("Less", "<", Precedence.Relational);
    public static readonly Op Greater = Comparison("Greater", ">", Precedence.Relational);
    public static readonly Op Equal = Comparison("Equal", "==", Precedence.Equality);
    public static readonly Op Select = new("Select", 3, Choice, Choice);

    // Powers, exponentials and logarithms
    public static readonly Op Square = new("Square", 1, Notation.Call("Functions.Square", 1), new("{0}²", Precedence.Power, Precedence.Primary));
    public static readonly Op Sqrt = Function("Math.Sqrt", "√");
    public static readonly Op Cbrt = Function("Math.Cbrt", "∛");
    public static readonly Op Pow = new("Pow", 2, Notation.Call("Math.Pow", 2), new("{0}^{1}", Precedence.Power, Precedence.Primary, Precedence.Primary));
    public static readonly Op Exp = Function("Math.Exp", "exp");
    public static readonly Op Expm1 = new("Expm1", 1, Notation.Call("Functions.Expm1", 1), new("exp({0}) − 1", Precedence.Additive, Precedence.Loosest));
    public static readonly Op Log = Function("Math.Log", "ln");
    public static readonly Op Log1p = new("Log1p", 1, Notation.Call("Functions.Log1p", 1), new("ln(1 + {0})", Precedence.Primary, Precedence.Multiplicative));
    public static readonly Op Log2 = Function("Math.Log2", "log2");
    public static readonly Op Log10 = Function("Math.Log10", "log10");

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
    public static readonly Op Tanh = Function("Math.Tanh", "tanh");

    // Functions with a kink
    public static readonly Op Abs = new("Abs", 1, Notation.Call("Math.Abs", 1), new("|{0}|", Precedence.Primary, Precedence.Loosest));
    public static readonly Op Max = Function("Math.Max", "max", arity: 2);
    public static readonly Op Min = Function("Math.Min", "min", arity: 2);
    public static readonly Op Relu = Function("Functions.Relu", "relu");

    // Activations, each with the derivative that the runtime computes beside its value from one exponential
    public static readonly Op SigmoidDerivative = Function("Functions.SigmoidDerivative", "σ′", gloss: "{0} (1 − {0})");
    public static readonly Op Sigmoid = Function("Functions.Sigmoid", "σ", twin: SigmoidDerivative);
    public static readonly Op SoftplusDerivative = Function("Functions.SoftplusDerivative", "softplus′", gloss: "σ({1})");
    public static readonly Op Softplus = Function("Functions.Softplus", "softplus", twin: SoftplusDerivative);
    public static readonly Op LogSigmoidDerivative = Function("Functions.LogSigmoidDerivative", "(ln σ)′", gloss: "σ(−{1})");
    public static readonly Op LogSigmoid = Function("Functions.LogSigmoid", "ln σ", twin: LogSigmoidDerivative);

    /// <summary>Every row, in the order of this table.</summary>
    public static IReadOnlyList<Op> All { get; } =
        [.. typeof(Ops).GetFields().Where(field => field.FieldType == typeof(Op)).OrderBy(field => field.MetadataToken).Select(field => (Op)field.GetValue(null))];

    private static Notation Choice => new("{0} ? {1} : {2}", Precedence.Conditional, Precedence.Equality, Precedence.Conditional, Precedence.Conditional);

    private static Op Leaf(string name) => new(name, 0, new("", Precedence.Primary), new("", Precedence.Primary));

    private static Op Comparison(string name, string symbol, Precedence level) =>
        new(name, 2, Notation.Infix(symbol, level), Notation.Infix(symbol == "==" ? "=" : symbol, level)) { IsCondition = true };

    private static Op Function(string code, string paper, int arity = 1, Op? twin = null, string? gloss = null) =>
        new(code.Substring(code.IndexOf('.') + 1), arity, Notation.Call(code, arity), Notation.Call(paper, arity)) { Twin = twin, Gloss = gloss };
}
