namespace Backprop;

/// <content>What vectors have no form of: computed lane by lane, by the scalar function.</content>
public partial interface ILane<TSelf, T>
{
    /// <summary>x in single precision.</summary>
    static virtual TSelf ToSingle(TSelf x) => TSelf.Map(x, static x => Real.Of<T>((float)Real.ToDouble(x)));

    /// <summary>x · 2^y.</summary>
    static virtual TSelf ScaleB(TSelf x, int y)
    {
        TSelf exponent = Real.Of<T>(y);
        return TSelf.Map(x, exponent, static (x, y) => T.ScaleB(x, (int)Real.ToDouble(y)));
    }

    /// <summary>TanPi, lane by lane.</summary>
    static virtual TSelf TanPi(TSelf x) => TSelf.Map(x, static x => T.TanPi(x));

    /// <summary>IEEERemainder, lane by lane.</summary>
    static virtual TSelf IEEERemainder(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => T.Ieee754Remainder(x, y));

    /// <summary>Remainder, lane by lane.</summary>
    static virtual TSelf Remainder(TSelf x, TSelf y) => TSelf.Map(x, y, static (x, y) => x % y);

    /// <summary>A function of a number, lane by lane.</summary>
    internal static virtual TSelf Map(TSelf x, Func<T, T> function) => LaneByLane.Map(in x, function);

    /// <summary>A function of two numbers, lane by lane.</summary>
    internal static virtual TSelf Map(TSelf x, TSelf y, Func<T, T, T> function) => LaneByLane.Map(in x, in y, function);
}
