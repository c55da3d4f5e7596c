using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>A call of a tool that the provider ran, with what its answer knows.</summary>
/// <param name="answer">The answer.</param>
/// <param name="call">The call, as the reply has it.</param>
/// <param name="part">Which part of the answer it is; ids come from it.</param>
internal sealed class ServerCall(Answer answer, ProviderToolCall call, int part)
{
    public Answer Answer => answer;

    public ProviderToolCall Call => call;

    public string Id { get; } = answer.PartId(part, "srvtoolu_01", 22);

    /// <summary>The input as given; undefined where it is no JSON.</summary>
    public JsonElement Input { get; } = Parse(call.Input);

    /// <summary>The output as given; undefined for none.</summary>
    public JsonElement Output { get; } = call.Output is null ? default : Parse(call.Output);

    /// <summary>What the user wants, as a search would have it.</summary>
    public string Wish
    {
        get
        {
            const int Most = 200;
            var user = answer.Conversation.User;
            return user.Length == 0 ? "news" : user.Length <= Most ? user : user[..(char.IsHighSurrogate(user[Most - 1]) ? Most - 1 : Most)];
        }
    }

    /// <summary>The address that is read: that of the first source, else one that is nobody's.</summary>
    public string Address => answer.Citations.Count > 0 ? answer.Citations[0].Url : "https://example.com/";

    /// <summary>The name of the first MCP server of the request; null for none.</summary>
    public string? DeclaredServer
    {
        get
        {
            if (TryArray(answer.Conversation.Body, "mcp_servers"u8, out var servers))
            {
                foreach (var server in servers.EnumerateArray())
                {
                    return Text(server, "name"u8);
                }
            }

            return null;
        }
    }

    public string PartId(string prefix) => answer.PartId(part, prefix, 22);

    public bool Has(string property) => Input.ValueKind == JsonValueKind.Object && Input.TryGetProperty(property, out _);

    /// <summary>The type of the request's tool whose type begins so; null for none.</summary>
    public string? Declared(string type)
    {
        if (TryArray(answer.Conversation.Body, "tools"u8, out var tools))
        {
            foreach (var tool in tools.EnumerateArray())
            {
                if (Text(tool, "type"u8) is { } declared && declared.StartsWith(type, StringComparison.Ordinal))
                {
                    return declared;
                }
            }
        }

        return null;
    }

    /// <summary>The input, with a property that it must have.</summary>
    public string InputWith(string property, string made)
    {
        if (Has(property))
        {
            return call.Input;
        }

        return ServerJson.Write((Input, property, made), static (json, from) =>
        {
            json.WriteString(from.property, from.made);
            if (from.Input.ValueKind == JsonValueKind.Object)
            {
                foreach (var given in from.Input.EnumerateObject())
                {
                    given.WriteTo(json);
                }
            }
        });
    }

    /// <summary>The output as a text: itself, or its text, or its JSON.</summary>
    public string OutputText(string made) => Output.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => made,
        JsonValueKind.String => Output.GetString()!,
        JsonValueKind.Object => Text(Output, "text"u8) ?? Text(Output, "content"u8) ?? Text(Output, "output"u8) ?? Output.GetRawText(),
        _ => Output.GetRawText(),
    };

    private static JsonElement Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
