using System.Globalization;

namespace ContractMocks.Fakes.Realism;

/// <summary>What the named gaps of templates are filled with.</summary>
internal static class WordMakers
{
    private const int FirstSecond = 1767225600;
    private const int SecondsOfYear = 365 * 24 * 3600;

    private static readonly string[] Plain =
    [
        "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbor", "island", "juniper", "kestrel", "lantern", "meadow", "nectar",
        "orchard", "pebble", "quartz", "river", "sierra", "timber", "umber", "valley", "willow", "yonder", "zephyr",
    ];

    private static readonly string[] Months = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];

    private static readonly string[] Sentences =
    [
        "Could you look into this for me?", "The meeting moved to the afternoon.", "Thank you, that works well.", "Here is what we know so far.",
        "Please send the report by Friday.", "The package arrived this morning.", "It rained all day in the hills.", "We found three results.",
        "The train to the coast leaves at nine.", "Most visitors come in early summer.", "She opened the window and let the air in.",
        "Sales rose by four percent last quarter.", "The new version is faster and uses less memory.", "Nobody had expected so many guests.",
        "A short walk leads down to the river.", "The first chapter explains how the tool works.",
    ];

    private static readonly Dictionary<string, Func<RealScene, string>> Table = new(StringComparer.Ordinal)
    {
        ["email"] = static scene => People.Make(RealPart.Email, scene),
        ["first"] = static scene => People.Make(RealPart.FirstName, scene),
        ["last"] = static scene => People.Make(RealPart.LastName, scene),
        ["person"] = static scene => People.Make(RealPart.FullName, scene),
        ["username"] = static scene => People.Make(RealPart.UserName, scene),
        ["city"] = static scene => PlaceMakers.Part(RealPart.City, scene),
        ["region"] = static scene => PlaceMakers.Part(RealPart.Region, scene),
        ["country"] = static scene => PlaceMakers.Part(RealPart.Country, scene),
        ["country_code"] = static scene => PlaceMakers.Part(RealPart.CountryCode, scene),
        ["currency"] = static scene => PlaceMakers.Part(RealPart.Currency, scene),
        ["timezone"] = static scene => PlaceMakers.Part(RealPart.TimeZone, scene),
        ["lat"] = static scene => PlaceMakers.Part(RealPart.Latitude, scene),
        ["lon"] = static scene => PlaceMakers.Part(RealPart.Longitude, scene),
        ["zip"] = static scene => PlaceMakers.Part(RealPart.PostalCode, scene),
        ["place"] = PlaceMakers.Whole,
        ["address"] = PlaceMakers.Street,
        ["phone"] = PlaceMakers.Phone,
        ["company"] = PlaceMakers.Company,
        ["product"] = static scene => scene.Chance.Pick(scene.Data.Products),
        ["sentence"] = Sentence,
        ["word"] = static scene => Word(scene.Chance),
        ["price"] = static scene => Digits(scene.Chance.Whole(1, 499)) + scene.Chance.Pick<string>([".99", ".50", ".00", ".95"]),
        ["url"] = static scene => Url(scene.Hint.Name.Words, scene.Chance),
        ["host"] = static scene => Word(scene.Chance) + ".example." + scene.Chance.Pick<string>(["com", "org", "net"]),
        ["ip"] = static scene => Ip(scene.Chance),
        ["ipv6"] = static scene => Ipv6(scene.Chance),
        ["uuid"] = static scene => Uuid(scene.Chance),
        ["base64"] = static scene => Base64(scene.Chance),
        ["jwt"] = static scene => Jwt(scene.Chance),
        ["date"] = static scene => Moments.Make(scene, scene.Hint.Shape ?? "yyyy-MM-dd"),
        ["datetime"] = static scene => Moments.Make(scene, scene.Hint.Shape ?? "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["clock"] = static scene => Moments.Make(scene, scene.Hint.Shape ?? "HH:mm"),
        ["year"] = static scene => Digits(scene.Chance.Whole(1990, 2025)),
        ["month2"] = static scene => Months[scene.Chance.Whole(0, 11)],
        ["unix"] = static scene => Digits(FirstSecond + scene.Chance.Whole(0, SecondsOfYear)),
    };

    /// <summary>The maker of that name; null when there is none.</summary>
    public static Func<RealScene, string>? Find(string maker) => Table.GetValueOrDefault(maker);

    public static RealPart PartOf(string maker) => maker switch
    {
        "email" => RealPart.Email,
        "first" => RealPart.FirstName,
        "last" => RealPart.LastName,
        "person" => RealPart.FullName,
        "username" => RealPart.UserName,
        "city" => RealPart.City,
        "region" => RealPart.Region,
        "country" => RealPart.Country,
        "country_code" => RealPart.CountryCode,
        "currency" => RealPart.Currency,
        "timezone" => RealPart.TimeZone,
        "lat" => RealPart.Latitude,
        "lon" => RealPart.Longitude,
        "zip" => RealPart.PostalCode,
        _ => RealPart.None,
    };

    public static string Word(FakeChance chance) => chance.Pick(Plain);

    public static string Words(FakeChance chance) => string.Concat(Word(chance), " ", Word(chance));

    public static string Sentence(RealScene scene) =>
        scene.IsEnglish ? scene.Chance.Pick(Sentences) : scene.Chance.Pick(scene.Data.Sentences);

    public static string Ip(FakeChance chance) =>
        chance.Pick<string>(["192.0.2.", "198.51.100.", "203.0.113."]) + Digits(chance.Whole(1, 254));

    public static string Ipv6(FakeChance chance) => "2001:db8::" + chance.Whole(1, 0xffff).ToString("x", CultureInfo.InvariantCulture);

    public static string Url(List<string> words, FakeChance chance)
    {
        var isImage = words.Exists(static word => word is "image" or "photo" or "picture" or "avatar" or "thumbnail" or "logo");
        var host = chance.Pick<string>(["https://example.com/", "https://www.example.com/", "https://example.org/"]);
        return isImage ? string.Concat(host, "images/", Word(chance), ".png") : host + Word(chance);
    }

    public static string Uuid(FakeChance chance) =>
        string.Create(36, (High: chance.Bits(), Low: chance.Bits()), static (target, bits) =>
        {
            var (left, next) = bits;
            for (var i = 0; i < 36; i++)
            {
                if (i is 8 or 13 or 18 or 23)
                {
                    target[i] = '-';
                    continue;
                }

                var digit = (int)(left & 15);
                target[i] = i == 14 ? '4' : "0123456789abcdef"[i == 19 ? 8 | (digit & 3) : digit];
                left = i == 17 ? next : left >> 4;
            }
        });

    public static string Base64(FakeChance chance) => Convert.ToBase64String(Bytes(chance, 12));

    public static string Base64Url(FakeChance chance) => Base64(chance).Replace('+', '-').Replace('/', '_');

    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Bytes(FakeChance chance, int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)chance.Whole(0, 255);
        }

        return bytes;
    }

    // {"alg":"HS256","typ":"JWT"} and {"sub":"1234567890"}: the shape of a token that opens nothing.
    private static string Jwt(FakeChance chance) =>
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0." + Convert.ToBase64String(Bytes(chance, 30)).Replace('+', '-').Replace('/', '_');
}
