namespace ContractMocks.Compiler.Scenarios;

/// <summary>Names files in messages and emitted text without the folders of the machine.</summary>
internal static class FileNames
{
    /// <summary>The name of a file without its folders.</summary>
    public static string Of(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>The shortest end of a path that tells it apart from another path.</summary>
    public static string Distinguish(string path, string other)
    {
        var parts = path.Split('/', '\\');
        var others = other.Split('/', '\\');
        for (var count = 1; count < parts.Length; count++)
        {
            var end = string.Join("/", parts.Skip(parts.Length - count));
            if (count >= others.Length || end != string.Join("/", others.Skip(others.Length - count)))
            {
                return end;
            }
        }

        return Of(path);
    }
}
