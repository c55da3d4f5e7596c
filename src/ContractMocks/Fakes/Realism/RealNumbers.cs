using System.Globalization;

namespace ContractMocks.Fakes.Realism;

/// <summary>The numbers one would expect at a place, both ends included, written with so many decimal places.</summary>
internal readonly record struct RealRange(double Least, double Most, int Places);

/// <summary>Ranges of numbers, from the words around them and from the siblings that come before or after.</summary>
internal static class RealNumbers
{
    /// <summary>The range; null when nothing is known.</summary>
    public static RealRange? Range(FakeAsk ask, bool isInteger)
    {
        var hint = ask.Hint;
        if (ask.Format is "unixtime" or "unix-time")
        {
            return Related(ask, hint, NumberTable.UnixSeconds);
        }

        if (AtPlace(ask, hint) is { } near)
        {
            return near;
        }

        var range = hint.Numbers(isInteger);
        return hint.Name.Family.Length > 0 && ask.Siblings.Count > 0 ? Related(ask, hint, range) : range;
    }

    // A latitude near the city that stands beside it.
    private static RealRange? AtPlace(FakeAsk ask, RealHint hint)
    {
        if (hint.Name.Part is not (RealPart.Latitude or RealPart.Longitude))
        {
            return null;
        }

        for (var i = 0; i < ask.Siblings.Count; i++)
        {
            var (name, json) = ask.Siblings[i];
            var parts = NameParts.Of(name);
            if (parts.Part is not (RealPart.City or RealPart.TimeZone or RealPart.Latitude or RealPart.Longitude) || parts.Part == hint.Name.Part
                || SiblingText.Of(json) is not { } text)
            {
                continue;
            }

            if (Array.Find(Places.All, place => place.Has(parts.Part, text)) is { } found)
            {
                var at = hint.Name.Part == RealPart.Latitude ? found.Latitude : found.Longitude;
                return new RealRange(Math.Round(at - 0.05, 4), Math.Round(at + 0.05, 4), 4);
            }
        }

        return null;
    }

    private static RealRange? Related(FakeAsk ask, RealHint hint, RealRange? usual)
    {
        double? low = null;
        double? high = null;
        for (var i = 0; i < ask.Siblings.Count; i++)
        {
            var (name, json) = ask.Siblings[i];
            var parts = NameParts.Of(name);
            if (hint.IsBound(parts, isLower: true))
            {
                low = Number(json) is { } value ? Math.Max(low ?? value, value) : low;
            }
            else if (hint.IsBound(parts, isLower: false))
            {
                high = Number(json) is { } value ? Math.Min(high ?? value, value) : high;
            }
        }

        if (low is null && high is null)
        {
            return usual;
        }

        var places = usual?.Places ?? 0;
        var step = places == 0 ? 1 : Math.Pow(10, -places);
        var span = usual is { } range ? range.Most - range.Least : Math.Max(100, Math.Abs(low ?? high ?? 0));
        var least = low is { } from ? from + step : Math.Min(usual?.Least ?? high!.Value - span, high!.Value - step);
        var most = high is { } until ? until - step : Math.Max(usual?.Most ?? low!.Value + span, low!.Value + step);

        // Between two that are too close there is only what they are.
        return least <= most ? new RealRange(least, most, places) : new RealRange(low ?? most, Math.Max(low ?? most, high ?? most), places);
    }

    private static double? Number(string json) =>
        SiblingText.Of(json) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
