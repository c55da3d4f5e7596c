using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>How the future of a part is told.</summary>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="Deprecated">The kind where it is deprecated now.</param>
/// <param name="Reactivated">The kind where it no longer is.</param>
/// <param name="Stem">How oasdiff's rules of deprecation begin.</param>
/// <param name="SunsetStem">How its rules of dates begin.</param>
internal sealed record LifecycleWords(string Name, ChangeKind Deprecated, ChangeKind Reactivated, string Stem, string SunsetStem);

/// <summary>Compares what a document says of the future of an operation or a parameter.</summary>
internal static class Lifecycle
{
    private static readonly string[] Levels = ["draft", "alpha", "beta", "stable"];

    /// <summary>Compares deprecation and the day of removal.</summary>
    public static void Compare(ChangeWriter writer, Spot old, Spot @new, LifecycleWords words)
    {
        var (was, @is) = (old.Flag("deprecated") ?? false, @new.Flag("deprecated") ?? false);
        var (before, after) = (old.Word("x-sunset"), @new.Word("x-sunset"));
        var document = writer.InDocument();
        if (was != @is)
        {
            var sunset = @is && after is not null ? $", to go on {after}" : "";
            var rule = @is ? (words.Stem == "endpoint-" && after is not null ? "endpoint-deprecated-with-sunset" : words.Stem + "deprecated") : words.Stem + "reactivated";
            document.Add(
                @is ? words.Deprecated : words.Reactivated, @is ? $"the {words.Name} was deprecated{sunset}" : $"the {words.Name} is no longer deprecated",
                old["deprecated"], @new["deprecated"], rule, was ? "deprecated" : "", @is ? "deprecated" : "");
        }
        else if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            if (@is)
            {
                Sunset(document, old["x-sunset"], @new["x-sunset"], words.SunsetStem);
            }
            else
            {
                Unread(document, "x-sunset", old, @new);
            }
        }
    }

    public static void Stability(ChangeWriter writer, Spot old, Spot @new)
    {
        const string Key = "x-stability-level";
        var (was, @is) = (Array.IndexOf(Levels, old.Word(Key) ?? "stable"), Array.IndexOf(Levels, @new.Word(Key) ?? "stable"));
        if (was < 0 || @is < 0)
        {
            Unread(writer.InDocument(), Key, old, @new);
            return;
        }

        if (was == @is)
        {
            return;
        }

        var (kind, rule) = @is > was ? (OperationKinds.StabilityIncreased, "api-stability-increased") : (OperationKinds.StabilityDecreased, "api-stability-decreased");
        writer.InDocument().Add(kind, $"the level of stability went from {Levels[was]} to {Levels[@is]}", old[Key], @new[Key], rule, Levels[was], Levels[@is]);
    }

    /// <summary>What means nothing where it stands, or has no meaning that we know, is an extension as any other.</summary>
    private static void Unread(ChangeWriter document, string key, Spot old, Spot @new)
    {
        if (!NodeEquality.AreEqual(old[key]?.Node, @new[key]?.Node))
        {
            document.Add(OperationKinds.ExtensionChanged, $"'{key}' changed", old[key], @new[key]);
        }
    }

    // Dates are written as 2026-11-21, with a time behind them at most, so that their texts sort.
    private static void Sunset(ChangeWriter writer, Spot? old, Spot? @new, string stem)
    {
        var (before, after) = (Spot.Word(old), Spot.Word(@new));
        if (after is null)
        {
            writer.Add(OperationKinds.SunsetRemoved, $"the day of removal, {before}, is no longer told", old, @new, stem + "sunset-deleted");
        }
        else if (before is null)
        {
            writer.Add(OperationKinds.SunsetAdded, $"the day of removal was announced: {after}", old, @new);
        }
        else if (string.CompareOrdinal(after, before) < 0)
        {
            var rule = stem.Length == 0 ? "api-sunset-date-changed-too-small" : stem + "sunset-date-changed-too-small";
            writer.Add(OperationKinds.SunsetEarlier, $"the day of removal was brought forward from {before} to {after}", old, @new, rule);
        }
        else
        {
            writer.Add(OperationKinds.SunsetLater, $"the day of removal was put off from {before} to {after}", old, @new);
        }
    }
}
