// Decided: the origin is echoed and credentials are allowed, because a browser refuses a star as soon as a client sends any; a mock holds nothing to protect.
namespace ContractMocks.Engine;

/// <summary>What a browser asks of a server of another origin (the Fetch standard, section 3.2).</summary>
internal static class Cors
{
    /// <summary>For how long a browser may remember a preflight, in seconds.</summary>
    private const string MaxAge = "600";

    /// <summary>The origin to answer to; null where the request is none of a browser's.</summary>
    public static string? Origin(MockRequest request) => Echoed(request, "origin");

    /// <summary>A header that an answer repeats; null where it holds what no header may, because the answer could not be sent.</summary>
    private static string? Echoed(MockRequest request, string name) =>
        request.Header(name) is { Length: > 0 } value && value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? value : null;

    /// <summary>Whether a request only asks what may be asked.</summary>
    public static bool IsPreflight(MockRequest request) =>
        request.Method == "OPTIONS" && Origin(request) is not null && Echoed(request, "access-control-request-method") is not null;

    /// <summary>The headers of a preflight's answer.</summary>
    public static void AddPreflight(MockRequest request, string allowed, List<KeyValuePair<string, string>> headers)
    {
        headers.Add(new("access-control-allow-methods", allowed));
        if (Echoed(request, "access-control-request-headers") is { } wanted)
        {
            headers.Add(new("access-control-allow-headers", wanted));
        }

        if (request.Header("access-control-request-private-network") == "true")
        {
            headers.Add(new("access-control-allow-private-network", "true"));
        }

        headers.Add(new("access-control-max-age", MaxAge));
    }

    /// <summary>The headers of every other answer; each header that scripts could not read otherwise is exposed.</summary>
    public static void Add(string origin, List<KeyValuePair<string, string>> headers, bool exposes)
    {
        var others = exposes
            ? string.Join(", ", headers.Select(static header => header.Key).Where(static name => name is not ("content-type" or "content-length")).Distinct(StringComparer.OrdinalIgnoreCase))
            : "";
        headers.Add(new("access-control-allow-origin", origin));
        headers.Add(new("access-control-allow-credentials", "true"));
        if (others.Length > 0)
        {
            headers.Add(new("access-control-expose-headers", others));
        }

        headers.Add(new("vary", "Origin"));
    }
}
