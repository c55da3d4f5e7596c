namespace ContractMocks;

/// <summary>Makes requests of what servers that are not ours tell of them.</summary>
internal static class GuestReading
{
    /// <summary>Makes a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="url">The whole address, e.g. <c>http://localhost:9091/v1/models?limit=2</c>. Escapes that the server took away are put back.</param>
    /// <param name="headers">The headers with their values, in the order received.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="isDecompressed">Whether the server unpacked the body, so that <c>content-encoding</c> holds no more.</param>
    public static MockRequest Request(
        string method, string url, IEnumerable<KeyValuePair<string, string[]>> headers, byte[]? body, bool isDecompressed)
    {
        var address = new Uri(url, UriKind.Absolute);
        return new MockRequest
        {
            Method = method.ToUpperInvariant(),
            Path = address.AbsolutePath,
            Query = address.Query.TrimStart('?'),
            Headers =
            [
                .. headers.Where(header => !isDecompressed || !header.Key.Equals("content-encoding", StringComparison.OrdinalIgnoreCase))
                    .Select(static header => KeyValuePair.Create(header.Key, string.Join(',', header.Value))),
            ],
            Body = body,
        };
    }
}
