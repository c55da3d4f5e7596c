using System.Text;
using System.Text.Json;

namespace ContractMocks.Engine.Answers;

/// <summary>JSON Lines: a value on each line, the last one ended as well.</summary>
internal static class LinesBody
{
    /// <summary>The lines of a value: the items of a list, the lines of a text as they are, else the value alone.</summary>
    public static IReadOnlyList<string> Of(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 });
        var value = document.RootElement;
        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(static item => item.GetRawText())],
            JsonValueKind.String => value.GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            _ => [json],
        };
    }

    public static byte[] Write(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            // Only white space between tokens holds line breaks: in strings they are escaped.
            text.Append(line.ReplaceLineEndings(" ")).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
