using System.Collections.Concurrent;

namespace ContractMocks;

/// <summary>Keeps secrets out of journals: their names stay, their values do not.</summary>
internal static class Redaction
{
    public const string Hidden = "[redacted]";

    /// <summary>So many names are judged once only; clients that make names up cannot fill the memory.</summary>
    private const int MostKnown = 1000;

    private static readonly ConcurrentDictionary<string, bool> s_known = new(StringComparer.Ordinal);
    private static int s_knownCount;

    /// <summary>The headers with secret values hidden.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var shown = new KeyValuePair<string, string>[headers.Count];
        for (var i = 0; i < headers.Count; i++)
        {
            shown[i] = IsSecretHeader(headers[i].Key) ? new(headers[i].Key, Hidden) : headers[i];
        }

        return shown;
    }

    /// <summary>The same of headers that nobody changes any more: they are taken as they are where there is nothing to hide.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> OwnHeaders(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (IsSecretHeader(headers[i].Key))
            {
                return Headers(headers);
            }
        }

        return headers;
    }

    /// <summary>The query with secret values hidden; the rest stays as it was written.</summary>
    public static string Query(string query)
    {
        if (query.Length == 0)
        {
            return query;
        }

        var parts = query.Split('&');
        for (var i = 0; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=', StringComparison.Ordinal);
            var name = Uri.UnescapeDataString(equals < 0 ? parts[i] : parts[i][..equals]);
            if (equals >= 0 && IsSecretQuery(name))
            {
                parts[i] = parts[i][..(equals + 1)] + Hidden;
            }
        }

        return string.Join('&', parts);
    }

    /// <summary>Whether a parameter of that name holds a secret, wherever it travels.</summary>
    public static bool IsSecretName(string name) => IsSecretHeader(name) || IsSecretQuery(name);

    private static bool IsSecretHeader(string name)
    {
        if (s_known.TryGetValue(name, out var isSecret))
        {
            return isSecret;
        }

        isSecret = JudgeHeader(name);
        if (Volatile.Read(ref s_knownCount) < MostKnown && s_known.TryAdd(name, isSecret))
        {
            Interlocked.Increment(ref s_knownCount);
        }

        return isSecret;
    }

    private static bool JudgeHeader(string name) =>
        Is(name, "authorization") || Is(name, "proxy-authorization") || Is(name, "cookie") || Is(name, "set-cookie")
        || IsSecret(name);

    private static bool IsSecretQuery(string name) =>
        Is(name, "sig") || Is(name, "signature") || IsSecret(name);

    /// <summary>Rather too much than too little: gateways call their keys as they like (<c>Ocp-Apim-Subscription-Key</c>, <c>X-Auth</c>).</summary>
    private static bool IsSecret(string name) =>
        name.EndsWith("key", StringComparison.OrdinalIgnoreCase) || name.EndsWith("auth", StringComparison.OrdinalIgnoreCase)
        || Has(name, "apikey") || Has(name, "token") || Has(name, "secret") || Has(name, "password") || Has(name, "credential");

    private static bool Is(string name, string secret) => name.Equals(secret, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string name, string secret) => name.Contains(secret, StringComparison.OrdinalIgnoreCase);
}
