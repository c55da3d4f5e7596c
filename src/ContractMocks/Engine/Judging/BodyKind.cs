namespace ContractMocks.Engine.Judging;

/// <summary>How a body is read.</summary>
internal enum BodyKind
{
    Json,
    Form,
    Multipart,
    Text,

    /// <summary>JSON values, each on its line.</summary>
    Lines,

    /// <summary>Bytes that are not looked at.</summary>
    Opaque,
}

/// <summary>What the media types of requests mean for reading them.</summary>
internal static class BodyKinds
{
    public static BodyKind Of(ReadOnlySpan<char> mediaType) =>
        MediaType.IsJson(mediaType) ? BodyKind.Json
        : MediaType.IsJsonLines(mediaType) ? BodyKind.Lines
        : MediaType.IsForm(mediaType) ? BodyKind.Form
        : MediaType.Essence(mediaType).Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) ? BodyKind.Multipart
        : MediaType.IsText(mediaType) && !MediaType.IsXml(mediaType) ? BodyKind.Text
        : BodyKind.Opaque;

    /// <summary>How well a type that was sent fits one that is declared: 0 not at all, 4 by name.</summary>
    public static int Fit(ReadOnlySpan<char> declared, ReadOnlySpan<char> sent)
    {
        var wanted = MediaType.Essence(declared);
        var name = MediaType.Essence(sent);
        if (wanted.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return 4;
        }

        // A vendor's JSON is JSON, and plain JSON is taken for it.
        if (MediaType.IsJson(wanted) && MediaType.IsJson(name))
        {
            return 3;
        }

        if (wanted.EndsWith("/*") && !wanted.StartsWith("*") && name.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase))
        {
            return 2;
        }

        return wanted.Equals("*/*", StringComparison.Ordinal) ? 1 : 0;
    }
}
