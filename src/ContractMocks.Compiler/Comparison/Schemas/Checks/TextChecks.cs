using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>Patterns, formats and encodings.</summary>
internal static class TextChecks
{
    /// <summary>Formats of numbers, each with the formats that hold everything of it (OpenAPI format registry).</summary>
    private static readonly Dictionary<string, string[]> s_wider = new(StringComparer.Ordinal)
    {
        ["int8"] = ["int16", "int32", "int64", "float", "double", "double-int"],
        ["int16"] = ["int32", "int64", "float", "double", "double-int"],
        ["uint8"] = ["int16", "int32", "int64", "uint16", "uint32", "uint64", "float", "double", "double-int"],
        ["uint16"] = ["int32", "int64", "uint32", "uint64", "float", "double", "double-int"],
        ["uint32"] = ["int64", "uint64", "double", "double-int"],
        ["int32"] = ["int64", "double", "double-int"],
        ["double-int"] = ["int64"],
        ["float"] = ["double"],
        ["date"] = [],
    };

    /// <summary>Formats of texts and numbers that programs check (JSON Schema 2020-12, validation, 7.3; OpenAPI format registry). Others only describe.</summary>
    private static readonly HashSet<string> s_checked = new(StringComparer.Ordinal)
    {
        "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri",
        "iri-reference", "uuid", "uri-template", "json-pointer", "relative-json-pointer", "regex", "byte", "binary", "base64url",
        "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double", "double-int", "decimal",
    };

    public static void Run(PairWork work)
    {
        CompareUnique(work);
        if ((TypeCheck.Effective(work.Old) & TypeCheck.Effective(work.New)) == 0)
        {
            return;
        }

        ComparePatterns(work);
        if (!IsSameContent(work.Old, work.New) && !IsSameContent(work.New, work.Old))
        {
            CompareFormat(work);
            CompareContent(work, "contentEncoding", SchemaChanges.ContentEncoding);
            CompareContent(work, "contentMediaType", SchemaChanges.ContentMediaType);
        }
    }

    private static void ComparePatterns(PairWork work)
    {
        var removed = work.Old.Patterns.Where(pattern => !work.New.Patterns.ContainsKey(pattern.Key)).Select(static pattern => pattern.Value).ToList();
        var added = work.New.Patterns.Where(pattern => !work.Old.Patterns.ContainsKey(pattern.Key)).Select(static pattern => pattern.Value).ToList();
        for (var i = 0; i < Math.Max(removed.Count, added.Count); i++)
        {
            var (old, @new) = (i < removed.Count ? removed[i] : null, i < added.Count ? added[i] : null);
            var (before, after) = (old is null ? "" : PairWork.Plain(old.Value), @new is null ? "" : PairWork.Plain(@new.Value));
            switch (old, @new)
            {
                case (null, _):
                    work.Add(SchemaChanges.PatternAdded, $"the text must fit the pattern '{after}' now", null, @new);
                    break;
                case (_, null):
                    work.Add(SchemaChanges.PatternRemoved, $"the text need not fit the pattern '{before}' any longer", old, null);
                    break;
                default:
                    var change = after is ".*" or "^.*$" or "" ? SchemaChanges.PatternGeneralized : SchemaChanges.PatternChanged;
                    work.Add(change, $"the pattern went from '{before}' to '{after}'", old, @new);
                    break;
            }
        }
    }

    private static void CompareFormat(PairWork work)
    {
        var old = work.Old.Texts.TryGetValue("format", out var before) ? before : null;
        var @new = work.New.Texts.TryGetValue("format", out var after) ? after : null;
        var (from, to) = (Value(old), Value(@new));
        if (from == to)
        {
            return;
        }

        var message = from is null ? $"the format is '{to}' now" : to is null ? $"the format '{from}' is gone" : $"the format went from '{from}' to '{to}'";
        work.Add(FormatChange(from, to), message, old, @new);
    }

    private static SchemaChange FormatChange(string? from, string? to)
    {
        var (wasChecked, isChecked) = (from is not null && s_checked.Contains(from), to is not null && s_checked.Contains(to));
        return (wasChecked, isChecked) switch
        {
            // Seconds since 1970 (OpenAI's word) are whole numbers of this size, whichever of the two words says so.
            _ when (from, to) is ("int64", "unixtime") or ("unixtime", "int64") => SchemaChanges.FormatNoted,
            (false, false) => SchemaChanges.FormatNoted,
            (false, true) => SchemaChanges.FormatSpecialized,
            (true, false) => SchemaChanges.FormatGeneralized,
            _ when Holds(to!, from!) => SchemaChanges.FormatGeneralized,
            _ when Holds(from!, to!) => SchemaChanges.FormatSpecialized,
            _ => SchemaChanges.FormatChanged,
        };
    }

    private static bool Holds(string wide, string narrow) => s_wider.TryGetValue(narrow, out var wider) && wider.Contains(wide);

    private static void CompareContent(PairWork work, string keyword, SchemaChange change)
    {
        var old = work.Old.Texts.TryGetValue(keyword, out var before) ? before : null;
        var @new = work.New.Texts.TryGetValue(keyword, out var after) ? after : null;
        var (from, to) = (Value(old), Value(@new));
        if (!string.Equals(from, to, StringComparison.OrdinalIgnoreCase))
        {
            work.Add(change, $"'{keyword}' went from {Quoted(from)} to {Quoted(to)}", old, @new);
        }
    }

    private static void CompareUnique(PairWork work)
    {
        var (old, @new) = (work.Old.UniqueItems, work.New.UniqueItems);
        if ((old is null) != (@new is null))
        {
            work.Add(
                old is null ? SchemaChanges.UniqueItemsAdded : SchemaChanges.UniqueItemsRemoved,
                old is null ? "no item may be there twice now" : "an item may be there twice now",
                old, @new);
        }
    }

    /// <summary>Whether one side says with a format of 3.0 what the other says with the keywords that 3.1 has instead.</summary>
    private static bool IsSameContent(Facets old, Facets @new)
    {
        var (format, encoding, mediaType) = (Text(old, "format"), Text(@new, "contentEncoding"), Text(@new, "contentMediaType"));
        return Text(@new, "format") is null && Text(old, "contentEncoding") is null && Text(old, "contentMediaType") is null
            && ((format is "byte" && encoding is "base64" && mediaType is null) || (format is "binary" && mediaType is "application/octet-stream" && encoding is null));
    }

    private static string? Text(Facets facets, string keyword) => facets.Texts.TryGetValue(keyword, out var entry) ? Value(entry) : null;

    private static string Quoted(string? value) => value is null ? "nothing" : $"'{value}'";

    private static string? Value(MappingEntry? entry) => (entry?.Value as ScalarNode)?.Value;
}
