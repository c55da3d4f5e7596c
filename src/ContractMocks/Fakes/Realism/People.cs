using System.Globalization;
using System.Text;

namespace ContractMocks.Fakes.Realism;

/// <summary>Names of people who do not exist, and the addresses and accounts that go with them.</summary>
internal static class People
{
    /// <summary>The part of a person, agreeing with the parts that stand beside it.</summary>
    public static string Make(RealPart part, RealScene scene)
    {
        var (first, last) = Beside(scene);
        return part switch
        {
            RealPart.FirstName => first ?? scene.Data.Name.FirstName(),
            RealPart.LastName => last ?? scene.Data.Name.LastName(),
            RealPart.FullName => $"{first ?? scene.Data.Name.FirstName()} {last ?? scene.Data.Name.LastName()}",
            RealPart.UserName => Account(first, last, scene, "_") + scene.Chance.Whole(1, 99).ToString(CultureInfo.InvariantCulture),
            _ => $"{Account(first, last, scene, ".")}@example.{scene.Chance.Pick<string>(["com", "org", "net"])}",
        };
    }

    private static string Account(string? first, string? last, RealScene scene, string between)
    {
        var start = Ascii(first ?? scene.Data.Name.FirstName());
        var end = Ascii(last ?? scene.Data.Name.LastName());
        return start.Length == 0 || end.Length == 0 ? $"{WordMakers.Word(scene.Chance)}{between}{WordMakers.Word(scene.Chance)}" : start + between + end;
    }

    private static (string? First, string? Last) Beside(RealScene scene)
    {
        string? first = null;
        string? last = null;
        foreach (var (name, json) in scene.Ask.Siblings)
        {
            var parts = scene.Chance.Parts(name);
            if (parts.Part < RealPart.FirstName || parts.Whose != scene.Hint.Name.Whose || SiblingText.Of(json) is not { Length: > 0 } text)
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
    private static string Ascii(string name)
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
