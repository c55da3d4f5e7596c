using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes single chunks of a chat completion, framed as server-sent events, in the order of fields that OpenAI sends.</summary>
internal partial class ChatChunk
{
    private const int ObfuscationBlock = 16;

    // Repeated in every chunk, so encoded once.
    private readonly JsonEncodedText _id;
    private readonly JsonEncodedText _model;
    private readonly JsonEncodedText? _fingerprint;
    private readonly (int Pieces, int Tokens, int Next)[] _places;
    private readonly bool _isObfuscated;
    private readonly WireBuffer _buffer;
    private StableChance _chance;

    public ChatChunk(ChatForm form, WireBuffer buffer)
    {
        Form = form;
        _buffer = buffer;
        _id = Encode(form.Id);
        _model = Encode(form.Answer.Conversation.Model);
        _fingerprint = form.Fingerprint is { } fingerprint ? Encode(fingerprint) : null;
        _places = form.Probabilities is null ? [] : new (int, int, int)[form.Answer.Conversation.Choices];
        _isObfuscated = form.IsObfuscated;
        _chance = StableChance.For(form.Answer.Seed, form.Answer.Number, ChancePurpose.Obfuscation);
    }

    protected ChatForm Form { get; }

    protected Answer Answer => Form.Answer;

    protected JsonEncodedText Id => _id;

    protected JsonEncodedText Model => _model;

    protected void WriteFingerprint(Utf8JsonWriter json)
    {
        if (_fingerprint is { } fingerprint)
        {
            json.WriteString("system_fingerprint"u8, fingerprint);
        }
        else
        {
            json.WriteNull("system_fingerprint"u8);
        }
    }

    /// <summary>Whether the chunk being written carries a piece of the text.</summary>
    protected bool IsText { get; private set; }

    /// <summary>Whether the chunk being written says why its choice ends.</summary>
    protected bool IsEnding { get; private set; }

    /// <summary>What comes before all choices; false for nothing.</summary>
    public virtual bool Begin() => false;

    /// <summary>Takes what was just written through the order of the stream.</summary>
    public void Took(string what, int choice = 0, int call = 0) => _buffer.Order?.Take(what, choice, call);

    /// <summary>Opens the message; with the announcement of the only call where the model does nothing else. False where no chunk does.</summary>
    public virtual bool Open(int choice, bool withCall)
    {
        var json = BeginDelta(choice);
        json.WriteString("role"u8, "assistant"u8);
        if (Form.IsSpoken)
        {
            json.WriteNull("content"u8);
            json.WriteNull("refusal"u8);
            json.WriteStartObject("audio"u8);
            json.WriteString("id"u8, AudioId(choice));
            json.WriteString("transcript"u8, ""u8);
            json.WriteEndObject();
        }
        else
        {
            WriteOpening(json, choice, withCall);
        }

        EndDelta(json, choice, default, 0);
        return true;
    }

    public void Reasoning(int choice, ReadOnlySpan<char> piece)
    {
        var json = BeginDelta(choice);
        WriteReasoning(json, piece);
        EndDelta(json, choice, default, piece.Length);
    }

    public void Refusal(int choice, ReadOnlySpan<char> piece)
    {
        var json = BeginDelta(choice);
        json.WriteString("refusal"u8, piece);
        EndDelta(json, choice, default, piece.Length, piece);
    }

    public void Announce(int choice, int call)
    {
        var json = BeginDelta(choice);
        WriteAnnouncement(json, choice, call, isWhole: false);
        EndDelta(json, choice, default, 0);
    }

    public void WholeCall(int choice, int call)
    {
        var json = BeginDelta(choice);
        WriteAnnouncement(json, choice, call, isWhole: true);
        EndDelta(json, choice, default, 0);
    }

    public void Arguments(int choice, int call, ReadOnlySpan<char> piece)
    {
        var json = BeginDelta(choice);
        if (Form.IsLegacy)
        {
            json.WriteStartObject("function_call"u8);
            json.WriteString("arguments"u8, piece);
            json.WriteEndObject();
        }
        else
        {
            var isCustom = Form.IsCustom(call);
            json.WriteStartArray("tool_calls"u8);
            json.WriteStartObject();
            json.WriteNumber("index"u8, call);
            json.WriteStartObject(isCustom ? "custom"u8 : "function"u8);
            json.WriteString(isCustom ? "input"u8 : "arguments"u8, piece);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        EndDelta(json, choice, default, piece.Length);
    }

    public void Annotations(int choice)
    {
        var json = BeginDelta(choice);
        WriteAnnotations(json);
        EndDelta(json, choice, default, 0);
    }

    /// <summary>Says why a choice ends.</summary>
    public void Finish(int choice)
    {
        IsEnding = true;
        var json = BeginDelta(choice);
        WriteEnding(json);
        EndDelta(json, choice, Form.FinishReason, 0);
        IsEnding = false;
    }

    /// <summary>The chunk without choices that counts the tokens.</summary>
    public virtual void Usage()
    {
        var json = BeginChunk();
        json.WriteStartArray("choices"u8);
        json.WriteEndArray();
        ChatUsage.Write(json, Form);
        EndChunk(json, 0);
    }

    /// <summary>Tells of a failure.</summary>
    public virtual void Error(WireError error)
    {
        _buffer.Write("data: "u8);
        var json = _buffer.Json;
        json.WriteStartObject();
        OpenAiVoice.WriteError(json, error);
        EndEvent(json);
    }

    protected virtual void WriteContent(Utf8JsonWriter json, ReadOnlySpan<char> piece) => json.WriteString("content"u8, piece);

    protected virtual void WriteReasoning(Utf8JsonWriter json, ReadOnlySpan<char> piece) =>
        json.WriteString(Form.Options.Reasoning == ReasoningPlace.Reasoning ? "reasoning"u8 : "reasoning_content"u8, piece);

    protected virtual void WriteAnnotations(Utf8JsonWriter json) => ChatAnnotations.Write(json, Answer);

    /// <summary>Writes the delta of the chunk that says why the choice ends.</summary>
    protected virtual void WriteEnding(Utf8JsonWriter json)
    {
    }

    protected virtual Utf8JsonWriter BeginChunk()
    {
        var json = BeginEvent();
        json.WriteString("id"u8, _id);
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        json.WriteNumber("created"u8, Answer.Created);
        json.WriteString("model"u8, _model);
        json.WriteString("service_tier"u8, Form.ServiceTier);
        WriteFingerprint(json);
        return json;
    }

    protected virtual void EndChunk(Utf8JsonWriter json, int length)
    {
        WriteObfuscation(json, length);
        EndEvent(json);
    }

    protected virtual void BeginChoice(Utf8JsonWriter json, int choice) => json.WriteNumber("index"u8, choice);

    protected virtual void EndChoice(Utf8JsonWriter json, int choice, ReadOnlySpan<byte> finishReason, ReadOnlySpan<char> piece)
    {
        WriteProbabilities(json, choice, piece);
        WriteFinish(json, finishReason);
    }

    /// <summary>Writes what follows the choices, in a chunk that has some.</summary>
    protected virtual void WriteAfterChoices(Utf8JsonWriter json, bool isFinish)
    {
        if (Form.Options.Usage == UsagePlace.EveryChunk || (isFinish && Form.Options.Usage == UsagePlace.LastChoice && Answer.Conversation.IncludeUsage))
        {
            ChatUsage.Write(json, Form);
        }
        else if (Answer.Conversation.IncludeUsage)
        {
            json.WriteNull("usage"u8);
        }
    }

    protected void WriteProbabilities(Utf8JsonWriter json, int choice, ReadOnlySpan<char> piece)
    {
        if (Form.Probabilities is { } probabilities && piece.Length > 0)
        {
            probabilities.WritePiece(json, ref _places[choice], piece);
        }
        else if (!Form.HidesProbabilities)
        {
            json.WriteNull("logprobs"u8);
        }
    }

    protected static void WriteFinish(Utf8JsonWriter json, ReadOnlySpan<byte> finishReason)
    {
        if (finishReason.IsEmpty)
        {
            json.WriteNull("finish_reason"u8);
        }
        else
        {
            json.WriteString("finish_reason"u8, finishReason);
        }
    }

    // Random characters that bring every chunk to one of few lengths, so that who only sees lengths learns no words.
    protected void WriteObfuscation(Utf8JsonWriter json, int length)
    {
        if (!_isObfuscated)
        {
            return;
        }

        Span<byte> padding = stackalloc byte[ObfuscationBlock];
        var count = ObfuscationBlock - (length % ObfuscationBlock);
        _chance.Fill(padding[..count]);
        json.WriteString("obfuscation"u8, padding[..count]);
    }

    protected Utf8JsonWriter BeginEvent()
    {
        _buffer.Write("data: "u8);
        _buffer.Json.WriteStartObject();
        return _buffer.Json;
    }

    protected void EndEvent(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        _buffer.EndJson();
        _buffer.Write("\n\n"u8);
    }

    protected void WriteComment(string comment)
    {
        _buffer.Write(": "u8);
        _buffer.Write(System.Text.Encoding.UTF8.GetBytes(comment));
        _buffer.Write("\n\n"u8);
    }

    protected Utf8JsonWriter BeginDelta(int choice)
    {
        var json = BeginChunk();
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        BeginChoice(json, choice);
        json.WriteStartObject("delta"u8);
        WriteRole(json, choice);
        return json;
    }

    /// <summary>Writes the role before what a delta holds, where it does not stand in a chunk of its own.</summary>
    protected virtual void WriteRole(Utf8JsonWriter json, int choice)
    {
    }

    /// <summary>The same behind what a delta holds.</summary>
    protected virtual void WriteRoleBehind(Utf8JsonWriter json, int choice)
    {
    }

    protected void EndDelta(Utf8JsonWriter json, int choice, ReadOnlySpan<byte> finishReason, int length, ReadOnlySpan<char> piece = default)
    {
        WriteRoleBehind(json, choice);
        json.WriteEndObject();
        EndChoice(json, choice, finishReason, piece);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteAfterChoices(json, !finishReason.IsEmpty && choice == Answer.Conversation.Choices - 1);
        EndChunk(json, length);
    }

    protected virtual void WriteAnnouncement(Utf8JsonWriter json, int choice, int call, bool isWhole)
    {
        if (Form.IsLegacy)
        {
            json.WriteStartObject("function_call"u8);
            json.WriteString("name"u8, Answer.Calls[call].Tool);
            json.WriteString("arguments"u8, isWhole ? Answer.Calls[call].Arguments : "");
            json.WriteEndObject();
            return;
        }

        var isCustom = Form.IsCustom(call);
        json.WriteStartArray("tool_calls"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, call);
        json.WriteString("id"u8, Answer.CallId(choice, call));
        json.WriteString("type"u8, isCustom ? "custom"u8 : "function"u8);
        json.WriteStartObject(isCustom ? "custom"u8 : "function"u8);
        json.WriteString("name"u8, Answer.Calls[call].Tool);
        json.WriteString(isCustom ? "input"u8 : "arguments"u8, isWhole ? Form.Given(call) : "");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>The id of the sound of a choice.</summary>
    protected string AudioId(int choice) => Answer.PartId(choice, "audio_", 32);

    protected static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, WireEncoder.Instance);

    private void WriteOpening(Utf8JsonWriter json, int choice, bool withCall)
    {
        if (Answer.Text is null)
        {
            json.WriteNull("content"u8);
        }
        else
        {
            json.WriteString("content"u8, ""u8);
        }

        if (withCall)
        {
            WriteAnnouncement(json, choice, 0, isWhole: false);
        }

        json.WriteNull("refusal"u8);
    }
}
