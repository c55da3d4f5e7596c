namespace ContractMocks.Compiler.Specs;

/// <summary>The documents that ship with ContractMocks, by name.</summary>
internal static class BundledSpecs
{
    private const string Prefix = "specs/";

    /// <summary>The names, e.g. <c>openai</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(BundledSpecs).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(static name => name.Substring(Prefix.Length, name.Length - Prefix.Length - ".yaml".Length))
            .OrderBy(static name => name, StringComparer.Ordinal),
    ];

    /// <summary>The text of a document, or null when none has that name.</summary>
    public static string? Find(string name)
    {
        using var stream = typeof(BundledSpecs).Assembly.GetManifestResourceStream($"{Prefix}{name}.yaml");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
