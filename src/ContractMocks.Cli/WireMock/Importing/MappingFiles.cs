using System.Globalization;
using System.Text.Json;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Reads the mapping files below a folder. A file or a mapping that cannot be used costs only itself.</summary>
internal sealed class MappingFiles(ImportFindings findings, Secrets secrets)
{
    /// <summary>The most bytes of one file: 16 MiB.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The most files.</summary>
    public const int MostFiles = 10_000;

    private readonly List<ImportedMapping> _mappings = [];

    /// <summary>How many files were read.</summary>
    public int FileCount { get; private set; }

    /// <summary>The mappings of all files, in the order of their names.</summary>
    public IReadOnlyList<ImportedMapping> Read(string folder, CancellationToken cancellation)
    {
        var files = FilesBelow(folder);
        foreach (var file in files.Take(MostFiles))
        {
            cancellation.ThrowIfCancellationRequested();
            ReadFile(file);
        }

        if (files.Count > MostFiles)
        {
            findings.Refuse(folder, 1, string.Create(CultureInfo.InvariantCulture, $"only the first {MostFiles} of {files.Count} files are read"));
        }

        return _mappings;
    }

    // Answers' bodies lie beside the mappings in a folder of this name; they are no mappings.
    private static List<string> FilesBelow(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(static file => !file.Split('/', '\\').Contains("__files"))
            .Order(StringComparer.Ordinal)];

    private void ReadFile(string file)
    {
        FileCount++;
        try
        {
            if (new FileInfo(file).Length > MostBytes)
            {
                findings.Refuse(file, 1, string.Create(CultureInfo.InvariantCulture, $"the file has more than {MostBytes} bytes and is not read"));
                return;
            }

            ReadText(file, File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            findings.Refuse(file, 1, "the file cannot be read: " + exception.Message);
        }
    }

    private void ReadText(string file, byte[] text)
    {
        var problems = new List<(int Line, string Message)>();
        var root = PlacedJsonReader.Read(text, problems);
        if (root is not null)
        {
            secrets.Gather(root);
        }

        foreach (var (line, message) in problems)
        {
            findings.Refuse(file, line, message + (root is null ? "; the file is left out" : "; the mapping is left out"));
        }

        var starts = root switch { null => [], { Kind: JsonValueKind.Array } => root.Items, _ => [root] };
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1].Line : int.MaxValue;
            var isRepeated = problems.Exists(one => one.Line >= starts[i].Line && one.Line < Math.Max(end, starts[i].Line + 1));
            if (!isRepeated)
            {
                Add(file, starts[i]);
            }
        }
    }

    private void Add(string file, PlacedJson mapping)
    {
        if (!mapping.IsObject)
        {
            findings.Refuse(file, mapping.Line, $"expected a mapping as an object, but found {mapping.Word}");
        }
        else if (IsJava(mapping))
        {
            findings.Refuse(file, mapping.Line, "this is a mapping of WireMock for Java, which is not read: expected WireMock.Net's form with 'Request' and 'Response', "
                + "'Path', 'Methods', 'StatusCode' and 'Body' (WireMock.Net itself can read simple ones of Java's and save them in its own form)");
        }
        else if (MappingCheck.IsSound(file, mapping, findings))
        {
            _mappings.Add(new ImportedMapping(file, mapping, _mappings.Count));
        }
    }

    // Both forms have 'url', 'headers' and 'body', and names are found in any case: what decides is what the other has not.
    private static bool IsJava(PlacedJson mapping)
    {
        var own = mapping.Members.Concat(mapping.Find("Request")?.Members ?? []).Concat(mapping.Find("Response")?.Members ?? []).ToList();
        return own.Exists(static member => MappingFields.Java.Contains(member.Name, StringComparer.Ordinal))
            && !own.Exists(static member => member.Name is "Methods" or "StatusCode" or "BodyAsJson" or "Path");
    }
}
