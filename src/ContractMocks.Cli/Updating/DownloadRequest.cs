namespace ContractMocks.Cli.Updating;

/// <summary>What to fetch, and within which bounds.</summary>
/// <param name="Address">An http or https address.</param>
internal sealed record DownloadRequest(Uri Address)
{
    /// <summary>Whether addresses that are not public may be asked. Default: false.</summary>
    public bool AllowsPrivate { get; init; }

    /// <summary>The most bytes of the document, unpacked. Default: 64 MB.</summary>
    public long MaxBytes { get; init; } = 64_000_000;

    /// <summary>The time for all of it, redirects included. Default: 30 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An address for people and files: without a password, and without a query, which may hold a key.</summary>
    public static string Shown(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + (address.Query.Length > 0 ? "?…" : "");
}

/// <summary>A document could not be fetched: why, as a sentence for the user.</summary>
internal sealed class DownloadException : Exception
{
    public DownloadException(string message)
        : base(message)
    {
    }

    public DownloadException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public DownloadException()
    {
    }
}
