using System.Text;
using System.Text.RegularExpressions;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>
/// The keys, tokens and cookies that mapping files hold. They are gathered from all files first; everything that is printed or written goes through
/// <see cref="Hide"/>, so that a recorded token that is repeated in a title or in a message is hidden there too.
/// </summary>
internal sealed partial class Secrets
{
    /// <summary>Shorter texts are words as often as secrets. They are never printed where they stand, but not hunted for elsewhere.</summary>
    private const int LeastLength = 6;

    /// <summary>Messages cut long values: what begins like a secret is hidden as far as it goes.</summary>
    private const int LeastBeginning = 10;

    private static readonly string[] s_schemes = ["bearer", "basic", "token", "apikey", "digest"];
    private static readonly string[] s_bodyNames = ["api_key", "apikey", "api-key", "x-api-key", "authorization", "authorization_token", "access_token", "password"];

    private readonly SortedSet<string> _known = new(Comparer<string>.Create(
        static (one, other) => one.Length != other.Length ? other.Length - one.Length : StringComparer.OrdinalIgnoreCase.Compare(one, other)));

    /// <summary>Takes in the secrets of a mapping.</summary>
    public void Gather(PlacedJson mapping)
    {
        foreach (var value in mapping.All())
        {
            if (value.AsText is { } text)
            {
                GatherAddresses(text);
            }

            GatherNamed(value);
        }
    }

    /// <summary>The text without its secrets.</summary>
    public string Hide(string text)
    {
        var hidden = text;
        foreach (var secret in _known)
        {
            hidden = hidden.Replace(secret, Redaction.Hidden, StringComparison.OrdinalIgnoreCase);
            if (secret.Length > LeastBeginning)
            {
                hidden = HideBeginnings(hidden, secret);
            }
        }

        hidden = KeyShape().Replace(hidden, Redaction.Hidden);
        return QueryValue().Replace(hidden, static match => Redaction.IsSecretName(Name(match)) ? match.Groups["head"].Value + Redaction.Hidden : match.Value);
    }

    // Headers, cookies and parameters are lists of objects with a name; answers have headers by name.
    private void GatherNamed(PlacedJson value)
    {
        if (value.Find("Name")?.AsText is { } name && Redaction.IsSecretName(name) && (value.Find("Matchers") ?? value.Find("Pattern")) is not null)
        {
            GatherAll(value.Members.Where(static member => !member.Name.Equals("Name", StringComparison.OrdinalIgnoreCase)).Select(static member => member.Value));
        }

        foreach (var member in value.Members)
        {
            if (member.Name.Equals("Cookies", StringComparison.OrdinalIgnoreCase))
            {
                GatherAll(member.Value.Items.SelectMany(static cookie => cookie.Members).Where(static one => !one.Name.Equals("Name", StringComparison.OrdinalIgnoreCase))
                    .Select(static one => one.Value));
            }
            else if (member.Name.EndsWith("Headers", StringComparison.OrdinalIgnoreCase))
            {
                GatherAll(member.Value.Members.Where(static header => Redaction.IsSecretName(header.Name)).Select(static header => header.Value));
            }
            else if (member.Name.Equals("HeadersRaw", StringComparison.OrdinalIgnoreCase))
            {
                GatherRaw(member.Value.Text);
            }
            else if (s_bodyNames.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
            {
                GatherAll([member.Value]);
            }
        }
    }

    private void GatherAll(IEnumerable<PlacedJson> values)
    {
        foreach (var text in values.SelectMany(static value => value.All()).Select(static value => value.AsText).OfType<string>())
        {
            foreach (Match piece in Piece().Matches(text))
            {
                Add(piece.Value);
                Add(piece.Value.Trim('.', '=', '/', '+', '-'));
                // A cookie's name stands before its value.
                Add(piece.Value[(piece.Value.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            }
        }
    }

    private void GatherRaw(string headers)
    {
        foreach (var line in headers.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && Redaction.IsSecretName(line[..colon].Trim()))
            {
                GatherAll([new PlacedJson(System.Text.Json.JsonValueKind.String, 1) { Text = line[(colon + 1)..] }]);
            }
        }
    }

    private void GatherAddresses(string text)
    {
        foreach (Match match in QueryValue().Matches(text))
        {
            if (Redaction.IsSecretName(Name(match)))
            {
                Add(match.Groups["value"].Value);
            }
        }

        foreach (Match match in UserInfo().Matches(text))
        {
            Add(match.Groups["user"].Value);
            Add(match.Groups["password"].Value);
        }
    }

    private void Add(string secret)
    {
        if (secret.Length < LeastLength || s_schemes.Contains(secret, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        _known.Add(secret);
        AddOther(Uri.UnescapeDataString(secret));
        AddOther(Uri.EscapeDataString(secret));
        var bytes = new byte[secret.Length];
        if (Convert.TryFromBase64String(secret, bytes, out var count) && Encoding.UTF8.GetString(bytes, 0, count) is var pair && pair.Contains(':', StringComparison.Ordinal))
        {
            AddOther(pair);
            AddOther(pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }
    }

    private void AddOther(string secret)
    {
        if (secret.Length >= LeastLength)
        {
            _known.Add(secret);
        }
    }

    private static string HideBeginnings(string text, string secret)
    {
        var from = 0;
        while (text.IndexOf(secret[..LeastBeginning], from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            var length = LeastBeginning;
            while (length < secret.Length && at + length < text.Length && char.ToUpperInvariant(text[at + length]) == char.ToUpperInvariant(secret[length]))
            {
                length++;
            }

            text = string.Concat(text.AsSpan(0, at), Redaction.Hidden, text.AsSpan(at + length));
            from = at + Redaction.Hidden.Length;
        }

        return text;
    }

    private static string Name(Match match) => Uri.UnescapeDataString(match.Groups["name"].Value);

    /// <summary>What keys look like wherever they stand: OpenAI's and Anthropic's, Google's, a signed token, a value behind a scheme.</summary>
    [GeneratedRegex(@"\b(?:sk|pk|rk|gsk)[-_][A-Za-z0-9_\-]{16,}|\bAIza[A-Za-z0-9_\-]{30,}|\beyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]*|(?<=\bBearer\s)[A-Za-z0-9_\-.~+/=]{16,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KeyShape();

    [GeneratedRegex("(?<head>[?&;](?<name>[A-Za-z0-9_.%\\-]+)=)(?<value>[^&\\s\"'#]+)", RegexOptions.CultureInvariant)]
    private static partial Regex QueryValue();

    [GeneratedRegex(@"://(?<user>[^:/@\s]*):(?<password>[^/@\s]+)@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"[A-Za-z0-9_\-.~+/=%]+", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
