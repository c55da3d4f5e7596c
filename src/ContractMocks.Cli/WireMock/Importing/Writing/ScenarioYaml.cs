using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContractMocks.Cli.WireMock.Importing.Turns;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Cli.WireMock.Importing.Writing;

/// <summary>Writes turns as a scenario file. Secrets are taken out of every text before it is quoted.</summary>
internal sealed class ScenarioYaml(Secrets secrets, string folder)
{
    private readonly StringBuilder _text = new();

    /// <summary>The file.</summary>
    public static string Write(string name, string provider, IReadOnlyList<ToolDraft> tools, IReadOnlyList<TurnDraft> turns, Secrets secrets, string folder)
    {
        var yaml = new ScenarioYaml(secrets, folder);
        yaml.Line(0, $"scenario: {yaml.Scalar(name)}");
        yaml.Line(0, $"provider: {provider}");
        if (tools.Count > 0)
        {
            yaml.Line(0, "tools:");
            foreach (var tool in tools)
            {
                yaml.Tool(tool);
            }
        }

        yaml.Line(0, "turns:");
        foreach (var turn in turns)
        {
            yaml.Turn(turn);
        }

        return yaml._text.ToString();
    }

    /// <summary>A text as a template that says it: two braces open nothing when they are doubled.</summary>
    public static string Literal(string text) => text.Replace("{{", "{{{{", StringComparison.Ordinal);

    private void Tool(ToolDraft tool)
    {
        if (tool.IsMadeUp)
        {
            Line(1, "# No mapping declares it: made of the arguments in the answers.");
        }

        Line(1, $"- name: {Scalar(tool.Name)}");
        if (tool.Description.Length > 0)
        {
            Line(2, $"description: {Scalar(tool.Description)}");
        }

        Line(2, $"parameters: {YamlText.Flow(tool.Parameters, secrets.Hide)}");
    }

    private void Turn(TurnDraft turn)
    {
        foreach (var mapping in turn.Also.Prepend(turn.Mapping))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(folder, mapping.File).Replace('\\', '/')}({mapping.Line})");
            Comment(mapping.Title.Length > 0 ? $"{place}: {mapping.Title}" : place);
        }

        foreach (var comment in turn.Comments)
        {
            Comment(comment);
        }

        var start = _text.Length;
        When(turn.When);
        if (turn.AfterPrevious)
        {
            Line(2, "after_previous: true");
        }

        // A turn without conditions answers once.
        if (turn.Times is { } times && (times > 1 || turn.When.Count > 0))
        {
            Line(2, string.Create(CultureInfo.InvariantCulture, $"times: {times}"));
        }

        Reply(turn.Reply);
        // The first of its lines begins an item of the list.
        _text[start + 2] = '-';
    }

    private void When(EquatableArray<Condition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        Line(2, "when:");
        foreach (var condition in conditions)
        {
            _ = condition switch
            {
                UserTextCondition user => Test("user", user.Test),
                SystemTextCondition system => Test("system", system.Test),
                ModelCondition model => Test("model", model.Test),
                ToolResultCondition result => Line(3, $"tool_result: {Scalar(result.Tool)}"),
                _ => 0,
            };
        }

        var tools = conditions.OfType<ToolDeclaredCondition>().Select(tool => Scalar(tool.Tool)).ToList();
        if (tools.Count > 0)
        {
            Line(3, $"tools: [{string.Join(", ", tools)}]");
        }
    }

    private int Test(string key, TextTest test) => test.Kind switch
    {
        TextTestKind.Contains => Line(3, $"{key}: {Scalar(test.Value)}"),
        TextTestKind.Equals => Line(3, $"{key}: {{ equals: {Scalar(test.Value)} }}"),
        // In a pattern, brackets would be a set of letters.
        _ => Line(3, $"{key}: {{ matches: {YamlText.Scalar(secrets.Hide(test.Value).Replace(Redaction.Hidden, Regex.Escape(Redaction.Hidden), StringComparison.Ordinal))} }}"),
    };

    private void Reply(Reply reply)
    {
        Line(2, "reply:");
        if (reply.Error is { } error)
        {
            Line(3, $"error: {error.Name}");
            Text("message", error.Message, isTemplate: false);
            if (error.RetryAfter is { } after)
            {
                var milliseconds = (long)after.TotalMilliseconds;
                Line(3, string.Create(CultureInfo.InvariantCulture, $"retry_after: {(milliseconds % 1000 == 0 ? milliseconds / 1000 : milliseconds)}{(milliseconds % 1000 == 0 ? "s" : "ms")}"));
            }

            return;
        }

        if (reply.HidesReasoning)
        {
            Line(3, "reasoning: { text: \"…\", hidden: true }");
        }
        else
        {
            Text("reasoning", reply.Reasoning, isTemplate: true);
        }

        Text("text", reply.Text, isTemplate: true);
        Text("refusal", reply.Refusal, isTemplate: true);
        Calls(reply.ToolCalls);
        if (reply.Finish is { } finish)
        {
            Line(3, $"finish: {ReplyPartReader.Finishes.First(word => word.Value == finish).Key}");
        }

        Usage(reply.Usage);
    }

    private void Calls(EquatableArray<ToolCall> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        Line(3, "tool_calls:");
        foreach (var call in calls)
        {
            var arguments = YamlText.Flow(JsonNode.Parse(call.Arguments), text => Literal(secrets.Hide(text)));
            Line(4, $"- {Scalar(call.Tool)}: {arguments}");
        }
    }

    private void Usage(ReplyUsage? usage)
    {
        if (usage is null)
        {
            return;
        }

        var counts = new (string Name, int? Count)[] { ("input", usage.Input), ("output", usage.Output), ("reasoning", usage.Reasoning), ("cached", usage.Cached) }
            .Where(static one => one.Count is not null).Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}: {one.Count}"));
        Line(3, $"usage: {{ {string.Join(", ", counts)} }}");
    }

    private void Text(string key, string? text, bool isTemplate)
    {
        if (text is not null)
        {
            var hidden = secrets.Hide(text);
            Line(3, $"{key}: {YamlText.Scalar(isTemplate ? Literal(hidden) : hidden)}");
        }
    }

    private string Scalar(string text) => YamlText.Scalar(secrets.Hide(text));

    private void Comment(string text)
    {
        var hidden = secrets.Hide(text);
        Line(1, "# " + string.Concat(hidden.Select(static one => char.IsControl(one) || one is '\u2028' or '\u2029' or '\u0085' || char.IsSurrogate(one) ? ' ' : one)));
    }

    private int Line(int depth, string text)
    {
        _text.Append(' ', depth * 2).Append(text).Append('\n');
        return 0;
    }
}
