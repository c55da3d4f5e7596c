using System.Text;

namespace ContractMocks.Fakes.Realism;

/// <summary>Names of people who do not exist, and the addresses and accounts that go with them.</summary>
internal static class People
{
    /// <summary>The part of a person, agreeing with the parts that stand beside it.</summary>
    public static string Make(RealPart part, RealScene scene)
    {
        var (first, last) = Beside(part, scene);
        return part switch
        {
            RealPart.FirstName => first ?? scene.Chance.Pick(scene.Data.First).Text,
            RealPart.LastName => last ?? scene.Chance.Pick(scene.Data.Last).Text,
            RealPart.FullName => Full(first ?? scene.Chance.Pick(scene.Data.First).Text, last ?? scene.Chance.Pick(scene.Data.Last).Text, scene),
            RealPart.UserName => Account(first, last, scene, '_', isAddress: false),
            _ => Account(first, last, scene, '.', isAddress: true),
        };
    }

    // Japanese, Chinese and Korean write the family name first.
    private static string Full(string first, string last, RealScene scene) =>
        scene.Ask.Locale is "ja" or "zh_CN" or "zh_TW" or "ko" ? string.Concat(last, " ", first) : string.Concat(first, " ", last);

    private static string Account(string? first, string? last, RealScene scene, char between, bool isAddress)
    {
        var chance = scene.Chance;
        var start = first is null ? chance.Pick(scene.Data.First).Account : Ascii(first);
        var end = last is null ? chance.Pick(scene.Data.Last).Account : Ascii(last);
        if (start.Length == 0 || end.Length == 0)
        {
            (start, end) = (WordMakers.Word(chance), WordMakers.Word(chance));
        }

        var text = new TextBuffer(stackalloc char[96]);
        text.Add(start);
        text.Add(between);
        text.Add(end);
        if (isAddress)
        {
            text.Add("@example.");
            text.Add(chance.Pick<string>(["com", "org", "net"]));
        }
        else
        {
            text.Digits(chance.Whole(1, 99));
        }

        return text.ToString();
    }

    private static (string? First, string? Last) Beside(RealPart part, RealScene scene)
    {
        string? first = null;
        string? last = null;
        var siblings = scene.Ask.Siblings;
        for (var i = 0; i < siblings.Count; i++)
        {
            var (name, json) = siblings[i];
            var parts = NameParts.Of(name);
            // Two names or two addresses that stand together are of two people.
            if (parts.Part < RealPart.FirstName || parts.Part == part || parts.Whose != scene.Hint.Name.Whose || SiblingText.Of(json) is not { Length: > 0 } text)
            {
                continue;
            }

            var pieces = parts.Part switch
            {
                RealPart.FullName => text.Split(' '),
                RealPart.Email when text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at => Array.ConvertAll(text[..at].Split('.', '_'), Capital),
                RealPart.UserName => Array.ConvertAll(text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Split('.', '_'), Capital),
                _ => [],
            };
            first = parts.Part == RealPart.FirstName ? text : first ?? (pieces.Length > 1 ? pieces[0] : null);
            last = parts.Part == RealPart.LastName ? text : last ?? (pieces.Length > 1 ? pieces[^1] : null);
        }

        return (first, last);
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    // Only letters that every mailbox takes: marks fall off, other scripts give nothing.
    public static string Ascii(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var unit in name)
        {
            var plain = unit < 0x80 ? unit : Plain(unit);
            if (char.IsAsciiLetter(plain))
            {
                text.Append(char.ToLowerInvariant(plain));
            }
        }

        return text.ToString();
    }

    private static char Plain(char unit) => unit switch
    {
        'ß' => 's',
        'ø' or 'Ø' => 'o',
        'ł' or 'Ł' => 'l',
        'æ' or 'Æ' => 'a',
        'đ' or 'Đ' => 'd',
        'ı' or 'İ' => 'i',
        _ => char.IsSurrogate(unit) ? unit : unit.ToString().Normalize(NormalizationForm.FormD)[0],
    };
}
