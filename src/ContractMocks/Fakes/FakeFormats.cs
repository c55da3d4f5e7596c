using System.Globalization;
using Bogus;

namespace ContractMocks.Fakes;

/// <summary>Texts of the formats that JSON Schema and OpenAPI define. Times lie in the year from the mock's standing clock on, never near now.</summary>
internal static class FakeFormats
{
    private const int MinutesOfYear = 365 * 24 * 60;

    private static readonly DateTime Start = FixedTime.Default.GetUtcNow().UtcDateTime;

    /// <summary>A text of the format, or null when the format says nothing of texts.</summary>
    public static string? Make(string format, string name, Randomizer chance) => format switch
    {
        "date-time" or "google-datetime" => Time(chance).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "date" => Date(chance),
        "time" => Time(chance).ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "duration" => $"PT{chance.Number(1, 59)}M",
        "google-duration" => chance.Number(1, 59).ToString(CultureInfo.InvariantCulture) + "s",
        "google-fieldmask" => chance.ArrayElement(FakeHints.PlainWords),
        "int32" or "int64" or "uint32" or "uint64" => chance.Number(1, 99_999).ToString(CultureInfo.InvariantCulture),
        "email" or "idn-email" => FakeHints.Email(chance),
        "hostname" or "idn-hostname" => chance.ArrayElement(FakeHints.PlainWords) + ".example.com",
        "ipv4" => $"192.0.2.{chance.Number(1, 254)}",
        "ipv6" => $"2001:db8::{chance.Number(1, 0xffff).ToString("x", CultureInfo.InvariantCulture)}",
        "uri" or "url" or "iri" => FakeHints.Url(name, chance),
        "uri-reference" or "iri-reference" => "/" + chance.ArrayElement(FakeHints.PlainWords),
        "uri-template" => "/" + chance.ArrayElement(FakeHints.PlainWords) + "/{id}",
        "uuid" or "guid" => Uuid(chance),
        "json-pointer" => "/" + chance.ArrayElement(FakeHints.PlainWords),
        "relative-json-pointer" => "1/" + chance.ArrayElement(FakeHints.PlainWords),
        "regex" => "^[a-z]+$",
        "byte" or "base64" => Base64(chance),
        "binary" => chance.ArrayElement(FakeHints.PlainWords),
        "password" => "pass-" + chance.String2(8, "abcdefghijkmnpqrstuvwxyz23456789"),
        _ => null,
    };

    public static string Date(Randomizer chance) => Time(chance).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Clock(Randomizer chance) => Time(chance).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Base64(Randomizer chance) => Convert.ToBase64String(chance.Bytes(12));

    public static string Uuid(Randomizer chance)
    {
        var hex = chance.Hexadecimal(32, prefix: "").ToLowerInvariant();
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
    }

    private static DateTime Time(Randomizer chance) => Start.AddMinutes(chance.Number(0, MinutesOfYear - 1));
}
