using System.Runtime.CompilerServices;
using ContractMocks.AspNetCore.Guests;
using ContractMocks.Engine;
using WireMock.Util;

namespace ContractMocks.WireMock.Mounting;

/// <summary>
/// Sees requests as conditions of a mapping are told of them: first the address, then the headers, then the body, one after the other on one thread. What would
/// answer is found once for each request, however many mappings ask.
/// </summary>
internal sealed class RequestSight(ContractMock mock)
{
    [ThreadStatic]
    private static SeenUrl? s_url;

    [ThreadStatic]
    private static IDictionary<string, string[]>? s_headers;

    private readonly ConditionalWeakTable<object, Seen> _seen = [];

    /// <summary>Keeps the address. True where the path is the mock's, so that other mappings stay the nearest to other paths.</summary>
    public bool SeesUrl(string url)
    {
        // All mappings are asked about one request with the same text.
        if (s_url is not { } last || !ReferenceEquals(last.Url, url) || last.By != this)
        {
            s_url = new SeenUrl(this, url, Uri.TryCreate(url, UriKind.Absolute, out var address) && mock.Engine.Foresight.Knows(address.AbsolutePath));
        }

        return s_url.IsOurs;
    }

    /// <summary>Keeps the headers.</summary>
    public static bool SeesHeaders(IDictionary<string, string[]> headers)
    {
        s_headers = headers;
        return s_url is { IsOurs: true };
    }

    /// <summary>What would answer the request that was seen; null where its path is not the mock's.</summary>
    /// <param name="method">The method that the mapping asks for; empty for any.</param>
    /// <param name="body">The body; null for none.</param>
    public Foreseen? Foresee(string method, IBodyData? body)
    {
        if (GuestRequest.Current is { } guest)
        {
            return _seen.GetValue(guest, static _ => new Seen()).Foresee("", () => mock.Engine.Foresight.Of(guest.Request));
        }

        if (s_url is not { IsOurs: true } seen)
        {
            return null;
        }

        var headers = s_headers ?? new Dictionary<string, string[]>();
        Foreseen? Find() => mock.Engine.Foresight.Of(GuestReading.Request(method, seen.Url, headers, body?.BodyAsBytes, body?.DetectedCompression is not null));
        return body is null ? Find() : _seen.GetValue(body, static _ => new Seen()).Foresee(method, Find);
    }

    /// <summary>The address that was seen last on a thread.</summary>
    private sealed record SeenUrl(RequestSight By, string Url, bool IsOurs);

    /// <summary>What was found for one request, by method: mappings of each method ask.</summary>
    private sealed class Seen
    {
        private readonly Dictionary<string, Foreseen?> _found = new(StringComparer.Ordinal);

        public Foreseen? Foresee(string method, Func<Foreseen?> find)
        {
            lock (_found)
            {
                if (!_found.TryGetValue(method, out var found))
                {
                    found = find();
                    _found.Add(method, found);
                }

                return found;
            }
        }
    }
}
