namespace Backprop.Generator.Mathematics;

/// <summary>The C# type of a node's value.</summary>
internal enum NumberType
{
    Boolean,
    Char,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,

    /// <summary>Several numbers at once, as a tuple: what a custom derivative returns.</summary>
    Several,
}

/// <summary>What the types are like.</summary>
internal static class NumberTypes
{
    /// <summary>Values of this type vary smoothly: they have derivatives.</summary>
    public static bool IsReal(this NumberType type) => type is NumberType.Single or NumberType.Double;

    public static bool IsInteger(this NumberType type) => type is not (NumberType.Boolean or NumberType.Several) && !type.IsReal();

    public static bool IsUnsigned(this NumberType type) => type is NumberType.Char or NumberType.Byte or NumberType.UInt16 or NumberType.UInt32 or NumberType.UInt64;

    public static int Bits(this NumberType type) => type switch
    {
        NumberType.SByte or NumberType.Byte => 8,
        NumberType.Char or NumberType.Int16 or NumberType.UInt16 => 16,
        NumberType.Int32 or NumberType.UInt32 or NumberType.Single => 32,
        NumberType.Boolean => 1,
        _ => 64,
    };

    public static string Keyword(this NumberType type) => type switch
    {
        NumberType.Boolean => "bool",
        NumberType.Char => "char",
        NumberType.SByte => "sbyte",
        NumberType.Byte => "byte",
        NumberType.Int16 => "short",
        NumberType.UInt16 => "ushort",
        NumberType.Int32 => "int",
        NumberType.UInt32 => "uint",
        NumberType.Int64 => "long",
        NumberType.UInt64 => "ulong",
        NumberType.Single => "float",
        NumberType.Several => "var",
        _ => "double",
    };
}
