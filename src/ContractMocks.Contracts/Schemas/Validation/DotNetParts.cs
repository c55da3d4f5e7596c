using System.Globalization;

namespace ContractMocks.Schemas.Validation;

/// <summary>A part of a .NET pattern, and whether a count behind it would take all of it.</summary>
internal readonly record struct DotNetPart(string Text, bool IsAtom)
{
    public string Atom => IsAtom ? Text : "(?:" + Text + ")";
}

/// <summary>Writes the .NET pattern that judges texts of a reach as the ECMA-262 pattern does.</summary>
internal sealed class DotNetParts(TextReach reach) : IEcmaParts<DotNetPart>
{
    private const string Word = "[a-zA-Z0-9_]";
    private const string Heads = @"[\ud800-\udbff]";

    private bool _asksAround;

    /// <summary>Whether texts beyond ASCII need another pattern than those of ASCII.</summary>
    public bool DependsOnReach { get; private set; }

    /// <summary>The whole pattern for .NET.</summary>
    /// <exception cref="EcmaTrouble">It is no ECMA-262 pattern.</exception>
    public string Write(string pattern)
    {
        var whole = EcmaReader<DotNetPart>.Read(pattern, this);

        // .NET also begins a search between the halves of a code point. Nothing can be matched from there on, but what asks around itself could be true.
        return reach == TextReach.All && _asksAround ? $"(?<!{Heads}){whole.Atom}" : whole.Text;
    }

    public DotNetPart Set(CodePointSet set)
    {
        DependsOnReach |= set.Bounds.Length > 0 && set.Bounds[set.Bounds.Length - 1] > 0x7F;
        return new(DotNetSets.Write(set, reach), IsAtom: true);
    }

    public DotNetPart Sequence(List<DotNetPart> parts) => new(string.Concat(parts.Select(static part => part.Text)), IsAtom: false);

    public DotNetPart Either(List<DotNetPart> parts) => new("(?:" + string.Join("|", parts.Select(static part => part.Text)) + ")", IsAtom: true);

    public DotNetPart Loop(DotNetPart part, EcmaCount count, IReadOnlyList<int> groups)
    {
        // .NET would keep what a group matched in the round before. A group that is set to nothing is as good as one that is not set.
        var reset = string.Concat(groups.Select(static number => $"(?<{Number(number)}>)"));
        var body = reset.Length == 0 || count.Most < 2 ? part.Atom : "(?:" + reset + part.Text + ")";
        var times = count switch
        {
            { Least: 0, Most: EcmaCount.Endless } => "*",
            { Least: 1, Most: EcmaCount.Endless } => "+",
            { Least: 0, Most: 1 } => "?",
            { Most: EcmaCount.Endless } => "{" + Number(count.Least) + ",}",
            _ when count.Least == count.Most => "{" + Number(count.Least) + "}",
            _ => "{" + Number(count.Least) + "," + Number(count.Most) + "}",
        };
        return new(body + times + (count.IsLazy ? "?" : ""), IsAtom: false);
    }

    // Numbered here: .NET would count named groups last.
    public DotNetPart Group(int number, DotNetPart body, bool isNamed) => new((isNamed ? $"(?<{Number(number)}>" : "(?:") + body.Text + ")", IsAtom: true);

    public DotNetPart Assertion(EcmaAssertion assertion)
    {
        switch (assertion)
        {
            case EcmaAssertion.Start:
                return new("^", IsAtom: true);
            case EcmaAssertion.End:
                return new(@"\z", IsAtom: true); // .NET's $ also matches before a last line feed.
            default:
                DependsOnReach = true;
                _asksAround = true;
                return new(Edge(assertion == EcmaAssertion.Edge), IsAtom: true);
        }
    }

    public DotNetPart Look(EcmaLook look, DotNetPart body)
    {
        DependsOnReach = true;
        _asksAround = true;
        var opening = look switch { EcmaLook.Ahead => "(?=", EcmaLook.NotAhead => "(?!", EcmaLook.Behind => "(?<=", _ => "(?<!" };
        return new(opening + body.Text + ")", IsAtom: true);
    }

    public DotNetPart Back(int number, bool isAnyCase)
    {
        var name = Number(number);
        return new($"(?({name}){(isAnyCase ? "(?i:" : "(?:")}\\k<{name}>))", IsAtom: true);
    }

    // For .NET the letters of all scripts are words, which no text of ASCII shows.
    private string Edge(bool isEdge) => (reach, isEdge) switch
    {
        (TextReach.Ascii, true) => @"\b",
        (TextReach.Ascii, false) => @"\B",
        (_, true) => $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))",
        (_, false) => $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
