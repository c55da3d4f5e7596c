using System.Text.RegularExpressions;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Reads what a mapping says of the path: a text, a list of matchers, or an address.</summary>
internal static class PathReader
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(1);

    /// <summary>The patterns, of which one must hold; none for any path.</summary>
    /// <param name="request">The request of the mapping.</param>
    /// <param name="leftOut">Where what is not understood goes, each a phrase.</param>
    public static IReadOnlyList<PathPatternText> Read(PlacedJson? request, List<string> leftOut)
    {
        if (request?.Find("Path") is { } path)
        {
            return Read(path, isAddress: false, leftOut);
        }

        return request?.Find("Url") is { } url ? Read(url, isAddress: true, leftOut) : [];
    }

    private static List<PathPatternText> Read(PlacedJson place, bool isAddress, List<string> leftOut)
    {
        if (place.AsText is { } text)
        {
            return [Wildcard(text, isAddress, ignoreCase: false)];
        }

        var patterns = new List<PathPatternText>();
        foreach (var matcher in (place.Find("Matchers")?.Items ?? []).Select(static one => new MappingMatcher(one)))
        {
            foreach (var pattern in matcher.Texts)
            {
                if (Read(matcher, pattern, isAddress) is { } read)
                {
                    patterns.Add(read);
                }
                else
                {
                    leftOut.Add($"the {matcher.Name} of the path");
                }
            }
        }

        return patterns;
    }

    private static PathPatternText? Read(MappingMatcher matcher, string pattern, bool isAddress)
    {
        switch (matcher.Rejects ? "" : matcher.Name)
        {
            case "WildcardMatcher":
                return Wildcard(pattern, isAddress, matcher.IgnoresCase);
            case "ExactMatcher":
                var (path, query) = Cut(pattern, isAddress);
                return new PathPatternText(path, query);
            case "RegexMatcher":
                try
                {
                    var options = RegexOptions.CultureInvariant | (matcher.IgnoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
                    return new PathPatternText(pattern, "") { Pattern = new Regex(pattern, options, s_time) };
                }
                catch (ArgumentException)
                {
                    return null;
                }

            default:
                return null;
        }
    }

    private static PathPatternText Wildcard(string pattern, bool isAddress, bool ignoreCase)
    {
        var (path, query) = Cut(pattern, isAddress);
        return path.AsSpan().ContainsAny('*', '?')
            ? new PathPatternText(path, query) { IsWildcard = true, Pattern = new Regex(Wildcards.Pattern(path, ignoreCase), RegexOptions.CultureInvariant, s_time) }
            : new PathPatternText(path, query);
    }

    /// <summary>The path of an address, and its query. A question mark in a path is a wildcard.</summary>
    private static (string Path, string Query) Cut(string text, bool isAddress)
    {
        if (!isAddress)
        {
            return (text, "");
        }

        var host = text.IndexOf("://", StringComparison.Ordinal);
        var slash = host < 0 ? -1 : text.IndexOf('/', host + 3);
        var below = host < 0 ? text : slash < 0 ? "/" : text[slash..];
        var question = below.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (below, "") : (below[..question], below[(question + 1)..]);
    }
}
