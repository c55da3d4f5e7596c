using System.Text.Json;
using ContractMocks.Compiler.Text;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary>The documents that references of schemas may reach: folders at addresses, and what lies beside the schema.</summary>
internal static class DocumentFolder
{
    private const int MostFiles = 10_000;
    private const string Local = "file:///";
    private static readonly string[] s_extensions = [".json", ".yaml", ".yml"];

    /// <summary>The address that the schema's relative references start from: its folder is the root, and nothing above it is read.</summary>
    public static string AddressOf(string schema) => Local + Path.GetFileName(schema);

    /// <summary>The documents; null after a complaint.</summary>
    /// <param name="folders">Each <c>FOLDER</c> or <c>URI=FOLDER</c>.</param>
    /// <param name="schema">The schema, whose neighbours are read when a reference names them; null for none.</param>
    /// <param name="complaint">What is wrong with the folders.</param>
    public static SchemaRegistry? Read(List<string> folders, string? schema, out string complaint)
    {
        complaint = "";
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in folders)
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var folder = argument[(equals + 1)..];
            if (!Directory.Exists(folder))
            {
                complaint = $"--documents: '{folder}' is not a folder";
                return null;
            }

            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                if (Array.IndexOf(s_extensions, Path.GetExtension(file)) < 0)
                {
                    continue;
                }

                if (documents.Count == MostFiles)
                {
                    complaint = $"--documents: '{folder}' holds more than {MostFiles} documents";
                    return null;
                }

                documents[(equals < 0 ? Local : argument[..equals]) + Path.GetRelativePath(folder, file).Replace('\\', '/')] = TextOf(file) ?? "";
            }
        }

        return SchemaRegistry.From(documents, schema is null ? null : uri => Beside(schema, uri));
    }

    private static string? Beside(string schema, string uri)
    {
        if (!uri.StartsWith(Local, StringComparison.Ordinal))
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(schema))!;
        var file = Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(uri[Local.Length..])));
        return file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? TextOf(file) : null;
    }

    // What cannot be read is as absent: a reference to it says so.
    private static string? TextOf(string file) => JsonFile.TryRead(file, out _) is { } document ? document.RootElement.GetRawText() : null;
}

/// <summary>Files of JSON or YAML, as JSON.</summary>
internal static class JsonFile
{
    /// <summary>How deep a file may be nested.</summary>
    public const int MaxDepth = 512;

    /// <summary>The document; null after a complaint.</summary>
    public static JsonDocument? TryRead(string path, out string complaint)
    {
        complaint = "";
        if (!File.Exists(path))
        {
            complaint = $"'{path}' does not exist";
            return null;
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            complaint = $"'{path}' cannot be read: {exception.Message}";
            return null;
        }

        return TryParse(path, bytes, out complaint);
    }

    /// <summary>The document in the bytes of a file; null after a complaint.</summary>
    public static JsonDocument? TryParse(string path, byte[] bytes, out string complaint)
    {
        complaint = "";
        var mark = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return JsonDocument.Parse(bytes.AsMemory(mark), new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException exception)
        {
            if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                complaint = $"'{path}' is not JSON: {exception.Message}";
                return null;
            }
        }

        return FromYaml(path, bytes, out complaint);
    }

    private static JsonDocument? FromYaml(string path, byte[] bytes, out string complaint)
    {
        complaint = "";
        var problems = new ProblemSink(path);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        if (NodeReader.Read(text, problems, ProblemKinds.SpecSyntax, CancellationToken.None) is { } node)
        {
            return JsonDocument.Parse(NodeJson.ToJson(node), new JsonDocumentOptions { MaxDepth = MaxDepth });
        }

        var found = problems.Problems;
        complaint = found.Count > 0 ? $"{path}({found[0].Span.Line},{found[0].Span.Column}): {found[0].Message}" : $"'{path}' is empty";
        return null;
    }
}
