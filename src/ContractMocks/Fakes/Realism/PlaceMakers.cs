namespace ContractMocks.Fakes.Realism;

/// <summary>Texts of places: from the table of cities where the locale has some in it, else from the locale's own data.</summary>
internal static class PlaceMakers
{
    public static string Part(RealPart part, RealScene scene)
    {
        var place = Places.Agreeing(scene, out var isSaid);
        if (!isSaid && !scene.IsEnglish)
        {
            return Local(part, scene);
        }

        // Siblings that say a place we do not know: anything goes with it.
        place ??= scene.Chance.Pick(Places.All);
        return place.Text(part, scene.Chance)!;
    }

    /// <summary>A place as one writes it to a person: the city, with its region or country in some.</summary>
    public static string Whole(RealScene scene)
    {
        if (!scene.IsEnglish)
        {
            return scene.Data.Address.City();
        }

        var place = scene.Chance.Pick(Places.All);
        return scene.Chance.Whole(0, 3) switch
        {
            0 => $"{place.City}, {place.Country}",
            1 when place.CountryCode == "US" => $"{place.City}, {place.Region}",
            _ => place.City,
        };
    }

    // Ranges kept free for fiction: +1 555 01xx (NANPA), Ofcom, ACMA, ARCEP, BNetzA, PTS.
    public static string Phone(RealScene scene)
    {
        var pattern = scene.Ask.Locale switch
        {
            "en_GB" => "+44 20 7946 0###",
            "en_AU" or "en_AU_ocker" => "+61 2 5550 ####",
            "fr" => "+33 1 99 00 ## ##",
            "de" => "+49 30 23125 ###",
            "sv" => "+46 8 465 004 ##",
            _ => "+1-202-555-01##",
        };
        return string.Create(pattern.Length, (pattern, scene.Chance), static (target, state) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = state.pattern[i] == '#' ? (char)('0' + state.Chance.Whole(0, 9)) : state.pattern[i];
            }
        });
    }

    /// <summary>A street address. English ones are put together here: the formats of Bogus take ten times as long.</summary>
    public static string Street(RealScene scene) =>
        scene.IsEnglish
            ? $"{WordMakers.Digits(scene.Chance.Whole(1, 990))} {scene.Data.Name.LastName()} {scene.Chance.Pick<string>(["Street", "Avenue", "Road", "Lane", "Square"])}"
            : scene.Data.Address.StreetAddress();

    /// <summary>A company that does not exist.</summary>
    public static string Company(RealScene scene) =>
        scene.IsEnglish
            ? scene.Data.Name.LastName() + scene.Chance.Pick<string>([" Inc", " LLC", " Group", " Ltd", " & Sons", " Partners"])
            : scene.Data.Company.CompanyName();

    private static string Local(RealPart part, RealScene scene)
    {
        var locale = scene.Ask.Locale;
        var own = Array.FindAll(Places.All, place => place.Locale == locale || place.Locale.StartsWith(locale + "_", StringComparison.Ordinal));
        var text = part switch
        {
            RealPart.City => scene.Data.Address.City(),
            RealPart.Region => scene.Data.Address.State(),
            RealPart.Country => scene.Data.Address.Country(),
            RealPart.PostalCode => scene.Data.Address.ZipCode(),
            _ => null,
        };

        // Some locales lack a set: then a city of the table speaks for them.
        return !string.IsNullOrWhiteSpace(text) ? text : scene.Chance.Pick(own.Length > 0 ? own : Places.All).Text(part, scene.Chance)!;
    }
}
