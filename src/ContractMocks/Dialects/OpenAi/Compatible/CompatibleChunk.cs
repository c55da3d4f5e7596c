using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi.Compatible;

/// <summary>Chunks as servers send them that are compatible with OpenAI, each with its own fields in its own order.</summary>
internal sealed class CompatibleChunk : ChatChunk
{
    private readonly HostFields _fields;
    private readonly bool[] _isOpen;
    private readonly string _groqId;

    public CompatibleChunk(ChatForm form, WireBuffer buffer)
        : base(form, buffer)
    {
        _fields = form.Options.Fields;
        _isOpen = new bool[form.Answer.Conversation.Choices];
        _groqId = form.Chance.Of("req_01", 24, HostWords.Base32);
    }

    /// <summary>Whether the role stands in every delta.</summary>
    private bool HasRoleEverywhere => _fields is HostFields.OpenRouter or HostFields.Together;

    /// <summary>Whether the first piece opens the message, without a chunk of its own for the role.</summary>
    private bool OpensWithPiece => HasRoleEverywhere || _fields == HostFields.XAi;

    public override bool Begin()
    {
        if (Form.Options.Comment is not { } comment)
        {
            return false;
        }

        WriteComment(comment);
        return true;
    }

    public override bool Open(int choice, bool withCall)
    {
        if (OpensWithPiece)
        {
            return false;
        }

        var json = BeginDelta(choice);
        json.WriteString("role"u8, "assistant"u8);
        var thinks = _fields == HostFields.DeepSeek && Form.Reasoning is not null;
        if (thinks || (Answer.Text is null && _fields is HostFields.Groq or HostFields.DeepSeek))
        {
            json.WriteNull("content"u8);
        }
        else
        {
            json.WriteString("content"u8, ""u8);
        }

        if (thinks)
        {
            json.WriteString("reasoning_content"u8, ""u8);
        }

        if (withCall)
        {
            WriteAnnouncement(json, choice, 0, isWhole: false);
        }

        EndDelta(json, choice, default, 0);
        _isOpen[choice] = true;
        return true;
    }

    // OpenRouter repeats the end of the choice beside the usage; xAI and vLLM have no choice there.
    public override void Usage()
    {
        var json = BeginChunk();
        json.WriteStartArray("choices"u8);
        if (_fields == HostFields.OpenRouter)
        {
            WriteEmptyChoice(json, Form.FinishReason);
        }

        json.WriteEndArray();
        ChatUsage.Write(json, Form);
        EndChunk(json, 0);
    }

    private static void WriteEmptyChoice(Utf8JsonWriter json, ReadOnlySpan<byte> reason)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("delta"u8);
        json.WriteString("content"u8, ""u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteEndObject();
        WriteReasons(json, reason);
        json.WriteEndObject();
    }

    public override void Error(WireError error)
    {
        if (_fields != HostFields.OpenRouter)
        {
            base.Error(error);
            return;
        }

        var json = BeginChunk();
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, error.Status);
        json.WriteString("message"u8, error.Message);
        json.WriteEndObject();
        json.WriteStartArray("choices"u8);
        WriteEmptyChoice(json, "error"u8);
        json.WriteEndArray();
        EndChunk(json, 0);
    }

    protected override Utf8JsonWriter BeginChunk()
    {
        var json = BeginEvent();
        json.WriteString("id"u8, Id);
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        json.WriteNumber("created"u8, Answer.Created);
        if (_fields == HostFields.Together)
        {
            return json;
        }

        json.WriteString("model"u8, Model);
        switch (_fields)
        {
            case HostFields.OpenRouter:
                json.WriteString("provider"u8, HostWords.Provider);
                break;
            case HostFields.Groq or HostFields.DeepSeek:
                WriteFingerprint(json);
                break;
            default:
                break;
        }

        return json;
    }

    protected override void EndChunk(Utf8JsonWriter json, int length)
    {
        if (_fields == HostFields.XAi)
        {
            WriteFingerprint(json);
        }

        base.EndChunk(json, length);
    }

    protected override void WriteRole(Utf8JsonWriter json, int choice)
    {
        if (_fields == HostFields.Together)
        {
            json.WriteString("role"u8, "assistant"u8);
        }
    }

    // xAI writes it once, behind what comes first.
    protected override void WriteRoleBehind(Utf8JsonWriter json, int choice)
    {
        if (_fields == HostFields.XAi && !_isOpen[choice] && !IsEnding)
        {
            json.WriteString("role"u8, "assistant"u8);
            _isOpen[choice] = true;
        }
    }

    protected override void WriteContent(Utf8JsonWriter json, ReadOnlySpan<char> piece)
    {
        json.WriteString("content"u8, piece);
        if (_fields == HostFields.DeepSeek && Form.Reasoning is not null)
        {
            json.WriteNull("reasoning_content"u8);
        }

        WriteRoleAfter(json);
    }

    protected override void WriteReasoning(Utf8JsonWriter json, ReadOnlySpan<char> piece)
    {
        if (Form.Options.Reasoning == ReasoningPlace.ContentParts)
        {
            HostWords.WriteThought(json, piece);
            return;
        }

        if (_fields == HostFields.DeepSeek)
        {
            json.WriteNull("content"u8);
        }
        else if (_fields == HostFields.OpenRouter)
        {
            json.WriteString("content"u8, ""u8);
            json.WriteString("role"u8, "assistant"u8);
        }

        base.WriteReasoning(json, piece);
        if (_fields == HostFields.OpenRouter)
        {
            HostWords.WriteDetails(json, piece);
        }
    }

    protected override void WriteAnnotations(Utf8JsonWriter json)
    {
        if (_fields == HostFields.OpenRouter)
        {
            json.WriteString("content"u8, ""u8);
            WriteRoleAfter(json);
        }

        base.WriteAnnotations(json);
    }

    protected override void WriteEnding(Utf8JsonWriter json)
    {
        if (_fields is HostFields.Groq or HostFields.XAi)
        {
            return;
        }

        json.WriteString("content"u8, ""u8);
        if (_fields == HostFields.DeepSeek && Form.Reasoning is not null)
        {
            json.WriteNull("reasoning_content"u8);
        }

        WriteRoleAfter(json);
    }

    protected override void WriteAnnouncement(Utf8JsonWriter json, int choice, int call, bool isWhole)
    {
        if (_fields is HostFields.OpenRouter or HostFields.Mistral)
        {
            json.WriteNull("content"u8);
            WriteRoleAfter(json);
        }

        json.WriteStartArray("tool_calls"u8);
        json.WriteStartObject();
        if (_fields is not (HostFields.Groq or HostFields.XAi or HostFields.Mistral))
        {
            json.WriteNumber("index"u8, call);
        }

        HostWords.WriteCall(json, _fields, Answer.CallId(choice, call), Answer.Calls[call].Tool, isWhole ? Form.Given(call) : "");
        if (_fields is HostFields.Groq or HostFields.Mistral)
        {
            json.WriteNumber("index"u8, call);
        }
        else if (_fields == HostFields.XAi)
        {
            json.WriteNumber("index"u8, call);
            json.WriteString("type"u8, "function"u8);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    protected override void EndChoice(Utf8JsonWriter json, int choice, ReadOnlySpan<byte> finishReason, ReadOnlySpan<char> piece)
    {
        switch (_fields)
        {
            case HostFields.OpenRouter:
                WriteReasons(json, finishReason);
                break;
            case HostFields.Mistral:
                WriteFinish(json, finishReason);
                break;
            case HostFields.XAi when finishReason.IsEmpty:
                break;
            case HostFields.XAi:
                WriteFinish(json, finishReason);
                break;
            case HostFields.Together:
                WriteProbabilities(json, choice, piece);
                WriteFinish(json, finishReason);
                json.WriteNull("seed"u8);
                break;
            case HostFields.Vllm when !finishReason.IsEmpty:
                WriteProbabilities(json, choice, piece);
                WriteFinish(json, finishReason);
                HostWords.WriteStopReason(json, Answer);
                break;
            default:
                WriteProbabilities(json, choice, piece);
                WriteFinish(json, finishReason);
                break;
        }
    }

    protected override void WriteAfterChoices(Utf8JsonWriter json, bool isFinish)
    {
        if (_fields == HostFields.Together)
        {
            json.WriteString("model"u8, Model);
        }

        var counts = Form.Options.Usage == UsagePlace.EveryChunk
            || (isFinish && Form.Options.Usage == UsagePlace.LastChoice && Answer.Conversation.IncludeUsage);
        if (_fields == HostFields.Groq && (counts || !_isOpen[0]))
        {
            json.WriteStartObject("x_groq"u8);
            json.WriteString("id"u8, _groqId);
            if (counts)
            {
                ChatUsage.Write(json, Form);
            }
            else
            {
                json.WriteNumber("seed"u8, HostWords.Seed(Form));
            }

            json.WriteEndObject();
        }

        if (counts)
        {
            ChatUsage.Write(json, Form);
        }
        else if (_fields is HostFields.DeepSeek or HostFields.Together && Answer.Conversation.IncludeUsage)
        {
            json.WriteNull("usage"u8);
        }
    }

    private void WriteRoleAfter(Utf8JsonWriter json)
    {
        if (_fields == HostFields.OpenRouter)
        {
            json.WriteString("role"u8, "assistant"u8);
        }
    }

    private static void WriteReasons(Utf8JsonWriter json, ReadOnlySpan<byte> finishReason)
    {
        WriteFinish(json, finishReason);
        if (finishReason.IsEmpty)
        {
            json.WriteNull("native_finish_reason"u8);
        }
        else
        {
            json.WriteString("native_finish_reason"u8, finishReason);
        }
    }
}
