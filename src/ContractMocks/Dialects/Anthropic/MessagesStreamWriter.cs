using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// Writes a message as events: each block is started, filled piece by piece and stopped; one ping comes after the first start. Order and fields are those of
/// recorded traffic, and so are the spaces before the end of each event, by which the service hides how long its pieces are.
/// </summary>
internal sealed class MessagesStreamWriter
{
    private const int PaddingPart = 40_000;

    private static readonly byte[] s_ping = "event: ping\ndata: {\"type\": \"ping\"}\n\n"u8.ToArray();

    private readonly Answer _answer;
    private readonly WireBuffer _buffer;
    private readonly Utf8JsonWriter _json;
    private readonly List<MessageBlock> _blocks;
    private readonly MessageUsage _usage;
    private readonly MessageForm _form;
    private StableChance _padding;

    public MessagesStreamWriter(Answer answer, WireBuffer buffer)
    {
        _answer = answer;
        _buffer = buffer;
        _json = buffer.Json;
        _blocks = MessageBlocks.Of(answer);
        _usage = new MessageUsage(answer, _blocks);
        _form = MessageForms.Of(answer.Exchange.Route);
        _padding = StableChance.For(answer.Seed, answer.Number, ChancePurpose.AnswerPart + PaddingPart);
    }

    public IEnumerable<StreamStep> Write()
    {
        Begin("message_start"u8);
        _buffer.Order?.Take("message_start"u8);
        _json.WritePropertyName("message"u8);
        MessagesWriter.WriteMessage(_json, _answer, _blocks, _usage, isWhole: false);
        yield return End(StreamStep.Frame);
        for (var index = 0; index < _blocks.Count; index++)
        {
            Begin("content_block_start"u8);
            _buffer.Order?.Take("content_block_start"u8, index);
            _json.WriteNumber("index"u8, index);
            _json.WritePropertyName("content_block"u8);
            MessagesWriter.WriteEmptyBlock(_json, _blocks[index], _form);
            yield return End(StreamStep.Frame);
            if (index == 0)
            {
                _buffer.Order?.Take("ping"u8);
                _buffer.Write(s_ping);
                yield return StreamStep.Frame;
            }

            foreach (var step in WritePieces(index))
            {
                yield return step;
            }

            Begin("content_block_stop"u8);
            _buffer.Order?.Take("content_block_stop"u8, index);
            _json.WriteNumber("index"u8, index);
            yield return End(StreamStep.Frame);
        }

        WriteMessageDelta();
        yield return End(StreamStep.Frame);
        Begin("message_stop"u8);
        _buffer.Order?.Take("message_stop"u8);
        yield return End(StreamStep.End);
    }

    /// <summary>Writes a failure in the middle of a stream.</summary>
    public static void WriteError(WireError error, string requestId, WireBuffer buffer)
    {
        buffer.Write("event: error\ndata: "u8);
        AnthropicVoice.Write(buffer.Json, error, requestId);
        buffer.EndJson();
        buffer.Write("\n\n"u8);
    }

    private IEnumerable<StreamStep> WritePieces(int index)
    {
        var block = _blocks[index];
        switch (block.Kind)
        {
            case MessageBlockKind.Text:
                foreach (var citation in block.Citations ?? [])
                {
                    BeginDelta(index, "citations_delta"u8);
                    _json.WritePropertyName("citation"u8);
                    _json.WriteRawValue(citation);
                    yield return EndDelta(StreamStep.Frame);
                }

                foreach (var (start, length) in TextParts(block))
                {
                    BeginDelta(index, "text_delta"u8);
                    _json.WriteString("text"u8, block.Text.AsSpan(start, length));
                    yield return EndDelta(StreamStep.Token);
                }

                break;
            case MessageBlockKind.Thinking:
                var thoughts = _answer.Pieces.Other(block.Text);
                for (var i = 0; i < thoughts.Count; i++)
                {
                    BeginDelta(index, "thinking_delta"u8);
                    _json.WriteString("thinking"u8, thoughts[i]);
                    yield return EndDelta(StreamStep.Token);
                }

                BeginDelta(index, "signature_delta"u8);
                _json.WriteString("signature"u8, block.Signature);
                yield return EndDelta(StreamStep.Frame);
                break;
            case MessageBlockKind.ToolUse or MessageBlockKind.ServerToolUse or MessageBlockKind.McpToolUse:
                // Recorded streams open an input with an empty piece.
                WriteInput(index, "");
                yield return EndDelta(StreamStep.Frame);
                var pieces = _answer.Pieces.Json(block.Text);
                for (var i = 0; i < pieces.Count; i++)
                {
                    WriteInput(index, pieces[i]);
                    yield return EndDelta(StreamStep.Token);
                }

                break;
            default:
                break;
        }
    }

    /// <summary>The pieces of a text block: those of the answer's text, cut where the block begins and ends.</summary>
    private IEnumerable<(int Start, int Length)> TextParts(MessageBlock block)
    {
        var text = _answer.Text ?? _answer.Refusal ?? "";
        var pieces = _answer.Pieces.Text(text);
        var (at, end) = (0, block.Start + block.Text.Length);
        for (var i = 0; i < pieces.Count && at < end; i++)
        {
            var next = at + pieces[i].Length;
            var (from, to) = (Math.Max(at, block.Start), Math.Min(next, end));
            if (from < to)
            {
                yield return (from - block.Start, to - from);
            }

            at = next;
        }
    }

    private void WriteInput(int index, ReadOnlySpan<char> piece)
    {
        BeginDelta(index, "input_json_delta"u8);
        _json.WriteString("partial_json"u8, piece);
    }

    private void Begin(ReadOnlySpan<byte> type)
    {
        _buffer.Write("event: "u8);
        _buffer.Write(type);
        _buffer.Write("\ndata: "u8);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
    }

    private StreamStep End(StreamStep step)
    {
        const int Most = 16;
        ReadOnlySpan<byte> spaces = "               "u8;
        _json.Flush();
        _buffer.Write(spaces[..(int)(_padding.Next() % Most)]);
        _json.WriteEndObject();
        _buffer.EndJson();
        _buffer.Write("\n\n"u8);
        return step;
    }

    private void BeginDelta(int index, ReadOnlySpan<byte> type)
    {
        Begin("content_block_delta"u8);
        _buffer.Order?.Take(type, index);
        _json.WriteNumber("index"u8, index);
        _json.WriteStartObject("delta"u8);
        _json.WriteString("type"u8, type);
    }

    private StreamStep EndDelta(StreamStep step)
    {
        _json.WriteEndObject();
        return End(step);
    }

    private void WriteMessageDelta()
    {
        Begin("message_delta"u8);
        _buffer.Order?.Take("message_delta"u8);
        _json.WriteStartObject("delta"u8);
        MessagesWriter.WriteStop(_json, _answer);
        MessagesWriter.WriteContainer(_json, _answer, _blocks, _form);
        _json.WriteEndObject();
        _usage.WriteEnd(_json, _form);
        MessagesWriter.WriteContextManagement(_json, _answer, _form);
    }
}
