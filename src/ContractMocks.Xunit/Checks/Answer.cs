using System.Globalization;

namespace ContractMocks.Xunit.Checks;

/// <summary>An answer as it came over HTTP, read to its end.</summary>
internal sealed record Answer(int Status, string? MediaType, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Sends a request and reads the whole answer.</summary>
    public static async Task<Answer> OfAsync(HttpClient client, HttpRequestMessage request)
    {
        var cancellation = global::Xunit.TestContext.Current.CancellationToken;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        return await ReadAsync(response, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads a response to its end.</summary>
    public static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var body = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, headers, body);
    }

    /// <summary>Fails unless status, media type and the provider's own headers are as they must be.</summary>
    public void CheckHead(Findings findings, string status, string mediaType, string provider)
    {
        if (!Fits(status))
        {
            throw findings.Broken("the status is not the one of the contract", null, status, Status.ToString(CultureInfo.InvariantCulture), Body);
        }

        if (mediaType.Length > 0 && !string.Equals(MediaType, mediaType, StringComparison.OrdinalIgnoreCase) && !AreBytes(mediaType))
        {
            throw findings.Broken("the header content-type is not the one of the contract", null, mediaType, MediaType ?? "no content-type", Body);
        }

        foreach (var name in ProviderHeaders.Of(provider))
        {
            if (!Headers.TryGetValue(name, out var value) || value.Length == 0)
            {
                throw findings.Broken($"the header {name} is missing", null, $"{name}, as {provider} sends it", "no such header");
            }
        }
    }

    /// <summary>Bytes of a declared kind that says nothing of them (a file, a sound) may name their own.</summary>
    private bool AreBytes(string declared) =>
        declared == "application/octet-stream" && MediaType is not null && !MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase) && !MediaType.StartsWith("text/", StringComparison.Ordinal);

    /// <summary>Whether the status is one that the contract's writing covers: <c>200</c>, <c>2XX</c>, <c>default</c>.</summary>
    private bool Fits(string status) =>
        status == "default"
        || (status.EndsWith("XX", StringComparison.OrdinalIgnoreCase)
            ? Status / 100 == status[0] - '0'
            : status == Status.ToString(CultureInfo.InvariantCulture));
}
