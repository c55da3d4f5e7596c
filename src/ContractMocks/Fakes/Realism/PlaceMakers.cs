namespace ContractMocks.Fakes.Realism;

/// <summary>How a place is written.</summary>
internal enum PlaceShape
{
    Any,
    City,
    CityState,
    CityCountry,
}

/// <summary>Texts of places: from the table of cities where the locale has some in it, else from the locale's own data.</summary>
internal static class PlaceMakers
{
    public static string Part(RealPart part, RealScene scene)
    {
        var place = Places.Agreeing(scene, out var isSaid);
        if (!isSaid && !scene.IsEnglish && !Places.IsOwn(scene.Ask.Locale))
        {
            return Local(part, scene);
        }

        if (!isSaid && part == RealPart.Region && scene.IsEnglish && scene.Hint.Name.Words is [.., "state"])
        {
            place = scene.Chance.Pick(Places.OfStates);
        }

        // Siblings that say a place we do not know: anything goes with it.
        place ??= scene.Chance.Pick(Places.In(scene.Ask.Locale));
        return place.Text(part, scene.Chance)!;
    }

    /// <summary>A place as one writes it to a person: the city, with its region or country in some.</summary>
    public static string Whole(RealScene scene)
    {
        if (!scene.IsEnglish && !Places.IsOwn(scene.Ask.Locale))
        {
            return Local(RealPart.City, scene);
        }

        var shape = scene.Hint.PlaceShape;
        var place = scene.Chance.Pick(shape == PlaceShape.CityState && scene.IsEnglish ? Places.OfStates : Places.In(scene.Ask.Locale));
        if (shape != PlaceShape.Any)
        {
            return shape switch
            {
                PlaceShape.CityState => string.Concat(place.City, ", ", Places.Short(place.Region)),
                PlaceShape.CityCountry => string.Concat(place.City, ", ", place.Country),
                _ => place.City,
            };
        }

        return scene.Chance.Whole(0, 3) switch
        {
            0 => string.Concat(place.City, ", ", place.Country),
            1 when place.CountryCode == "US" => string.Concat(place.City, ", ", place.Region),
            _ => place.City,
        };
    }

    /// <summary>How a description wants places to be written: by its example, or as it says.</summary>
    public static PlaceShape ShapeOf(RealHint hint)
    {
        var text = hint.Description;
        var parts = hint.Examples.Count > 0 ? hint.Examples[0].Split(", ") : [];
        if (parts is [_, { Length: 2 }] || Says(text, "city and state") || Says(text, "city, state") || Says(text, "city and the state") || Says(text, "City, ST"))
        {
            return PlaceShape.CityState;
        }

        if (parts is [_, _] || Says(text, "city, country") || Says(text, "city and country"))
        {
            return PlaceShape.CityCountry;
        }

        var isCity = parts is [_] || (hint.Around.Contains("city") && !hint.Around.Contains("state") && !hint.Around.Contains("country") && !hint.Around.Contains("region"));
        return isCity ? PlaceShape.City : PlaceShape.Any;
    }

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

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

    /// <summary>A street address.</summary>
    public static string Street(RealScene scene) =>
        scene.IsEnglish
            ? string.Concat(WordMakers.Digits(scene.Chance.Whole(1, 990)), " ", scene.Chance.Pick(scene.Data.Last).Text, scene.Chance.Pick<string>([" Street", " Avenue", " Road", " Lane", " Square"]))
            : scene.Chance.Pick(scene.Data.Streets);

    /// <summary>A company that does not exist.</summary>
    public static string Company(RealScene scene) =>
        scene.IsEnglish
            ? scene.Chance.Pick(scene.Data.Last).Text + scene.Chance.Pick<string>([" Inc", " LLC", " Group", " Ltd", " & Sons", " Partners"])
            : scene.Chance.Pick(scene.Data.Companies);

    // Some locales lack a set: then a city of the world speaks for them.
    private static string Local(RealPart part, RealScene scene)
    {
        var texts = part switch
        {
            RealPart.City => scene.Data.Cities,
            RealPart.Region => scene.Data.Regions,
            RealPart.Country => scene.Data.Countries,
            RealPart.PostalCode => scene.Data.PostalCodes,
            _ => [],
        };
        return texts.Length > 0 ? scene.Chance.Pick(texts) : scene.Chance.Pick(Places.All).Text(part, scene.Chance)!;
    }
}
