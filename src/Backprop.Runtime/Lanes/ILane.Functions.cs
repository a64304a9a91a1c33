namespace Backprop;

/// <content>
/// The functions of <see cref="Math"/>, <see cref="double"/> and <see cref="Functions"/>, which say what each computes, and docs/accuracy.md how accurately.
/// </content>
public partial interface ILane<TSelf, T>
{
    /// <summary>x².</summary>
    static virtual TSelf Square(TSelf x) => x * x;

    /// <summary>x where it is positive, and else 0.</summary>
    static virtual TSelf Relu(TSelf x) => TSelf.Max(x, T.Zero);

    /// <summary>x, as a constant.</summary>
    static virtual TSelf Constant(TSelf x) => x;

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
    static virtual TSelf Sigmoid(in TSelf x) => TSelf.Apply<SigmoidFunction<T>>(in x);

    /// <summary>σ(x) and σ′(x).</summary>
    static virtual TSelf Sigmoid(in TSelf x, out TSelf derivative) => TSelf.ApplyWithDerivative<SigmoidFunction<T>>(in x, out derivative);

    /// <summary>σ′(x).</summary>
    static virtual TSelf SigmoidDerivative(in TSelf x)
    {
        _ = TSelf.Sigmoid(in x, out TSelf derivative);
        return derivative;
    }

    /// <summary>2^x.</summary>
    static virtual TSelf Exp2(in TSelf x) => TSelf.Call<Exp2Function>(in x);

    /// <summary>10^x.</summary>
    static virtual TSelf Exp10(in TSelf x) => TSelf.Call<Exp10Function>(in x);

    /// <summary>exp(x) − 1, for small x too.</summary>
    static virtual TSelf Expm1(in TSelf x) => TSelf.Call<Expm1Function>(in x);

    /// <summary>ln(x).</summary>
    static virtual TSelf Log(in TSelf x) => TSelf.Call<LogFunction>(in x);

    /// <summary>log₂(x).</summary>
    static virtual TSelf Log2(in TSelf x) => TSelf.Call<Log2Function>(in x);

    /// <summary>log₁₀(x).</summary>
    static virtual TSelf Log10(in TSelf x) => TSelf.Call<Log10Function>(in x);

    /// <summary>ln(1 + x), for small x too.</summary>
    static virtual TSelf Log1p(in TSelf x) => TSelf.Call<Log1pFunction>(in x);

    /// <summary>The hyperbolic tangent.</summary>
    static virtual TSelf Tanh(in TSelf x) => TSelf.Apply<TanhFunction<T>>(in x);

    /// <summary>tanh(x) and its derivative.</summary>
    static virtual TSelf Tanh(in TSelf x, out TSelf derivative) => TSelf.ApplyWithDerivative<TanhFunction<T>>(in x, out derivative);

    /// <summary>The derivative of tanh.</summary>
    static virtual TSelf TanhDerivative(in TSelf x)
    {
        _ = TSelf.Tanh(in x, out TSelf derivative);
        return derivative;
    }

    /// <summary>ln(1 + exp(x)).</summary>
    static virtual TSelf Softplus(in TSelf x) => TSelf.Call<SoftplusFunction>(in x);

    /// <summary>ln(1 + exp(x)) and its derivative.</summary>
    static virtual TSelf Softplus(in TSelf x, out TSelf derivative) => TSelf.CallWithDerivative<SoftplusFunction>(in x, out derivative);

    /// <summary>ln σ(x).</summary>
    static virtual TSelf LogSigmoid(in TSelf x) => TSelf.Call<LogSigmoidFunction>(in x);

    /// <summary>ln σ(x) and its derivative.</summary>
    static virtual TSelf LogSigmoid(in TSelf x, out TSelf derivative) => TSelf.CallWithDerivative<LogSigmoidFunction>(in x, out derivative);

    /// <summary>σ(x), as <see cref="Softplus(in TSelf, out TSelf)"/> has it.</summary>
    static virtual TSelf SoftplusDerivative(in TSelf x) => TSelf.Call<SoftplusDerivativeFunction>(in x);

    /// <summary>σ(−x), as <see cref="LogSigmoid(in TSelf, out TSelf)"/> has it.</summary>
    static virtual TSelf LogSigmoidDerivative(in TSelf x) => TSelf.Call<LogSigmoidDerivativeFunction>(in x);

    /// <summary>The sine.</summary>
    static virtual TSelf Sin(in TSelf x) => TSelf.Call<SinFunction>(in x);

    /// <summary>The cosine.</summary>
    static virtual TSelf Cos(in TSelf x) => TSelf.Call<CosFunction>(in x);

    /// <summary>The tangent.</summary>
    static virtual TSelf Tan(in TSelf x) => TSelf.Call<TanFunction>(in x);

    /// <summary>sin(π x).</summary>
    static virtual TSelf SinPi(in TSelf x) => TSelf.Call<SinPiFunction>(in x);

    /// <summary>cos(π x).</summary>
    static virtual TSelf CosPi(in TSelf x) => TSelf.Call<CosPiFunction>(in x);

    /// <summary>The angle whose tangent is x.</summary>
    static virtual TSelf Atan(in TSelf x) => TSelf.Call<AtanFunction>(in x);

    /// <summary>The angle whose sine is x.</summary>
    static virtual TSelf Asin(in TSelf x) => TSelf.Call<AsinFunction>(in x);

    /// <summary>The angle whose cosine is x.</summary>
    static virtual TSelf Acos(in TSelf x) => TSelf.Call<AcosFunction>(in x);

    /// <summary>The hyperbolic sine.</summary>
    static virtual TSelf Sinh(in TSelf x) => TSelf.Call<SinhFunction>(in x);

    /// <summary>The hyperbolic cosine.</summary>
    static virtual TSelf Cosh(in TSelf x) => TSelf.Call<CoshFunction>(in x);

    /// <summary>The cube root.</summary>
    static virtual TSelf Cbrt(in TSelf x) => TSelf.Call<CbrtFunction>(in x);

    /// <summary>x^y.</summary>
    static virtual TSelf Pow(in TSelf x, in TSelf y) => typeof(T) == typeof(float) ? TSelf.Call<PowOfSinglesFunction>(in x, in y) : TSelf.Call<PowFunction>(in x, in y);

    /// <summary>√(x² + y²).</summary>
    static virtual TSelf Hypot(in TSelf x, in TSelf y) => typeof(T) == typeof(float) ? TSelf.Call<HypotOfSinglesFunction>(in x, in y) : TSelf.Call<HypotFunction>(in x, in y);

    /// <summary>The angle of the point (y, x), whose first coordinate is y: as <see cref="Math.Atan2"/> has it.</summary>
    static virtual TSelf Atan2(in TSelf x, in TSelf y) => TSelf.Call<Atan2Function>(in x, in y);

    /// <summary>The number whose hyperbolic sine is x.</summary>
    static virtual TSelf Asinh(in TSelf x) => TSelf.Call<AsinhFunction>(in x);

    /// <summary>The number whose hyperbolic cosine is x.</summary>
    static virtual TSelf Acosh(in TSelf x) => TSelf.Call<AcoshFunction>(in x);

    /// <summary>The number whose hyperbolic tangent is x.</summary>
    static virtual TSelf Atanh(in TSelf x) => TSelf.Call<AtanhFunction>(in x);

    /// <summary>asin(x) / π.</summary>
    static virtual TSelf AsinPi(in TSelf x) => TSelf.Asin(in x) / T.Pi;

    /// <summary>acos(x) / π.</summary>
    static virtual TSelf AcosPi(in TSelf x) => TSelf.Acos(in x) / T.Pi;

    /// <summary>atan(x) / π.</summary>
    static virtual TSelf AtanPi(in TSelf x) => TSelf.Atan(in x) / T.Pi;

    /// <summary>The angle of the point (y, x) / π.</summary>
    static virtual TSelf Atan2Pi(in TSelf x, in TSelf y) => TSelf.Atan2(in x, in y) / T.Pi;

    /// <summary>exp(x − y), 1 where they are equal; see <see cref="Functions.LogSumExpDerivative"/>.</summary>
    static virtual TSelf LogSumExpDerivative(in TSelf x, in TSelf y) => TSelf.Call<LogSumExpDerivativeFunction>(in x, in y);

    /// <summary>The logarithm of x to the base y, as <see cref="Math.Log(double, double)"/> has it: NaN to the base 1, and to the bases 0 and ∞ of all but 1.</summary>
    static virtual TSelf Log(TSelf x, TSelf y)
    {
        TSelf isWithout = TSelf.Equal(y, T.One) | (TSelf.NotEqual(x, T.One) & (TSelf.Equal(y, T.Zero) | TSelf.Equal(y, T.PositiveInfinity)));
        return TSelf.Choose(isWithout, T.NaN, TSelf.Log(in x) / TSelf.Log(in y));
    }

    /// <summary>The one that is farther from 0; of two that are as far, the positive one.</summary>
    static virtual TSelf MaxMagnitude(TSelf x, TSelf y)
    {
        TSelf left = TSelf.Abs(x);
        TSelf right = TSelf.Abs(y);
        return TSelf.Choose((left > right) | TSelf.IsNaN(x) | (TSelf.Equal(left, right) & TSelf.IsPositive(x)), x, y);
    }

    /// <summary>The one that is nearer to 0; of two that are as near, the negative one.</summary>
    static virtual TSelf MinMagnitude(TSelf x, TSelf y)
    {
        TSelf left = TSelf.Abs(x);
        TSelf right = TSelf.Abs(y);
        return TSelf.Choose((left < right) | TSelf.IsNaN(x) | (TSelf.Equal(left, right) & TSelf.IsNegative(x)), x, y);
    }

    /// <summary>exp(x) − 1 as it is written: small x are rounded away.</summary>
    static virtual TSelf ExpM1(in TSelf x) => TSelf.Exp(in x) - T.One;

    /// <summary>2^x − 1 as it is written.</summary>
    static virtual TSelf Exp2M1(in TSelf x) => TSelf.Exp2(in x) - T.One;

    /// <summary>10^x − 1 as it is written.</summary>
    static virtual TSelf Exp10M1(in TSelf x) => TSelf.Exp10(in x) - T.One;

    /// <summary>ln(x + 1) as it is written: small x are rounded away.</summary>
    static virtual TSelf LogP1(in TSelf x) => TSelf.Log(x + T.One);

    /// <summary>log₂(x + 1) as it is written.</summary>
    static virtual TSelf Log2P1(in TSelf x) => TSelf.Log2(x + T.One);

    /// <summary>log₁₀(x + 1) as it is written.</summary>
    static virtual TSelf Log10P1(in TSelf x) => TSelf.Log10(x + T.One);

    /// <summary>x π / 180.</summary>
    static virtual TSelf DegreesToRadians(TSelf x) => (x * T.Pi) / Real.Of<T>(180);

    /// <summary>x 180 / π.</summary>
    static virtual TSelf RadiansToDegrees(TSelf x) => (x * Real.Of<T>(180)) / T.Pi;

    /// <summary>The y-th root of x; beyond the third, lane by lane.</summary>
    static virtual TSelf RootN(TSelf x, int y)
    {
        TSelf degree = Real.Of<T>(y);
        return y == 2 ? TSelf.Sqrt(x) : y == 3 ? TSelf.Cbrt(in x) : TSelf.Map(x, degree, static (x, y) => T.RootN(x, (int)Real.ToDouble(y)));
    }

    /// <summary>softplus(z) − t z of log-odds z, as <see cref="Functions.BinaryCrossEntropy(double, double)"/> has it.</summary>
    static virtual TSelf BinaryCrossEntropy(TSelf logit, TSelf target)
    {
        TSelf tail = -TSelf.Abs(logit);
        TSelf e = TSelf.Exp(in tail);
        TSelf weight = TSelf.Choose(logit >= T.Zero, T.One - target, -target);
        return TSelf.Choose(TSelf.Equal(weight, T.Zero), T.Zero, weight * logit) + TSelf.Log1p(in e);
    }

    /// <summary>ln Σ exp; of floats lane by lane, in double precision.</summary>
    static virtual TSelf LogSumExp(params ReadOnlySpan<TSelf> values) => typeof(T) == typeof(double) ? LaneSums.LogSumExp<TSelf, T>(values) : LaneByLane.LogSumExp<TSelf, T>(values);
}
