namespace Backprop;

/// <content>
/// The functions of <see cref="Math"/>, <see cref="double"/> and <see cref="Functions"/>, which say what each computes. Those that vectors have no form of yet are computed lane by lane, by the scalar function.
/// </content>
public partial interface ILane<TSelf, T>
{
    /// <summary>x².</summary>
    static virtual TSelf Square(TSelf x) => x * x;

    /// <summary>x where it is positive, and else 0.</summary>
    static virtual TSelf Relu(TSelf x) => TSelf.Max(x, T.Zero);

    /// <summary>x, as a constant.</summary>
    static virtual TSelf Constant(TSelf x) => x;

    /// <summary>x in single precision.</summary>
    static virtual TSelf ToSingle(TSelf x) => TSelf.Map(x, static x => Real.Of<T>((float)Real.ToDouble(x)));

    /// <summary>Where the two are not equal; NaN is equal to nothing.</summary>
    static virtual TSelf NotEqual(TSelf left, TSelf right) => ~TSelf.Equal(left, right);

    /// <summary>Where it is not a number.</summary>
    static virtual TSelf IsNaN(TSelf x) => ~TSelf.Equal(x, x);

    /// <summary>Where it is ∞ or −∞.</summary>
    static virtual TSelf IsInfinity(TSelf x) => TSelf.Equal(TSelf.Abs(x), T.PositiveInfinity);

    /// <summary>Where it is neither infinite nor NaN.</summary>
    static virtual TSelf IsFinite(TSelf x) => TSelf.Abs(x) < T.PositiveInfinity;

    /// <summary>Where the sign is set, of −0 and NaN too.</summary>
    static virtual TSelf IsNegative(TSelf x) => TSelf.CopySign(T.One, x) < T.Zero;

    /// <summary>Where the sign is not set.</summary>
    static virtual TSelf IsPositive(TSelf x) => TSelf.CopySign(T.One, x) > T.Zero;

    /// <summary>The sign of y on |x|.</summary>
    static virtual TSelf CopySign(TSelf x, TSelf y)
    {
        TSelf sign = -T.Zero;
        return (y & sign) | (x & ~sign);
    }

    /// <summary>x between the bounds.</summary>
    static virtual TSelf Clamp(TSelf x, TSelf least, TSelf most) => TSelf.Choose(x < least, least, TSelf.Choose(x > most, most, x));

    /// <summary>x (1 − amount) + y amount.</summary>
    static virtual TSelf Lerp(TSelf x, TSelf y, TSelf amount) => TSelf.FusedMultiplyAdd(x, T.One - amount, y * amount);

    /// <summary>exp(x).</summary>
    static virtual TSelf Exp(in TSelf x) => TSelf.Apply<ExpFunction<T>>(in x);

    /// <summary>σ(x).</summary>
    static virtual TSelf Sigmoid(in TSelf x) => TSelf.ApplyWithDerivative<SigmoidFunction<T>>(in x, out _);

    /// <summary>σ(x) and σ′(x).</summary>
    static virtual TSelf Sigmoid(in TSelf x, out TSelf derivative) => TSelf.ApplyWithDerivative<SigmoidFunction<T>>(in x, out derivative);

    /// <summary>ln(1 + exp(x)) and its derivative.</summary>
    static virtual TSelf Softplus(in TSelf x, out TSelf derivative)
    {
        derivative = TSelf.Sigmoid(in x);
        return TSelf.Softplus(x);
    }

    /// <summary>ln σ(x) and its derivative.</summary>
    static virtual TSelf LogSigmoid(in TSelf x, out TSelf derivative)
    {
        derivative = TSelf.Sigmoid(-x);
        return TSelf.LogSigmoid(x);
    }

    /// <summary>tanh(x) and its derivative.</summary>
    static virtual TSelf Tanh(in TSelf x, out TSelf derivative)
    {
        derivative = TSelf.TanhDerivative(in x);
        return TSelf.Tanh(x);
    }

    /// <summary>The derivative of tanh, 4e / (1 + e)² with e = exp(−2|x|).</summary>
    static virtual TSelf TanhDerivative(in TSelf x)
    {
        TSelf e = TSelf.Exp(TSelf.Abs(x) * Real.Of<T>(-2));
        TSelf sum = e + T.One;
        return e * Real.Of<T>(4) / (sum * sum);
    }

    /// <summary>The y-th root of x.</summary>
    static virtual TSelf RootN(TSelf x, int y)
    {
        TSelf degree = Real.Of<T>(y);
        return TSelf.Map(x, degree, static (x, y) => T.RootN(x, (int)Real.ToDouble(y)));
    }

    /// <summary>x · 2^y.</summary>
    static virtual TSelf ScaleB(TSelf x, int y)
    {
        TSelf exponent = Real.Of<T>(y);
        return TSelf.Map(x, exponent, static (x, y) => T.ScaleB(x, (int)Real.ToDouble(y)));
    }

    /// <summary>ln Σ exp.</summary>
    static virtual TSelf LogSumExp(params ReadOnlySpan<TSelf> values) => LaneByLane.LogSumExp<TSelf, T>(values);

    /// <summary>Cbrt, lane by lane.</summary>
    static virtual TSelf Cbrt(TSelf x) => TSelf.Map(x, static x => T.Cbrt(x));

    /// <summary>Exp2, lane by lane.</summary>
    static virtual TSelf Exp2(TSelf x) => TSelf.Map(x, static x => T.Exp2(x));

    /// <summary>Exp10, lane by lane.</summary>
    static virtual TSelf Exp10(TSelf x) => TSelf.Map(x, static x => T.Exp10(x));

    /// <summary>ExpM1, lane by lane.</summary>
    static virtual TSelf ExpM1(TSelf x) => TSelf.Map(x, static x => T.ExpM1(x));

    /// <summary>Exp2M1, lane by lane.</summary>
    static virtual TSelf Exp2M1(TSelf x) => TSelf.Map(x, static x => T.Exp2M1(x));

    /// <summary>Exp10M1, lane by lane.</summary>
    static virtual TSelf Exp10M1(TSelf x) => TSelf.Map(x, static x => T.Exp10M1(x));

    /// <summary>Log, lane by lane.</summary>
    static virtual TSelf Log(TSelf x) => TSelf.Map(x, static x => T.Log(x));

    /// <summary>Log2, lane by lane.</summary>
    static virtual TSelf Log2(TSelf x) => TSelf.Map(x, static x => LaneByLane.Log2(x));

    /// <summary>Log10, lane by lane.</summary>
    static virtual TSelf Log10(TSelf x) => TSelf.Map(x, static x => T.Log10(x));

    /// <summary>LogP1, lane by lane.</summary>
    static virtual TSelf LogP1(TSelf x) => TSelf.Map(x, static x => T.LogP1(x));

    /// <summary>Log2P1, lane by lane.</summary>
    static virtual TSelf Log2P1(TSelf x) => TSelf.Map(x, static x => T.Log2P1(x));

    /// <summary>Log10P1, lane by lane.</summary>
    static virtual TSelf Log10P1(TSelf x) => TSelf.Map(x, static x => T.Log10P1(x));

    /// <summary>Sin, lane by lane.</summary>
    static virtual TSelf Sin(TSelf x) => TSelf.Map(x, static x => T.Sin(x));

    /// <summary>Cos, lane by lane.</summary>
    static virtual TSelf Cos(TSelf x) => TSelf.Map(x, static x => T.Cos(x));

    /// <summary>Tan, lane by lane.</summary>
    static virtual TSelf Tan(TSelf x) => TSelf.Map(x, static x => T.Tan(x));

    /// <summary>Asin, lane by lane.</summary>
    static virtual TSelf Asin(TSelf x) => TSelf.Map(x, static x => T.Asin(x));

    /// <summary>Acos, lane by lane.</summary>
    static virtual TSelf Acos(TSelf x) => TSelf.Map(x, static x => T.Acos(x));

    /// <summary>Atan, lane by lane.</summary>
    static virtual TSelf Atan(TSelf x) => TSelf.Map(x, static x => T.Atan(x));

    /// <summary>Sinh, lane by lane.</summary>
    static virtual TSelf Sinh(TSelf x) => TSelf.Map(x, static x => T.Sinh(x));

    /// <summary>Cosh, lane by lane.</summary>
    static virtual TSelf Cosh(TSelf x) => TSelf.Map(x, static x => T.Cosh(x));

    /// <summary>Tanh, lane by lane.</summary>
    static virtual TSelf Tanh(TSelf x) => TSelf.Map(x, static x => T.Tanh(x));

    /// <summary>Asinh, lane by lane.</summary>
    static virtual TSelf Asinh(TSelf x) => TSelf.Map(x, static x => T.Asinh(x));

    /// <summary>Acosh, lane by lane.</summary>
    static virtual TSelf Acosh(TSelf x) => TSelf.Map(x, static x => T.Acosh(x));

    /// <summary>Atanh, lane by lane.</summary>
    static virtual TSelf Atanh(TSelf x) => TSelf.Map(x, static x => T.Atanh(x));

    /// <summary>SinPi, lane by lane.</summary>
    static virtual TSelf SinPi(TSelf x) => TSelf.Map(x, static x => T.SinPi(x));

    /// <summary>CosPi, lane by lane.</summary>
    static virtual TSelf CosPi(TSelf x) => TSelf.Map(x, static x => T.CosPi(x));

    /// <summary>TanPi, lane by lane.</summary>
    static virtual TSelf TanPi(TSelf x) => TSelf.Map(x, static x => T.TanPi(x));

    /// <summary>AsinPi, lane by lane.</summary>
    static virtual TSelf AsinPi(TSelf x) => TSelf.Map(x, static x => T.AsinPi(x));

    /// <summary>AcosPi, lane by lane.</summary>
    static virtual TSelf AcosPi(TSelf x) => TSelf.Map(x, static x => T.AcosPi(x));

    /// <summary>AtanPi, lane by lane.</summary>
    static virtual TSelf AtanPi(TSelf x) => TSelf.Map(x, static x => T.AtanPi(x));

    /// <summary>DegreesToRadians, lane by lane.</summary>
    static virtual TSelf DegreesToRadians(TSelf x) => TSelf.Map(x, static x => T.DegreesToRadians(x));

    /// <summary>RadiansToDegrees, lane by lane.</summary>
    static virtual TSelf RadiansToDegrees(TSelf x) => TSelf.Map(x, static x => T.RadiansToDegrees(x));

    /// <summary>Log1p, lane by lane.</summary>
    static virtual TSelf Log1p(TSelf x) => TSelf.Map(x, static x => Real.Of<T>(Functions.Log1p(Real.ToDouble(x))));

    /// <summary>Expm1, lane by lane.</summary>
    static virtual TSelf Expm1(TSelf x) => TSelf.Map(x, static x => Real.Of<T>(Functions.Expm1(Real.ToDouble(x))));

    /// <summary>Softplus, lane by lane.</summary>
    static virtual TSelf Softplus(TSelf x) => TSelf.Map(x, static x => Real.Of<T>(Functions.Softplus(Real.ToDouble(x))));

    /// <summary>SoftplusDerivative, lane by lane.</summary>
    static virtual TSelf SoftplusDerivative(TSelf x) => TSelf.Map(x, static x => Real.Of<T>(Functions.SoftplusDerivative(Real.ToDouble(x))));

    /// <summary>LogSigmoid, lane by lane.</summary>
    static virtual TSelf LogSigmoid(TSelf x) => TSelf.Map(x, static x => Real.Of<T>(Functions.LogSigmoid(Real.ToDouble(x))));

    /// <summary>LogSigmoidDerivative, lane by lane.</summary>
    static virtual TSelf LogSigmoidDerivative(TSelf x) => TSelf.Map(x, static x => Real.Of<T>(Functions.LogSigmoidDerivative(Real.ToDouble(x))));

    /// <summary>SigmoidDerivative, lane by lane.</summary>
    static virtual TSelf SigmoidDerivative(TSelf x) => TSelf.Map(x, static x => Real.Of<T>(Functions.SigmoidDerivative(Real.ToDouble(x))));

    /// <summary>Pow, lane by lane.</summary>
    static virtual TSelf Pow(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => T.Pow(x, y));

    /// <summary>Atan2, lane by lane.</summary>
    static virtual TSelf Atan2(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => T.Atan2(x, y));

    /// <summary>Atan2Pi, lane by lane.</summary>
    static virtual TSelf Atan2Pi(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => T.Atan2Pi(x, y));

    /// <summary>Hypot, lane by lane.</summary>
    static virtual TSelf Hypot(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => T.Hypot(x, y));

    /// <summary>IEEERemainder, lane by lane.</summary>
    static virtual TSelf IEEERemainder(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => T.Ieee754Remainder(x, y));

    /// <summary>MaxMagnitude, lane by lane.</summary>
    static virtual TSelf MaxMagnitude(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => T.MaxMagnitude(x, y));

    /// <summary>MinMagnitude, lane by lane.</summary>
    static virtual TSelf MinMagnitude(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => T.MinMagnitude(x, y));

    /// <summary>Log, lane by lane.</summary>
    static virtual TSelf Log(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => T.Log(x, y));

    /// <summary>Remainder, lane by lane.</summary>
    static virtual TSelf Remainder(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => x % y);

    /// <summary>LogSumExpDerivative, lane by lane.</summary>
    static virtual TSelf LogSumExpDerivative(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => Real.Of<T>(Functions.LogSumExpDerivative(Real.ToDouble(x), Real.ToDouble(y))));

    /// <summary>A function of a number, lane by lane.</summary>
    internal static virtual TSelf Map(TSelf x, Func<T, T> function) => LaneByLane.Map(in x, function);

    /// <summary>A function of two numbers, lane by lane.</summary>
    internal static virtual TSelf Map(TSelf x, TSelf y, Func<T, T, T> function) => LaneByLane.Map(in x, in y, function);
}
