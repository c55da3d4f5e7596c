using System.Globalization;

namespace ContractMocks.Fakes.Realism;

/// <content>Texts of the formats that JSON Schema 2020-12 and OpenAPI's registry define, and of some that are met besides.</content>
internal static partial class RealTexts
{
    /// <summary>A text of the format; null when the format says nothing of texts.</summary>
    public static string? OfFormat(string format, FakeAsk ask, FakeChance chance)
    {
        switch (format)
        {
            case "date-time" or "google-datetime" or "datetime" or "iso-date-time" or "iso8601" or "rfc3339":
                return Moments.Make(Scene(ask, chance), "yyyy-MM-dd'T'HH:mm:ss'Z'");
            case "date" or "full-date":
                return Moments.Make(Scene(ask, chance), "yyyy-MM-dd");
            case "time" or "full-time" or "iso-time":
                return Moments.Make(Scene(ask, chance), "HH:mm:ss'Z'");
            case "date-time-local":
                return Moments.Make(Scene(ask, chance), "yyyy-MM-dd'T'HH:mm:ss");
            case "time-local" or "partial-time":
                return Moments.Make(Scene(ask, chance), "HH:mm:ss");
            case "http-date":
                return Moments.Make(Scene(ask, chance), "ddd, dd MMM yyyy HH:mm:ss 'GMT'");
            case "email" or "idn-email":
                return People.Make(RealPart.Email, Scene(ask, chance));
            case "uri" or "url" or "iri":
                return WordMakers.Url(ask.Hint.Name.Words, chance);
            default:
                return OfNetwork(format, chance) ?? OfData(format, chance) ?? OfNamed(format, ask, chance);
        }
    }

    private static RealScene Scene(FakeAsk ask, FakeChance chance) => new(ask, ask.Hint, chance);

    private static string? OfNetwork(string format, FakeChance chance) => format switch
    {
        "hostname" or "idn-hostname" => WordMakers.Word(chance) + ".example." + chance.Pick<string>(["com", "org", "net"]),
        "ipv4" or "ip" or "ip-address" => WordMakers.Ip(chance),
        "ipv6" => WordMakers.Ipv6(chance),
        "cidr" or "ipv4-cidr" => chance.Pick<string>(["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/25"]),
        "mac" => "00:00:5E:00:53:" + chance.Whole(0, 255).ToString("X2", CultureInfo.InvariantCulture),
        "uri-reference" or "iri-reference" => "/" + WordMakers.Word(chance),
        "uri-template" => $"/{WordMakers.Word(chance)}/{{id}}",
        "uuid" or "guid" or "uuid4" => WordMakers.Uuid(chance),
        "media-range" => chance.Pick<string>(["text/html", "application/json", "image/*", "*/*"]),
        "json-pointer" => "/" + WordMakers.Word(chance),
        "json-pointer-uri-fragment" => "#/" + WordMakers.Word(chance),
        "relative-json-pointer" => "1/" + WordMakers.Word(chance),
        _ => null,
    };

    private static string? OfData(string format, FakeChance chance) => format switch
    {
        "duration" => chance.Pick<string>(["PT15M", "PT30M", "PT1H", "PT2H30M", "P1D", "P3D", "P1W", "P6M"]),
        "google-duration" => WordMakers.Digits(chance.Whole(1, 59)) + "s",
        "google-fieldmask" => chance.Pick<string>(["name", "title", "description", "labels", "name,description"]),
        "int8" or "uint8" or "int16" or "uint16" => WordMakers.Digits(chance.Whole(1, 99)),
        "int32" or "int64" or "uint32" or "uint64" or "double-int" or "sf-integer" => WordMakers.Digits(chance.Whole(1, 99_999)),
        "float" or "double" or "decimal" or "decimal128" or "sf-decimal" => $"{WordMakers.Digits(chance.Whole(1, 999))}.{WordMakers.Digits(chance.Whole(1, 9))}",
        "unixtime" or "unix-time" or "timestamp" => WordMakers.Digits(1767225600 + chance.Whole(0, 31_000_000)),
        "sf-boolean" => chance.Percent(50) ? "?1" : "?0",
        "sf-string" => $"\"{WordMakers.Word(chance)}\"",
        "sf-token" => WordMakers.Word(chance),
        "sf-binary" => $":{WordMakers.Base64(chance)}:",
        "regex" => chance.Pick<string>(["^[a-z]+$", @"^\d{4}-\d{2}$", "^[A-Z]{3}-[0-9]+$", "colou?r"]),
        "byte" or "base64" => WordMakers.Base64(chance),
        "base64url" => WordMakers.Base64Url(chance),
        "binary" => WordMakers.Word(chance),
        "char" => ((char)('a' + chance.Whole(0, 25))).ToString(),
        "password" => $"pass-{WordMakers.Word(chance)}-{WordMakers.Digits(chance.Whole(1000, 9999))}",
        "html" => $"<p>{WordMakers.Word(chance)}</p>",
        "commonmark" or "markdown" => $"**{WordMakers.Word(chance)}** {WordMakers.Word(chance)}",
        _ => null,
    };

    // Formats of no standard that are the names of things; the validator takes them as notes.
    private static string? OfNamed(string format, FakeAsk ask, FakeChance chance) => format switch
    {
        "phone" or "phone-number" or "tel" or "credit-card" or "color" or "country" or "country-code" or "currency" or "currency-code" or "language" or "timezone"
            or "time-zone" or "isbn" or "slug" or "mime-type" or "media-type" or "semver" or "jwt" or "iban" or "locale" or "cron" or "file-path" or "path" or "zip-code"
            or "postal-code" or "sql" or "city" or "address" => WordTable.OfName(NameWords.Of(format is "semver" ? "version" : format is "tel" ? "phone" : format))
            ?.Make(Scene(ask, chance)),
        _ => null,
    };
}
