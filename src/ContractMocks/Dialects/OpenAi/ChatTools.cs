using System.Globalization;
using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Reads the tools of a chat completion request: functions, custom tools, and functions in the older form.</summary>
internal static class ChatTools
{
    // As many tools as a request may declare.
    private static readonly string[] s_parameters =
        [.. Enumerable.Range(0, 128).Select(static index => string.Create(CultureInfo.InvariantCulture, $"tools[{index}].function.parameters"))];

    public static List<DeclaredTool> Read(JsonElement body)
    {
        if (!TryArray(body, "tools"u8, out var array))
        {
            return TryArray(body, "functions"u8, out var functions) ? Legacy(functions) : [];
        }

        var tools = new List<DeclaredTool>(array.GetArrayLength());
        var index = 0;
        foreach (var tool in array.EnumerateArray())
        {
            if (Tool(tool, index++) is { } read)
            {
                tools.Add(read);
            }
        }

        return tools;
    }

    /// <summary>Whether the request declares a tool that takes a plain text.</summary>
    public static bool IsCustom(JsonElement body, string name)
    {
        if (!TryArray(body, "tools"u8, out var array))
        {
            return false;
        }

        foreach (var tool in array.EnumerateArray())
        {
            if (Text(RequestJson.Object(tool, "custom"u8), "name"u8) == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the request is of the older form, which has functions and one call an answer.</summary>
    public static bool IsLegacy(JsonElement body) => TryArray(body, "functions"u8, out _) && !TryArray(body, "tools"u8, out _);

    /// <summary>
    /// What a custom tool is given: the text of the only argument where there is just one that is a text, named <c>input</c> or otherwise; else the arguments.
    /// </summary>
    public static string Input(string arguments)
    {
        using var json = JsonDocument.Parse(arguments);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return arguments;
        }

        string? only = null;
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (only is not null || property.Value.ValueKind != JsonValueKind.String)
            {
                return arguments;
            }

            only = property.Value.GetString();
        }

        return only ?? "";
    }

    private static DeclaredTool? Tool(JsonElement tool, int index)
    {
        var function = RequestJson.Object(tool, "function"u8);
        if (Text(function, "name"u8) is { } name)
        {
            function.TryGetProperty("parameters"u8, out var parameters);
            return new DeclaredTool(name, Text(function, "description"u8) ?? "", parameters)
            {
                Parameter = index < s_parameters.Length ? s_parameters[index] : "tools",
            };
        }

        var custom = RequestJson.Object(tool, "custom"u8);
        return Text(custom, "name"u8) is { } text ? new DeclaredTool(text, Text(custom, "description"u8) ?? "", default) { Parameter = "tools" } : null;
    }

    private static List<DeclaredTool> Legacy(JsonElement functions)
    {
        var tools = new List<DeclaredTool>(functions.GetArrayLength());
        foreach (var function in functions.EnumerateArray())
        {
            if (Text(function, "name"u8) is { } name)
            {
                function.TryGetProperty("parameters"u8, out var parameters);
                tools.Add(new DeclaredTool(name, Text(function, "description"u8) ?? "", parameters) { Parameter = "functions" });
            }
        }

        return tools;
    }
}
