using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Matching;

/// <summary>What the places of templates are filled with, for one request.</summary>
internal sealed class TemplateValues(Conversation conversation, Action<string> note)
{
    private ConversationMessage? _result;
    private JsonElement? _resultJson;
    private JsonElement? _callJson;
    private bool _looked;

    public string Render(Template template) =>
        template.Literal ?? template.Render(Text, part => note($"{part} leads nowhere in this request; it was left empty"));

    /// <summary>The JSON at a path below a tool result or a tool call, or null.</summary>
    public JsonElement? Element(TemplatePath path)
    {
        Look();
        var root = path.Root switch
        {
            "tool_result" => _resultJson,
            "tool_call" => _callJson,
            _ => null,
        };
        return root is { } json ? path.Follow(json) : null;
    }

    private string? Text(TemplatePath path)
    {
        switch (path.Root)
        {
            case "user":
                return conversation.User;
            case "system":
                return conversation.System;
            case "model":
                return conversation.Model;
            default:
                Look();
                return path is { Root: "tool_result", Steps.Count: 0 } ? _result?.Text
                    : Element(path) is not { } value ? null
                    : value.ValueKind == JsonValueKind.String ? value.GetString()
                    : value.GetRawText();
        }
    }

    private void Look()
    {
        if (_looked)
        {
            return;
        }

        _looked = true;
        _result = conversation.LatestResult();
        if (_result is not null)
        {
            _resultJson = Json(_result.Text);
            _callJson = conversation.Call(_result) is { } call ? Json(call.Arguments) : null;
        }
    }

    private static JsonElement? Json(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
