using System.Text;

namespace ContractMocks;

/// <summary>A request as a host hands it to the engine. No host type is in it, so every host is answered alike.</summary>
public sealed class MockRequest
{
    /// <summary>The method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path, percent-decoded per segment only when matched; begins with a slash and has no query.</summary>
    public required string Path { get; init; }

    /// <summary>The query without its question mark; empty for none.</summary>
    public string Query { get; init; } = "";

    /// <summary>The headers in the order received; names are compared without case.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether nobody but the mock has the headers and the body: its journal keeps them as they are then, and copies nothing.</summary>
    internal bool IsOwned { get; init; }

    /// <summary>The first header of a name, or null.</summary>
    public string? Header(string name)
    {
        var headers = Headers;
        for (var i = 0; i < headers.Count; i++)
        {
            if (string.Equals(headers[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return headers[i].Value;
            }
        }

        return null;
    }

    /// <summary>The body as text, read as UTF-8.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
