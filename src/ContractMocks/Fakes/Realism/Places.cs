using System.Collections.Concurrent;
using System.Globalization;

namespace ContractMocks.Fakes.Realism;

/// <summary>A city with what belongs to it. Coordinates are rounded to two places; <c>#</c> and <c>?</c> of the postal code stand for any digit and letter.</summary>
internal sealed record RealPlace(
    string City, string Region, string Country, string CountryCode, string Currency, string TimeZone, double Latitude, double Longitude, string Postal, string Locale)
{
    /// <summary>The part as a text; null when it is no part of a place.</summary>
    public string? Text(RealPart part, FakeChance chance) => part switch
    {
        RealPart.City => City,
        RealPart.Region => Region,
        RealPart.Country => Country,
        RealPart.CountryCode => CountryCode,
        RealPart.Currency => Currency,
        RealPart.TimeZone => TimeZone,
        RealPart.Latitude => Latitude.ToString(CultureInfo.InvariantCulture),
        RealPart.Longitude => Longitude.ToString(CultureInfo.InvariantCulture),
        RealPart.PostalCode => PostalCode(chance),
        _ => null,
    };

    public bool Has(RealPart part, string text) => part switch
    {
        RealPart.City => Same(City, text),
        RealPart.Region => Same(Region, text),
        RealPart.Country => Same(Country, text) || Same(CountryCode, text),
        RealPart.CountryCode => Same(CountryCode, text),
        RealPart.Currency => Same(Currency, text),
        RealPart.TimeZone => Same(TimeZone, text),
        RealPart.Latitude => IsNear(Latitude, text),
        RealPart.Longitude => IsNear(Longitude, text),
        _ => false,
    };

    private string PostalCode(FakeChance chance) =>
        string.Create(Postal.Length, (Postal, chance), static (target, state) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = state.Postal[i] switch
                {
                    '#' => (char)('0' + state.chance.Whole(0, 9)),
                    '?' => "ABCDEFGHJKLMNPRSTUVWXY"[state.chance.Whole(0, 21)],
                    var sign => sign,
                };
            }
        });

    private static bool IsNear(double mine, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value - mine) < 0.2;

    private static bool Same(string mine, string text) => string.Equals(mine, text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cities of the world: facts only, so that city, country, currency and time zone of one fake fit together.</summary>
internal static class Places
{
    // city|region|country|ISO 3166-1|ISO 4217|IANA zone|latitude|longitude|postal code, where # is any digit and ? any letter|Bogus locale
    private const string Rows =
        """
        Paris|Île-de-France|France|FR|EUR|Europe/Paris|48.86|2.35|7501#|fr
        Lyon|Auvergne-Rhône-Alpes|France|FR|EUR|Europe/Paris|45.76|4.84|6900#|fr
        Marseille|Provence-Alpes-Côte d'Azur|France|FR|EUR|Europe/Paris|43.3|5.37|1300#|fr
        Berlin|Berlin|Germany|DE|EUR|Europe/Berlin|52.52|13.41|10###|de
        Hamburg|Hamburg|Germany|DE|EUR|Europe/Berlin|53.55|9.99|20###|de
        Munich|Bavaria|Germany|DE|EUR|Europe/Berlin|48.14|11.58|80###|de
        Frankfurt|Hesse|Germany|DE|EUR|Europe/Berlin|50.11|8.68|60###|de
        Vienna|Vienna|Austria|AT|EUR|Europe/Vienna|48.21|16.37|1##0|de_AT
        Salzburg|Salzburg|Austria|AT|EUR|Europe/Vienna|47.81|13.06|50##|de_AT
        Zurich|Zurich|Switzerland|CH|CHF|Europe/Zurich|47.38|8.54|800#|de_CH
        Geneva|Geneva|Switzerland|CH|CHF|Europe/Zurich|46.2|6.14|120#|fr_CH
        London|England|United Kingdom|GB|GBP|Europe/London|51.51|-0.13|SW1A #AA|en_GB
        Manchester|England|United Kingdom|GB|GBP|Europe/London|53.48|-2.24|M1 #AE|en_GB
        Edinburgh|Scotland|United Kingdom|GB|GBP|Europe/London|55.95|-3.19|EH1 #YZ|en_GB
        Dublin|Leinster|Ireland|IE|EUR|Europe/Dublin|53.35|-6.26|D02 X28#|en_IE
        Amsterdam|North Holland|Netherlands|NL|EUR|Europe/Amsterdam|52.37|4.9|10## ??|nl
        Rotterdam|South Holland|Netherlands|NL|EUR|Europe/Amsterdam|51.92|4.48|30## ??|nl
        Brussels|Brussels-Capital Region|Belgium|BE|EUR|Europe/Brussels|50.85|4.35|10#0|nl_BE
        Madrid|Community of Madrid|Spain|ES|EUR|Europe/Madrid|40.42|-3.7|280##|es
        Barcelona|Catalonia|Spain|ES|EUR|Europe/Madrid|41.39|2.17|080##|es
        Seville|Andalusia|Spain|ES|EUR|Europe/Madrid|37.39|-5.98|410##|es
        Lisbon|Lisbon|Portugal|PT|EUR|Europe/Lisbon|38.72|-9.14|1###-###|pt_PT
        Porto|Porto|Portugal|PT|EUR|Europe/Lisbon|41.15|-8.61|4###-###|pt_PT
        Rome|Lazio|Italy|IT|EUR|Europe/Rome|41.9|12.5|001##|it
        Milan|Lombardy|Italy|IT|EUR|Europe/Rome|45.46|9.19|201##|it
        Florence|Tuscany|Italy|IT|EUR|Europe/Rome|43.77|11.26|501##|it
        Athens|Attica|Greece|GR|EUR|Europe/Athens|37.98|23.73|10# ##|el
        Stockholm|Stockholm County|Sweden|SE|SEK|Europe/Stockholm|59.33|18.07|11# ##|sv
        Oslo|Oslo|Norway|NO|NOK|Europe/Oslo|59.91|10.75|01##|nb_NO
        Copenhagen|Capital Region|Denmark|DK|DKK|Europe/Copenhagen|55.68|12.57|1###|da
        Helsinki|Uusimaa|Finland|FI|EUR|Europe/Helsinki|60.17|24.94|001#0|fi
        Warsaw|Masovia|Poland|PL|PLN|Europe/Warsaw|52.23|21.01|00-###|pl
        Prague|Prague|Czechia|CZ|CZK|Europe/Prague|50.08|14.44|11# 00|cz
        Budapest|Budapest|Hungary|HU|HUF|Europe/Budapest|47.5|19.04|10##|hu
        Istanbul|Istanbul|Türkiye|TR|TRY|Europe/Istanbul|41.01|28.98|34###|tr
        Cairo|Cairo|Egypt|EG|EGP|Africa/Cairo|30.04|31.24|115##|ar
        Nairobi|Nairobi|Kenya|KE|KES|Africa/Nairobi|-1.29|36.82|00100|-
        Lagos|Lagos|Nigeria|NG|NGN|Africa/Lagos|6.52|3.38|10####|en_NG
        Cape Town|Western Cape|South Africa|ZA|ZAR|Africa/Johannesburg|-33.92|18.42|80##|en_ZA
        Accra|Greater Accra|Ghana|GH|GHS|Africa/Accra|5.6|-0.19|GA###|en_GH
        Dubai|Dubai|United Arab Emirates|AE|AED|Asia/Dubai|25.2|55.27|00000|-
        Mumbai|Maharashtra|India|IN|INR|Asia/Kolkata|19.08|72.88|4000##|en_IND
        Bengaluru|Karnataka|India|IN|INR|Asia/Kolkata|12.97|77.59|5600##|en_IND
        Tokyo|Tokyo|Japan|JP|JPY|Asia/Tokyo|35.68|139.69|10#-00##|ja
        Osaka|Osaka|Japan|JP|JPY|Asia/Tokyo|34.69|135.5|53#-00##|ja
        Kyoto|Kyoto|Japan|JP|JPY|Asia/Tokyo|35.01|135.77|60#-80##|ja
        Seoul|Seoul|South Korea|KR|KRW|Asia/Seoul|37.57|126.98|04###|ko
        Singapore|Central Region|Singapore|SG|SGD|Asia/Singapore|1.35|103.82|01####|-
        Bangkok|Bangkok|Thailand|TH|THB|Asia/Bangkok|13.76|100.5|10##0|-
        Jakarta|Jakarta|Indonesia|ID|IDR|Asia/Jakarta|-6.21|106.85|10##0|id_ID
        Sydney|New South Wales|Australia|AU|AUD|Australia/Sydney|-33.87|151.21|20##|en_AU
        Melbourne|Victoria|Australia|AU|AUD|Australia/Melbourne|-37.81|144.96|30##|en_AU
        Auckland|Auckland|New Zealand|NZ|NZD|Pacific/Auckland|-36.85|174.76|10##|-
        Toronto|Ontario|Canada|CA|CAD|America/Toronto|43.65|-79.38|M5V #A#|en_CA
        Vancouver|British Columbia|Canada|CA|CAD|America/Vancouver|49.28|-123.12|V6B #A#|en_CA
        Montreal|Quebec|Canada|CA|CAD|America/Toronto|45.5|-73.57|H2X #A#|fr_CA
        New York|New York|United States|US|USD|America/New_York|40.71|-74.01|100##|en_US
        San Francisco|California|United States|US|USD|America/Los_Angeles|37.77|-122.42|941##|en_US
        Los Angeles|California|United States|US|USD|America/Los_Angeles|34.05|-118.24|900##|en_US
        Chicago|Illinois|United States|US|USD|America/Chicago|41.88|-87.63|606##|en_US
        Boston|Massachusetts|United States|US|USD|America/New_York|42.36|-71.06|021##|en_US
        Seattle|Washington|United States|US|USD|America/Los_Angeles|47.61|-122.33|981##|en_US
        Austin|Texas|United States|US|USD|America/Chicago|30.27|-97.74|787##|en_US
        Denver|Colorado|United States|US|USD|America/Denver|39.74|-104.99|802##|en_US
        Mexico City|Mexico City|Mexico|MX|MXN|America/Mexico_City|19.43|-99.13|06###|es_MX
        São Paulo|São Paulo|Brazil|BR|BRL|America/Sao_Paulo|-23.55|-46.63|01###-###|pt_BR
        Buenos Aires|Buenos Aires|Argentina|AR|ARS|America/Argentina/Buenos_Aires|-34.6|-58.38|C10##|-
        Santiago|Santiago Metropolitan|Chile|CL|CLP|America/Santiago|-33.45|-70.67|83#0000|-
        """;

    // The same columns, spelled as people there do; the locale says where.
    private const string OwnRows =
        """
        Berlin|Berlin|Deutschland|DE|EUR|Europe/Berlin|52.52|13.41|10###|de
        Hamburg|Hamburg|Deutschland|DE|EUR|Europe/Berlin|53.55|9.99|20###|de
        München|Bayern|Deutschland|DE|EUR|Europe/Berlin|48.14|11.58|80###|de
        Köln|Nordrhein-Westfalen|Deutschland|DE|EUR|Europe/Berlin|50.94|6.96|50###|de
        Frankfurt am Main|Hessen|Deutschland|DE|EUR|Europe/Berlin|50.11|8.68|60###|de
        Leipzig|Sachsen|Deutschland|DE|EUR|Europe/Berlin|51.34|12.37|04###|de
        Wien|Wien|Österreich|AT|EUR|Europe/Vienna|48.21|16.37|1##0|de_AT
        Salzburg|Salzburg|Österreich|AT|EUR|Europe/Vienna|47.81|13.06|50##|de_AT
        Graz|Steiermark|Österreich|AT|EUR|Europe/Vienna|47.07|15.44|80##|de_AT
        Zürich|Zürich|Schweiz|CH|CHF|Europe/Zurich|47.38|8.54|800#|de_CH
        Basel|Basel-Stadt|Schweiz|CH|CHF|Europe/Zurich|47.56|7.59|405#|de_CH
        Bern|Bern|Schweiz|CH|CHF|Europe/Zurich|46.95|7.45|301#|de_CH
        Paris|Île-de-France|France|FR|EUR|Europe/Paris|48.86|2.35|7501#|fr
        Lyon|Auvergne-Rhône-Alpes|France|FR|EUR|Europe/Paris|45.76|4.84|6900#|fr
        Marseille|Provence-Alpes-Côte d'Azur|France|FR|EUR|Europe/Paris|43.3|5.37|1300#|fr
        Toulouse|Occitanie|France|FR|EUR|Europe/Paris|43.6|1.44|3100#|fr
        Nantes|Pays de la Loire|France|FR|EUR|Europe/Paris|47.22|-1.55|4400#|fr
        Genève|Genève|Suisse|CH|CHF|Europe/Zurich|46.2|6.14|120#|fr_CH
        Lausanne|Vaud|Suisse|CH|CHF|Europe/Zurich|46.52|6.63|100#|fr_CH
        Montréal|Québec|Canada|CA|CAD|America/Toronto|45.5|-73.57|H2X #A#|fr_CA
        Québec|Québec|Canada|CA|CAD|America/Toronto|46.81|-71.21|G1R #A#|fr_CA
        Madrid|Comunidad de Madrid|España|ES|EUR|Europe/Madrid|40.42|-3.7|280##|es
        Barcelona|Cataluña|España|ES|EUR|Europe/Madrid|41.39|2.17|080##|es
        Sevilla|Andalucía|España|ES|EUR|Europe/Madrid|37.39|-5.98|410##|es
        Valencia|Comunidad Valenciana|España|ES|EUR|Europe/Madrid|39.47|-0.38|460##|es
        Ciudad de México|Ciudad de México|México|MX|MXN|America/Mexico_City|19.43|-99.13|06###|es_MX
        Guadalajara|Jalisco|México|MX|MXN|America/Mexico_City|20.67|-103.35|44###|es_MX
        Monterrey|Nuevo León|México|MX|MXN|America/Monterrey|25.69|-100.32|64###|es_MX
        Roma|Lazio|Italia|IT|EUR|Europe/Rome|41.9|12.5|001##|it
        Milano|Lombardia|Italia|IT|EUR|Europe/Rome|45.46|9.19|201##|it
        Firenze|Toscana|Italia|IT|EUR|Europe/Rome|43.77|11.26|501##|it
        Napoli|Campania|Italia|IT|EUR|Europe/Rome|40.85|14.27|801##|it
        São Paulo|São Paulo|Brasil|BR|BRL|America/Sao_Paulo|-23.55|-46.63|01###-###|pt_BR
        Rio de Janeiro|Rio de Janeiro|Brasil|BR|BRL|America/Sao_Paulo|-22.91|-43.17|20###-###|pt_BR
        Salvador|Bahia|Brasil|BR|BRL|America/Bahia|-12.97|-38.5|40###-###|pt_BR
        Curitiba|Paraná|Brasil|BR|BRL|America/Sao_Paulo|-25.43|-49.27|80###-###|pt_BR
        Recife|Pernambuco|Brasil|BR|BRL|America/Recife|-8.05|-34.88|50###-###|pt_BR
        Lisboa|Lisboa|Portugal|PT|EUR|Europe/Lisbon|38.72|-9.14|1###-###|pt_PT
        Porto|Porto|Portugal|PT|EUR|Europe/Lisbon|41.15|-8.61|4###-###|pt_PT
        Coimbra|Coimbra|Portugal|PT|EUR|Europe/Lisbon|40.21|-8.43|3###-###|pt_PT
        Amsterdam|Noord-Holland|Nederland|NL|EUR|Europe/Amsterdam|52.37|4.9|10## ??|nl
        Rotterdam|Zuid-Holland|Nederland|NL|EUR|Europe/Amsterdam|51.92|4.48|30## ??|nl
        Utrecht|Utrecht|Nederland|NL|EUR|Europe/Amsterdam|52.09|5.12|35## ??|nl
        Brussel|Brussels Hoofdstedelijk Gewest|België|BE|EUR|Europe/Brussels|50.85|4.35|10#0|nl_BE
        Antwerpen|Antwerpen|België|BE|EUR|Europe/Brussels|51.22|4.4|20#0|nl_BE
        Stockholm|Stockholms län|Sverige|SE|SEK|Europe/Stockholm|59.33|18.07|11# ##|sv
        Göteborg|Västra Götalands län|Sverige|SE|SEK|Europe/Stockholm|57.71|11.97|41# ##|sv
        København|Hovedstaden|Danmark|DK|DKK|Europe/Copenhagen|55.68|12.57|1###|da
        Aarhus|Midtjylland|Danmark|DK|DKK|Europe/Copenhagen|56.16|10.2|8###|da
        Warszawa|mazowieckie|Polska|PL|PLN|Europe/Warsaw|52.23|21.01|00-###|pl
        Kraków|małopolskie|Polska|PL|PLN|Europe/Warsaw|50.06|19.94|30-###|pl
        Praha|Praha|Česko|CZ|CZK|Europe/Prague|50.08|14.44|11# 00|cz
        Brno|Jihomoravský kraj|Česko|CZ|CZK|Europe/Prague|49.2|16.61|60# 00|cz
        İstanbul|İstanbul|Türkiye|TR|TRY|Europe/Istanbul|41.01|28.98|34###|tr
        Ankara|Ankara|Türkiye|TR|TRY|Europe/Istanbul|39.93|32.86|06###|tr
        Москва|Москва|Россия|RU|RUB|Europe/Moscow|55.76|37.62|10####|ru
        Санкт-Петербург|Санкт-Петербург|Россия|RU|RUB|Europe/Moscow|59.94|30.31|19####|ru
        Київ|Київ|Україна|UA|UAH|Europe/Kyiv|50.45|30.52|010##|uk
        Львів|Львівська область|Україна|UA|UAH|Europe/Kyiv|49.84|24.03|790##|uk
        東京|東京都|日本|JP|JPY|Asia/Tokyo|35.68|139.69|10#-00##|ja
        大阪|大阪府|日本|JP|JPY|Asia/Tokyo|34.69|135.5|53#-00##|ja
        京都|京都府|日本|JP|JPY|Asia/Tokyo|35.01|135.77|60#-80##|ja
        札幌|北海道|日本|JP|JPY|Asia/Tokyo|43.06|141.35|06#-00##|ja
        福岡|福岡県|日本|JP|JPY|Asia/Tokyo|33.59|130.4|81#-00##|ja
        서울|서울특별시|대한민국|KR|KRW|Asia/Seoul|37.57|126.98|04###|ko
        부산|부산광역시|대한민국|KR|KRW|Asia/Seoul|35.18|129.08|48###|ko
        北京|北京市|中国|CN|CNY|Asia/Shanghai|39.9|116.41|1000##|zh_CN
        上海|上海市|中国|CN|CNY|Asia/Shanghai|31.23|121.47|2000##|zh_CN
        台北|台北市|台灣|TW|TWD|Asia/Taipei|25.03|121.57|10#|zh_TW
        القاهرة|القاهرة|مصر|EG|EGP|Africa/Cairo|30.04|31.24|115##|ar
        الرياض|منطقة الرياض|السعودية|SA|SAR|Asia/Riyadh|24.71|46.68|11###|ar
        دبي|دبي|الإمارات العربية المتحدة|AE|AED|Asia/Dubai|25.2|55.27|00000|ar
        الدار البيضاء|الدار البيضاء سطات|المغرب|MA|MAD|Africa/Casablanca|33.57|-7.59|20###|ar
        """;

    private static readonly Lazy<RealPlace[]> Lines = new(static () => [.. Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)]);

    private static readonly Lazy<RealPlace[]> OwnLines = new(static () => [.. OwnRows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)]);

    private static readonly ConcurrentDictionary<string, RealPlace[]> Locales = new(StringComparer.Ordinal);

    /// <summary>The cities of the world in English.</summary>
    public static RealPlace[] All => Lines.Value;

    /// <summary>The same, and those that are spelled as their own language does.</summary>
    private static RealPlace[] Known => field ??= [.. All, .. OwnLines.Value];

    /// <summary>The cities that a locale speaks of: those of its countries in its own spelling, where they are known; else all.</summary>
    public static RealPlace[] In(string locale) => locale is "en" or "" ? All : Locales.GetOrAdd(locale, static locale =>
    {
        var language = locale.Split('_')[0];
        RealPlace[][] nearer =
        [
            Array.FindAll(OwnLines.Value, place => place.Locale == locale),
            Array.FindAll(OwnLines.Value, place => place.Locale.Split('_')[0] == language),
            Array.FindAll(All, place => place.Locale == locale),
        ];
        return Array.Find(nearer, static places => places.Length > 0) ?? All;
    });

    /// <summary>The cities of the United States, for what is called a state.</summary>
    public static RealPlace[] OfStates => field ??= Array.FindAll(All, static place => place.CountryCode == "US");

    /// <summary>The two letters of a state of the United States; every other region as it is.</summary>
    public static string Short(string region) => region switch
    {
        "California" => "CA",
        "Colorado" => "CO",
        "Illinois" => "IL",
        "Massachusetts" => "MA",
        "New York" => "NY",
        "Texas" => "TX",
        "Washington" => "WA",
        _ => region,
    };

    /// <summary>Whether a locale has cities in its own spelling.</summary>
    public static bool IsOwn(string locale) => In(locale) != All;

    /// <summary>A place that agrees with the siblings that are parts of the same; any when none says one, null when they say one that is not known.</summary>
    public static RealPlace? Agreeing(RealScene scene, out bool isSaid)
    {
        List<RealPlace>? left = null;
        isSaid = false;
        var siblings = scene.Ask.Siblings;
        for (var i = 0; i < siblings.Count; i++)
        {
            var parts = NameParts.Of(siblings[i].Key);
            if (parts.Part is RealPart.None or >= RealPart.FirstName || parts.Whose != scene.Hint.Name.Whose || SiblingText.Of(siblings[i].Value) is not { } text)
            {
                continue;
            }

            isSaid = true;
            var fitting = new List<RealPlace>();
            foreach (var place in left ?? (IEnumerable<RealPlace>)Known)
            {
                if (place.Has(parts.Part, text))
                {
                    fitting.Add(place);
                }
            }

            left = fitting.Count > 0 ? fitting : left;
        }

        return left is { Count: > 0 } ? scene.Chance.Pick(left) : isSaid ? null : scene.Chance.Pick(In(scene.Ask.Locale));
    }

    public static bool IsCity(string text) => Array.Exists(All, place => string.Equals(place.City, text, StringComparison.OrdinalIgnoreCase));

    private static RealPlace Read(string row)
    {
        var cells = row.TrimEnd('\r').Split('|');
        return new RealPlace(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], Number(cells[6]), Number(cells[7]), cells[8], cells[9]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Siblings as texts.</summary>
internal static class SiblingText
{
    /// <summary>The text of a JSON text or number; null for everything else.</summary>
    public static string? Of(string json)
    {
        if (json.Length == 0)
        {
            return null;
        }

        if (json[0] != '"')
        {
            return json[0] == '-' || char.IsAsciiDigit(json[0]) ? json : null;
        }

        return json.Contains('\\', StringComparison.Ordinal) ? System.Text.Json.JsonElement.Parse(json).GetString() : json[1..^1];
    }
}
