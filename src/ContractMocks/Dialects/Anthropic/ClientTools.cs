using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>The tools that Anthropic describes and the client runs: a request names them by their type and gives no schema.</summary>
internal static class ClientTools
{
    private const string Editing =
        """{"type":"object","properties":{"command":{"enum":["view","create","str_replace","insert","undo_edit"]},"path":{"type":"string"}},"required":["command","path"]}""";

    private static readonly DeclaredTool s_bash = Tool(
        "bash",
        "Runs a command in a shell.",
        """{"type":"object","properties":{"command":{"type":"string"},"restart":{"type":"boolean"}},"anyOf":[{"required":["command"]},{"required":["restart"]}]}""");

    private static readonly DeclaredTool s_memory = Tool(
        "memory",
        "Reads and writes files that are kept.",
        """{"type":"object","properties":{"command":{"enum":["view","create","str_replace","insert","delete","rename"]},"path":{"type":"string"}},"required":["command"]}""");

    private static readonly DeclaredTool s_computer = Tool(
        "computer", "Uses a screen, a mouse and a keyboard.", """{"type":"object","properties":{"action":{"type":"string","examples":["screenshot"]}},"required":["action"]}""");

    private static readonly DeclaredTool s_oldEditor = Tool("str_replace_editor", "Reads and changes files.", Editing);
    private static readonly DeclaredTool s_editor = Tool("str_replace_based_edit_tool", "Reads and changes files.", Editing);

    /// <summary>The tool of a type, with the schema of its input as far as it is the same for all uses; null for none.</summary>
    public static DeclaredTool? Find(string? type) => type switch
    {
        null => null,
        "text_editor_20241022" or "text_editor_20250124" => s_oldEditor,
        _ when type.StartsWith("bash_", StringComparison.Ordinal) => s_bash,
        _ when type.StartsWith("text_editor_", StringComparison.Ordinal) => s_editor,
        _ when type.StartsWith("memory_", StringComparison.Ordinal) => s_memory,
        _ when type.StartsWith("computer_", StringComparison.Ordinal) => s_computer,
        _ => null,
    };

    private static DeclaredTool Tool(string name, string description, string schema) => new(name, description, JsonElement.Parse(schema));
}
