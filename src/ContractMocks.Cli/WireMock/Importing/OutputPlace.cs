namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Where scenario files go.</summary>
/// <param name="Paths">A path for each file; none for standard output.</param>
/// <param name="Reason">Why they can go nowhere, as a sentence without a full stop; null where they can.</param>
internal sealed record OutputPlace(IReadOnlyList<string> Paths, string? Reason = null)
{
    private static readonly string[] s_endings = [".yaml", ".yml", ".json"];

    /// <summary>The place that <c>--out</c> names: a file, a folder (one that is there, or a name without an ending), or none.</summary>
    public static OutputPlace Of(string? path, string name, IReadOnlyList<string> providers)
    {
        var isFolder = path is not null && (Directory.Exists(path) || Path.EndsInDirectorySeparator(path) || !s_endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
        if (!isFolder && providers.Count > 1)
        {
            return new OutputPlace([], $"the mappings are of several providers ({string.Join(", ", providers)}), and a scenario is of one; name a folder with --out, or one of them with --spec");
        }

        return path is null ? new OutputPlace([])
            : !isFolder ? new OutputPlace([path])
            : new OutputPlace([.. providers.Select(provider => Path.Combine(path, $"{FileName(name)}{(providers.Count > 1 ? "-" + provider : "")}.scenario.yaml"))]);
    }

    private static string FileName(string name) => string.Concat(name.Select(static one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '.' ? one : '-'));
}
