namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// What differs from model to model on the wire, as recorded traffic shows it: models before 2.5 and all of Vertex AI count the answer's modalities,
/// average its log probabilities and number no candidates; models from 3 on give their calls ids, sign what they thought, and end streams in an empty text.
/// </summary>
/// <param name="Name">The name on the wire, e.g. <c>gemini-2.5-flash</c>.</param>
/// <param name="IsVertex">Whether Vertex AI serves it.</param>
internal readonly record struct GeminiModel(string Name, bool IsVertex)
{
    private const int Newest = 30;

    /// <summary>Ten times the version; the newest where the name does not say.</summary>
    public int Version { get; } = VersionOf(Name);

    /// <summary>Whether answers are shaped as those of older models and of Vertex AI.</summary>
    public bool IsPlain => IsVertex || Version < 25;

    /// <summary>Whether calls have ids, thoughts are signed and streams end in an empty text.</summary>
    public bool IsSigned => Version >= Newest;

    /// <summary>Whether the model makes pictures.</summary>
    public bool Paints => Name.Contains("-image", StringComparison.Ordinal);

    /// <summary>The model that a path names, e.g. <c>/v1beta/models/gemini-2.5-flash:generateContent</c>.</summary>
    public static GeminiModel Of(string path)
    {
        const string Folder = "models/";
        var name = path[(path.LastIndexOf('/') + 1)..];
        var method = name.LastIndexOf(':');
        name = Uri.UnescapeDataString(method < 0 ? name : name[..method]);
        return new GeminiModel(
            name.StartsWith(Folder, StringComparison.Ordinal) ? name[Folder.Length..] : name, path.Contains("/publishers/", StringComparison.Ordinal));
    }

    // gemini-2.5-flash, gemini-3-pro-preview
    private static int VersionOf(string name)
    {
        const string Family = "gemini-";
        var at = name.IndexOf(Family, StringComparison.Ordinal) + Family.Length;
        if (at < Family.Length || at >= name.Length || !char.IsAsciiDigit(name[at]))
        {
            return Newest;
        }

        var minor = at + 2 < name.Length && name[at + 1] == '.' && char.IsAsciiDigit(name[at + 2]) ? name[at + 2] - '0' : 0;
        return (10 * (name[at] - '0')) + minor;
    }
}
