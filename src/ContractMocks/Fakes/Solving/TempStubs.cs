namespace ContractMocks.Fakes.Solving;

internal readonly record struct RealRange(double Least, double Most, int Places);

internal static class RealNumbers
{
    public static RealRange? Range(FakeAsk ask, bool isInteger) => null;
}

internal static class RealTexts
{
    public static string Make(FakeAsk ask, FakeChance chance, int least, int most)
    {
        var text = FakeHints.Make(FakePlace.Root.Property(ask.Owner).Property(ask.Name), ask.Description, chance);
        while (text.Length < least)
        {
            text += " " + chance.Pick(FakeHints.PlainWords);
        }

        return text.Length > most ? text[..most] : text.Length > least && least > 20 ? text[..Math.Max(least, Math.Min(text.Length, most))] : text;
    }

    public static string? OfFormat(string format, FakeAsk ask, FakeChance chance) => FakeFormats.Make(format, ask.Name, chance);

    public static string MapKey(FakeAsk ask, FakeChance chance, int n) => n < FakeHints.PlainWords.Length ? FakeHints.PlainWords[n] : $"{FakeHints.PlainWords[n % 20]}{n / 20}";
}

internal static class FormatPatterns
{
    public static string? For(string format) => null;
}
