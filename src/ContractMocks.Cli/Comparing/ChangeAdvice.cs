using System.Text.RegularExpressions;

namespace ContractMocks.Cli.Comparing;

/// <summary>A sentence or two for each kind of change: what it means for those who send or receive, and what to do. They are in changes.txt; bounds are all alike.</summary>
internal static partial class ChangeAdvice
{
    private static readonly Lazy<Dictionary<string, string>> s_byId = new(Read);

    /// <summary>The ids that have a sentence of their own.</summary>
    public static IReadOnlyCollection<string> Ids => s_byId.Value.Keys;

    public static string? Find(string id) => s_byId.Value.GetValueOrDefault(id) ?? OfBound(id);

    private static string? OfBound(string id)
    {
        if (BoundId().Match(id) is not { Success: true } match)
        {
            return null;
        }

        var isUpper = match.Groups["end"].Value == "max";
        var (more, less) = match.Groups["of"].Value switch
        {
            "-length" => ("longer texts", "shorter texts"),
            "-items" => ("longer lists", "shorter lists"),
            "-properties" => ("objects with more properties", "objects with fewer properties"),
            "-contains" => ("lists with more items of this kind", "lists with fewer items of this kind"),
            _ => ("larger numbers", "smaller numbers"),
        };
        var beyond = isUpper ? more : less;
        var isNarrower = match.Groups["how"].Value == "set" || match.Groups["how"].Value == (isUpper ? "decreased" : "increased");
        return isNarrower
            ? $"Where you send it, {beyond} than the new bound are refused: check the {(isUpper ? "largest" : "smallest")} that your code sends. What you read only keeps to more."
            : $"Where you read it, {beyond} than before may come: check columns, buffers and checks that relied on the old bound. What you send stays valid.";
    }

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(ChangeAdvice).Assembly.GetManifestResourceStream("diff/changes.txt")!;
        using var reader = new StreamReader(stream);
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            byId.Add(line[..colon], line[(colon + 2)..]);
        }

        return byId;
    }

    [GeneratedRegex("^(exclusive-)?(?<end>max|min)(?<of>-(length|items|properties|contains))?-(?<how>set|unset|increased|decreased)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BoundId();
}
