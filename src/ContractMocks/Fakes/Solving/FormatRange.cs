namespace ContractMocks.Fakes.Solving;

/// <summary>The numbers that a number format holds.</summary>
internal sealed record FormatRange(Exact Least, Exact Most, bool IsWhole)
{
    private static readonly Dictionary<string, FormatRange> s_ranges = new(StringComparer.Ordinal)
    {
        ["int8"] = Whole("-128", "127"),
        ["uint8"] = Whole("0", "255"),
        ["int16"] = Whole("-32768", "32767"),
        ["uint16"] = Whole("0", "65535"),
        ["int32"] = Whole("-2147483648", "2147483647"),
        ["uint32"] = Whole("0", "4294967295"),
        ["int64"] = Whole("-9223372036854775808", "9223372036854775807"),
        ["uint64"] = Whole("0", "18446744073709551615"),
        ["double-int"] = Whole("-9007199254740991", "9007199254740991"),
        ["float"] = Real(float.MaxValue),
        ["double"] = Real(double.MaxValue),
    };

    public static FormatRange? Of(string format) => s_ranges.GetValueOrDefault(format);

    private static FormatRange Real(double most) => new(Exact.From(-most), Exact.From(most), false);

    private static FormatRange Whole(string least, string most) => new(Exact.Parse(least), Exact.Parse(most), true);
}
