namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Reads what a mapping asks of a request beside method and path: its body, its headers, its query.</summary>
internal static class BodyReader
{
    /// <summary>Headers that clients and recordings send whatever is asked: nothing is lost with them.</summary>
    private static readonly string[] s_usual =
    [
        "host", "accept", "accept-encoding", "accept-language", "connection", "content-type", "content-length", "user-agent", "transfer-encoding", "traceparent", "tracestate",
        "anthropic-version", "anthropic-dangerous-direct-browser-access", "openai-organization", "openai-project", "request-id", "date", "expect", "postman-token",
        "x-request-id", "x-goog-api-client", "cache-control",
    ];

    /// <summary>Parameters that say how a provider is to answer, which our engine reads itself.</summary>
    private static readonly string[] s_usualParameters = ["alt", "api-version", "beta", "$alt", "prettyPrint"];

    public static WantedRequest Read(PlacedJson? request, string dialect)
    {
        var wanted = new WantedRequest();
        if (request?.Find("Body") is { } body)
        {
            ReadBody(body, dialect, wanted);
        }

        LeaveOut(request, "Headers", "header", name => s_usual.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("x-stainless-", StringComparison.OrdinalIgnoreCase), wanted);
        LeaveOut(request, "Params", "parameter", static name => s_usualParameters.Contains(name, StringComparer.Ordinal), wanted);
        if (request?.Find("Cookies") is { Items.Count: > 0 })
        {
            wanted.LeftOut.Add("the cookies");
        }

        if (request?.Find("ClientIP") is not null)
        {
            wanted.LeftOut.Add("the client's address");
        }

        return wanted;
    }

    /// <summary>Whether the request's body is looked at at all.</summary>
    public static bool AsksForBody(PlacedJson? request) => request?.Find("Body") is { } body && (body.Find("Matcher") is not null || body.Find("Matchers") is { Items.Count: > 0 });

    // Keys are for the mock's own check of keys to ask for; their names are said nowhere.
    private static void LeaveOut(PlacedJson? request, string list, string word, Predicate<string> isUsual, WantedRequest wanted)
    {
        foreach (var name in (request?.Find(list)?.Items ?? []).Select(static one => one.Find("Name")?.AsText).OfType<string>())
        {
            if (!isUsual(name) && !Redaction.IsSecretName(name))
            {
                wanted.LeftOut.Add($"the {word} '{name}'");
            }
        }
    }

    private static void ReadBody(PlacedJson body, string dialect, WantedRequest wanted)
    {
        var matchers = (body.Find("Matcher") is { IsObject: true } one ? [one] : body.Find("Matchers")?.Items ?? []).Select(static node => new MappingMatcher(node)).ToList();
        var needsAll = body.Find("MatchOperator")?.AsText is "And";
        var read = matchers.ConvertAll(matcher => Read(matcher, dialect));
        if (needsAll || read.Count < 2)
        {
            read.ForEach(wanted.Add);
        }
        else if (!wanted.TryAddAny(read))
        {
            wanted.LeftOut.Add("a body of which one of several matchers holds");
        }
    }

    private static WantedRequest Read(MappingMatcher matcher, string dialect)
    {
        var wanted = new WantedRequest();
        if (matcher.Rejects)
        {
            if (!AsksForFormAlone(matcher))
            {
                wanted.LeftOut.Add($"a {matcher.Name} that must not hold");
            }

            return wanted;
        }

        if (matcher.IsFile)
        {
            wanted.LeftOut.Add($"a {matcher.Name} whose pattern is in a file of its own");
            return wanted;
        }

        if (matcher.Patterns.All(static pattern => pattern.Kind == System.Text.Json.JsonValueKind.Null) && matcher.Name != "NotNullOrEmptyMatcher")
        {
            wanted.LeftOut.Add(matcher.Name.Length == 0 ? "a matcher without a name" : $"a {matcher.Name} without a pattern");
            return wanted;
        }

        var read = matcher.Patterns.Select(pattern => ReadPattern(matcher, pattern, dialect)).ToList();
        if (matcher.NeedsAll)
        {
            read.ForEach(wanted.Add);
        }
        else if (read.Count > 0 && !wanted.TryAddAny(read))
        {
            wanted.LeftOut.Add($"a {matcher.Name} of which one of several patterns holds");
        }

        return wanted;
    }

    /// <summary>Whether a matcher that must not hold is about a form of the answer that every turn has, or about what our conditions say of themselves.</summary>
    private static bool AsksForFormAlone(MappingMatcher matcher) => matcher.Patterns.Count > 0 && matcher.Patterns.All(pattern =>
        matcher.Name == "JsonPathMatcher" ? ExportedPathReader.IsGuard(pattern.Text)
        : MappingMatcher.Json(pattern) is System.Text.Json.Nodes.JsonObject { Count: > 0 } json && json.All(static member => member.Key is "stream" or "stream_options"));

    private static WantedRequest ReadPattern(MappingMatcher matcher, PlacedJson pattern, string dialect)
    {
        var wanted = new WantedRequest();
        switch (matcher.Name)
        {
            case "JsonMatcher" or "JsonPartialMatcher" or "JsonPartialWildcardMatcher" when MappingMatcher.Json(pattern) is { } json:
                new JsonBodyReader(dialect, text => Leaf(matcher, text), wanted) { IsWhole = matcher.Name == "JsonMatcher" }.Read(json);
                break;
            case "JsonPathMatcher" when pattern.AsText is { } path:
                JsonPathReader.Read(path, wanted);
                break;
            case "WildcardMatcher" when pattern.AsText is { } text:
                RawTextReader.ReadWildcard(text, wanted);
                break;
            case "RegexMatcher" when pattern.AsText is { } text:
                RawTextReader.ReadRegex(text, matcher.IgnoresCase, wanted);
                break;
            case "ExactMatcher" when MappingMatcher.Json(pattern) is { } json:
                new JsonBodyReader(dialect, static text => TextTest.EqualTo(text), wanted) { IsWhole = true }.Read(json);
                break;
            case "NotNullOrEmptyMatcher":
                // Every request of a conversation has a body.
                break;
            default:
                wanted.LeftOut.Add($"the {matcher.Name} of the body");
                break;
        }

        return wanted;
    }

    /// <summary>What a matcher does with a text of its pattern; null for a text that takes every text.</summary>
    private static TextTest? Leaf(MappingMatcher matcher, string text)
    {
        if (matcher.IsRegex && TextTests.IsPattern(text))
        {
            return TextTest.Matches(text);
        }

        return matcher.Name == "JsonPartialWildcardMatcher" ? Wildcards.Test(text, matcher.IgnoresCase)
            : matcher.IgnoresCase ? TextTest.Matches("(?i)^" + System.Text.RegularExpressions.Regex.Escape(text) + "$")
            : TextTest.EqualTo(text);
    }
}
