using System.Text.RegularExpressions;
using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Comparing;

/// <summary>Opens what the command line names as a document: a file, a folder's main document, standard input, a document that ships, or a lock.</summary>
/// <param name="workspace">Takes note of what cannot be opened.</param>
/// <param name="input">Standard input.</param>
internal sealed partial class DocumentSource(Workspace workspace, Func<Stream> input)
{
    /// <summary>What places in a document from standard input are named by.</summary>
    public const string Stdin = "stdin";

    /// <summary>More than any document has; what never ends should not fill the memory.</summary>
    private const int MostBytes = 256 << 20;

    private static readonly string[] s_mainNames =
        ["openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json"];

    /// <summary>The document; null after a note in <see cref="Workspace.Unreadable"/>.</summary>
    public SpecInput? Open(string argument)
    {
        if (argument == "-")
        {
            return ReadInput() is { } text ? new SpecInput { Path = Stdin, Text = text } : null;
        }

        var path = Directory.Exists(argument) ? MainDocument(argument) : argument;
        if (path is null || workspace.Open(path, mayBeBundled: true) is not { } file)
        {
            return null;
        }

        return IsLock(path) ? OpenLock(path, file.Text) : new SpecInput { Path = path, Text = file.Text, Files = SpecFolder.Of(path) };
    }

    /// <summary>Whether an argument is a lock, which holds a document without its prose.</summary>
    public static bool IsLock(string argument) => argument.EndsWith(SpecLock.Extension, StringComparison.Ordinal);

    private SpecInput? OpenLock(string path, string text)
    {
        var read = LockReader.Read(text);
        if (read.Obstacle is { } obstacle)
        {
            workspace.Refuse($"'{path}' is no lock that can be read: {obstacle}");
        }

        return read.Lock?.OldInput(path);
    }

    private string? ReadInput()
    {
        using var from = input();
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = from.Read(buffer); read > 0; read = from.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes)
            {
                workspace.Refuse($"standard input has more than {MostBytes >> 20} MiB");
                return null;
            }
        }

        return Workspace.Decode(bytes.ToArray());
    }

    // By name, as everyone calls it; else the only file at the folder's top that says it is one.
    private string? MainDocument(string folder)
    {
        var named = s_mainNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (named is not null)
        {
            return named;
        }

        var found = Directory.EnumerateFiles(folder).Where(static file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json")
            .Where(SaysItIsOne).Order(StringComparer.Ordinal).ToList();
        if (found.Count == 1)
        {
            return found[0];
        }

        workspace.Refuse(found.Count == 0
            ? $"the folder '{folder}' has no OpenAPI document at its top; expected {Nearest.OneOf(s_mainNames)}, or one other file with 'openapi' or 'swagger' in it"
            : $"the folder '{folder}' has several OpenAPI documents: {string.Join(", ", found.Take(5).Select(static file => $"'{Path.GetFileName(file)}'"))}; name the one that is meant");
        return null;
    }

    private static bool SaysItIsOne(string file)
    {
        try
        {
            return Says().IsMatch(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex("""(?m)(^|\{)\s*["']?(openapi|swagger)["']?\s*:\s*["']?[23]""", RegexOptions.CultureInvariant)]
    private static partial Regex Says();
}
