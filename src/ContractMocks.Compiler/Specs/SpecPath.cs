namespace ContractMocks.Compiler.Specs;

/// <summary>Paths of documents and of the files beside them, on any system: slashes only, and no <c>.</c> or <c>..</c> that could go.</summary>
internal static class SpecPath
{
    /// <summary>The path of a file that a document names by a relative reference.</summary>
    public static string Join(string document, string relative)
    {
        var slash = document.LastIndexOfAny(['/', '\\']);
        return Normalise(slash < 0 ? relative : document.Substring(0, slash + 1) + relative);
    }

    /// <summary>The path with slashes, and without what leads nowhere.</summary>
    public static string Normalise(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or ".."))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>The last segment without its extension: <c>models/droplet.v1.yml</c> is <c>droplet.v1</c>.</summary>
    public static string Stem(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        var dot = name.LastIndexOf('.');
        return dot > 0 ? name.Substring(0, dot) : name;
    }
}
