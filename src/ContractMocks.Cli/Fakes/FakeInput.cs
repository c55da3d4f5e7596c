using System.Text.Json;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Cli;

/// <summary>Files that <c>fake</c> reads; <c>-</c> is standard input.</summary>
internal static class FakeInput
{
    public const string Standard = "-";

    /// <summary>How a file is called in a message.</summary>
    public static string NameOf(string path) => path == Standard ? "standard input" : $"'{path}'";

    /// <summary>The document of a JSON or YAML file; null after a complaint.</summary>
    public static JsonDocument? Json(string path, Stream input, out string complaint) =>
        path == Standard ? JsonFile.TryParse(NameOf(path), All(input), out complaint) : JsonFile.TryRead(path, out complaint);

    /// <summary>The text of a file; null after a complaint.</summary>
    public static SourceText? Text(string path, Stream input, out string complaint)
    {
        complaint = "";
        if (path == Standard)
        {
            return new SourceText("(standard input)", Workspace.Decode(All(input)));
        }

        var workspace = new Workspace();
        var text = workspace.Open(path, mayBeBundled: false);
        complaint = text is null ? workspace.Unreadable[0] : "";
        return text;
    }

    private static byte[] All(Stream input)
    {
        using var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }
}
