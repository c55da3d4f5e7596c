// The events of shell commands are recorded, but not in the provider's document.
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Commands for a shell: in a container of the provider's, or, where there is none, on the client's machine.</summary>
internal sealed class ShellItem(string id, string callId, string? container, ToolRun run) : OutputItem(id)
{
    private readonly IReadOnlyList<string> _commands = run.Texts("commands", "command", "ls");

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "shell_call"u8, Status(isDone));
        json.WriteStartObject("action"u8);
        json.WriteStartArray("commands"u8);
        foreach (var command in isDone ? _commands : [])
        {
            json.WriteStringValue(command);
        }

        json.WriteEndArray();
        json.WriteNull("max_output_length"u8);
        json.WriteNull("timeout_ms"u8);
        json.WriteEndObject();
        json.WriteString("call_id"u8, callId);
        json.WriteStartObject("environment"u8);
        json.WriteString("type"u8, container is null ? "local"u8 : "container_reference"u8);
        if (container is not null)
        {
            json.WriteString("container_id"u8, container);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        for (var index = 0; index < _commands.Count; index++)
        {
            yield return Command(events, "response.shell_call_command.added"u8, index, "");
            var pieces = run.Answer.Pieces.Other(_commands[index]);
            for (var i = 0; i < pieces.Count; i++)
            {
                events.Begin("response.shell_call_command.delta"u8).WriteNumber("command_index"u8, index);
                events.Json.WriteString("delta"u8, pieces[i]);
                events.Pad(pieces[i].Length);
                events.Place(this);
                yield return events.End(StreamStep.Token);
            }

            yield return Command(events, "response.shell_call_command.done"u8, index, _commands[index]);
        }
    }

    private StreamStep Command(ResponseEvents events, ReadOnlySpan<byte> type, int index, string command)
    {
        events.Begin(type).WriteString("command"u8, command);
        events.Json.WriteNumber("command_index"u8, index);
        events.Place(this);
        return events.End();
    }
}

/// <summary>What the commands printed.</summary>
internal sealed class ShellOutputItem(string id, string callId, ToolRun run) : OutputItem(id)
{
    private readonly string _printed = run.OutputText("");

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        // As recorded: it is completed from its beginning.
        Begin(json, "shell_call_output"u8, "completed");
        json.WriteString("call_id"u8, callId);
        json.WriteNull("max_output_length"u8);
        json.WritePropertyName("output"u8);
        Output(json, isDone);
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        var json = events.Begin("response.shell_call_output_content.delta"u8);
        json.WriteNumber("command_index"u8, 0);
        json.WriteStartObject("delta"u8);
        json.WriteString(run.Call.Fails ? "stderr"u8 : "stdout"u8, _printed);
        json.WriteEndObject();
        json.WriteString("item_id"u8, Id);
        events.Place(this);
        yield return events.End(StreamStep.Token);
        json = events.Begin("response.shell_call_output_content.done"u8);
        json.WriteNumber("command_index"u8, 0);
        json.WriteString("item_id"u8, Id);
        json.WritePropertyName("output"u8);
        Output(json, isDone: true);
        events.Place(this);
        yield return events.End();
    }

    private void Output(Utf8JsonWriter json, bool isDone)
    {
        json.WriteStartArray();
        if (isDone)
        {
            json.WriteStartObject();
            json.WriteStartObject("outcome"u8);
            json.WriteString("type"u8, "exit"u8);
            json.WriteNumber("exit_code"u8, run.Call.Fails ? 1 : 0);
            json.WriteEndObject();
            json.WriteString("stderr"u8, run.Call.Fails ? _printed : "");
            json.WriteString("stdout"u8, run.Call.Fails ? "" : _printed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
