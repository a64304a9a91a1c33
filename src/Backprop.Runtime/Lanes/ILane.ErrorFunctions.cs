namespace Backprop;

/// <content>The error function and its complement; see <see cref="Functions"/>.</content>
public partial interface ILane<TSelf, T>
{
    /// <summary>erf(x).</summary>
    static virtual TSelf Erf(in TSelf x) => TSelf.Call<ErfFunction>(in x);

    /// <summary>erf(x) and its derivative.</summary>
    static virtual TSelf Erf(in TSelf x, out TSelf derivative) => TSelf.CallWithDerivative<ErfFunction>(in x, out derivative);

    /// <summary>2/√π exp(−x²).</summary>
    static virtual TSelf ErfDerivative(in TSelf x) => TSelf.Call<ErfDerivativeFunction>(in x);

    /// <summary>1 − erf(x).</summary>
    static virtual TSelf Erfc(in TSelf x) => TSelf.Call<ErfcFunction>(in x);

    /// <summary>1 − erf(x) and its derivative.</summary>
    static virtual TSelf Erfc(in TSelf x, out TSelf derivative) => TSelf.CallWithDerivative<ErfcFunction>(in x, out derivative);

    /// <summary>−2/√π exp(−x²).</summary>
    static virtual TSelf ErfcDerivative(in TSelf x) => -TSelf.ErfDerivative(in x);
}
