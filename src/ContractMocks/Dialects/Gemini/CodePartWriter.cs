using System.Text.Json;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Writes the parts of code that the service ran.</summary>
internal static class CodePartWriter
{
    /// <summary>Writes two parts: the code, and its result.</summary>
    public static void Write(Utf8JsonWriter json, ProviderToolCall tool)
    {
        json.WriteStartObject();
        json.WriteStartObject("executableCode"u8);
        json.WriteString("language"u8, "PYTHON"u8);
        json.WriteString("code"u8, ToolJson.Text(tool.Input, "code") ?? "print('done')\n");
        json.WriteEndObject();
        json.WriteEndObject();

        json.WriteStartObject();
        json.WriteStartObject("codeExecutionResult"u8);
        json.WriteString("outcome"u8, tool.Fails ? "OUTCOME_FAILED"u8 : "OUTCOME_OK"u8);
        json.WriteString("output"u8, Output(tool));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Output(ProviderToolCall tool) =>
        tool.Output is null ? tool.Fails ? "The code failed.\n" : "done\n"
        : ToolJson.Text(tool.Output, "output") ?? ToolJson.Text(tool.Output, "logs") ?? ToolJson.Plain(tool.Output);
}
