using System.Text;
using System.Text.Json;
using Anthropic.Models.Messages;

namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>A content block of Anthropic's that is put together from its events.</summary>
internal sealed class StreamedBlock
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _thinking = new();
    private readonly StringBuilder _signature = new();
    private readonly StringBuilder _arguments = new();

    public StreamedBlock(RawContentBlockStartEventContentBlock start)
    {
        if (start.TryPickText(out var text))
        {
            _text.Append(text.Text);
        }
        else if (start.TryPickThinking(out var thinking))
        {
            _thinking.Append(thinking.Thinking);
            IsThinking = true;
        }
        else if (start.TryPickToolUse(out var call))
        {
            Call = call;
        }
    }

    public ToolUseBlock? Call { get; }

    public string Text => _text.ToString();

    public string Thinking => _thinking.ToString();

    /// <summary>A tool without arguments sends no pieces of them.</summary>
    public string Arguments => _arguments.Length == 0 ? "{}" : _arguments.ToString();

    private bool IsThinking { get; }

    public void Add(RawContentBlockDelta delta)
    {
        if (delta.TryPickText(out var text))
        {
            _text.Append(text.Text);
        }
        else if (delta.TryPickThinking(out var thinking))
        {
            _thinking.Append(thinking.Thinking);
        }
        else if (delta.TryPickSignature(out var signature))
        {
            _signature.Append(signature.Signature);
        }
        else if (delta.TryPickInputJson(out var piece))
        {
            _arguments.Append(piece.PartialJson);
        }
    }

    /// <summary>The block as the next request sends it back.</summary>
    public ContentBlockParam AsParam()
    {
        if (Call is not null)
        {
            var input = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Arguments)!;
            return new ToolUseBlockParam { ID = Call.ID, Name = Call.Name, Input = input };
        }

        return IsThinking ? new ThinkingBlockParam { Thinking = Thinking, Signature = _signature.ToString() } : new TextBlockParam(Text);
    }
}
