namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Puts templates into an answer's body, where the markers of a reply stand.</summary>
internal static class FilledBody
{
    private const string Data = "data: ";

    /// <summary>The body as a template, or why there is none.</summary>
    /// <param name="body">The body with markers.</param>
    /// <param name="places">The places that the markers stand for.</param>
    /// <param name="texts">Where requests hold what fills them.</param>
    /// <param name="echo">What else is put in from the request, in a body without two braces.</param>
    public static (string? Body, string? Obstacle) Write(string body, IReadOnlyList<FilledPlace> places, RequestTexts texts, Func<string, string> echo)
    {
        var strings = Strings(body);
        // Two braces stand in strings only. One of them as an escape, they open nothing.
        var filled = echo(body.Replace("{{", "{\\u007b", StringComparison.Ordinal));
        foreach (var place in places)
        {
            var holding = strings.FindAll(text => text.Contains(place.Marker, StringComparison.Ordinal));
            var depths = holding.Select(text => place.IsInArguments && IsJson(text) ? 2 : 1).Distinct().ToList();
            var count = body.Split(place.Marker).Length - 1;
            // What a provider has no words for is left out, such as the reasoning of some.
            if (depths.Count > 1 || (depths.Count == 0 && place.IsInArguments) || holding.Sum(text => text.Split(place.Marker).Length - 1) != count)
            {
                return (null, Cut(place));
            }

            if (depths.Count == 1)
            {
                filled = Replace(filled, place.Marker, texts.Fill(place.Path, new Pen(depths[0])));
            }
        }

        return filled.Contains(FilledPlace.Begin, StringComparison.Ordinal) ? (null, Cut(places[0])) : (filled, null);
    }

    private static string Cut(FilledPlace place) => $"its answer does not hold {{{{ {place.Path.Root} }}}} whole, in a text of its JSON";

    // A backslash or a brace beside a template would be read as a part of it. Between two markers there is neither.
    private static string Replace(string body, string marker, string template) => body
        .Replace("\\\\" + marker, "\\u005c" + marker, StringComparison.Ordinal)
        .Replace("{" + marker, "\\u007b" + marker, StringComparison.Ordinal)
        .Replace(marker + "}", marker + "\\u007d", StringComparison.Ordinal)
        .Replace(marker, template, StringComparison.Ordinal);

    private static bool IsJson(string text) => text.StartsWith('{') && JsonStrings.Find(text) is not null;

    /// <summary>The strings in a body: one JSON text, or lines with one each, as streams have them.</summary>
    private static List<string> Strings(string body) => JsonStrings.Find(body) is { } whole
        ? [.. whole]
        : [.. body.Split('\n').SelectMany(static line => JsonStrings.Of(line.StartsWith(Data, StringComparison.Ordinal) ? line[Data.Length..] : line))];
}
