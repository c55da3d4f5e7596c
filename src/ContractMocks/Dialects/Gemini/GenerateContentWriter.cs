using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Writes an answer, whole or as the frames of a stream, each of which is an answer of its own. Order and fields are those of recorded traffic: every frame
/// counts the tokens so far; a call comes in one piece; candidates come one after the other, each told by its index.
/// </summary>
internal sealed class GenerateContentWriter
{
    private const int SignatureBytes = 96;
    private const int SignaturePart = 1000;

    private readonly Answer _answer;
    private readonly Utf8JsonWriter _json;
    private readonly GeminiModel _model;
    private readonly List<GeminiPart> _parts;
    private readonly GeminiUsage _usage;
    private readonly string _id;
    private readonly bool _signs;

    public GenerateContentWriter(Answer answer, Utf8JsonWriter json)
    {
        _answer = answer;
        _json = json;
        _model = GeminiModel.Of(answer.Exchange.Request.Path);
        _parts = GeminiPart.Of(answer, _model);
        _usage = new GeminiUsage(answer, _model);
        _id = answer.Id("", 23);
        _signs = answer.Usage.Reasoning > 0 && (_model.IsSigned || (_model.Version >= 25 && answer.Conversation.Tools.Count > 0));
    }

    private bool IsBlocked => !GeminiFinish.Block(_answer).IsEmpty;

    public void Whole()
    {
        if (IsBlocked)
        {
            Blocked();
            return;
        }

        _json.WriteStartObject();
        _json.WriteStartArray("candidates"u8);
        for (var choice = 0; choice < _answer.Conversation.Choices; choice++)
        {
            BeginCandidate(hasParts: _parts.Count > 0);
            foreach (var part in _parts)
            {
                Write(part, part.Text, choice, isSigned: IsSigned(part));
            }

            EndCandidate(choice, _parts.Count > 0, isLast: true, isWhole: true);
        }

        _json.WriteEndArray();
        EndFrame(_usage.Candidates, isLast: true);
    }

    /// <summary>The frames: after each step one is written.</summary>
    /// <param name="order">Where the stream is in its order; null where nobody follows.</param>
    public IEnumerable<StreamStep> Frames(StreamCursor? order)
    {
        if (IsBlocked)
        {
            Blocked();
            order?.Take("blocked");
            order?.Take("usage");
            yield return StreamStep.End;
            yield break;
        }

        var sent = new Progress(_answer, _parts);
        for (var choice = 0; choice < _answer.Conversation.Choices; choice++)
        {
            var isLastChoice = choice + 1 == _answer.Conversation.Choices;
            for (var i = 0; i < _parts.Count; i++)
            {
                var part = _parts[i];
                var pieces = part.Kind switch
                {
                    GeminiPartKind.Text => _answer.Pieces.Text(part.Text),
                    GeminiPartKind.Thought => _answer.Pieces.Other(part.Text),
                    _ => new Pieces("-", [1]),
                };
                for (var piece = 0; piece < pieces.Count; piece++)
                {
                    var isLast = !_model.IsSigned && i + 1 == _parts.Count && piece + 1 == pieces.Count;
                    sent.Add(part, pieces[piece].Length);
                    Begin();
                    Write(part, pieces[piece], choice, isSigned: part.Kind == GeminiPartKind.Call && IsSigned(part));
                    End(choice, isLast, sent.Candidates(_usage.Candidates, isLast && isLastChoice));
                    Take(order, choice, isLast);
                    yield return isLast && isLastChoice ? StreamStep.End : StreamStep.Token;
                }
            }

            if (_model.IsSigned || _parts.Count == 0)
            {
                Begin();
                WriteText("", isThought: false, isSigned: _signs && _answer.Calls.Length == 0);
                End(choice, isLast: true, sent.Candidates(_usage.Candidates, isLastChoice));
                Take(order, choice, isLast: true);
                yield return isLastChoice ? StreamStep.End : StreamStep.Token;
            }
        }
    }

    private static void Take(StreamCursor? order, int choice, bool isLast)
    {
        if (order is null)
        {
            return;
        }

        order.Take("part", choice);
        if (isLast)
        {
            order.Take("finish", choice);
        }

        order.Take("usage");
    }

    private void Blocked()
    {
        _json.WriteStartObject();
        _json.WriteStartObject("promptFeedback"u8);
        _json.WriteString("blockReason"u8, GeminiFinish.Block(_answer));
        if (_answer.Finish == FinishReason.ContentFilter)
        {
            SafetyRatings();
        }

        _json.WriteEndObject();
        EndFrame(candidates: 0, isLast: true);
    }

    private void Begin()
    {
        _json.WriteStartObject();
        _json.WriteStartArray("candidates"u8);
        BeginCandidate(hasParts: true);
    }

    private void End(int choice, bool isLast, int candidates)
    {
        EndCandidate(choice, hasParts: true, isLast, isWhole: false);
        _json.WriteEndArray();
        EndFrame(candidates, isLast);
    }

    private void BeginCandidate(bool hasParts)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("content"u8);
        if (_model.IsVertex)
        {
            _json.WriteString("role"u8, "model"u8);
        }

        if (hasParts)
        {
            _json.WriteStartArray("parts"u8);
        }
    }

    private void EndCandidate(int choice, bool hasParts, bool isLast, bool isWhole)
    {
        if (hasParts)
        {
            _json.WriteEndArray();
        }

        if (!_model.IsVertex)
        {
            _json.WriteString("role"u8, "model"u8);
        }

        _json.WriteEndObject();
        if (isLast)
        {
            _json.WriteString("finishReason"u8, GeminiFinish.Word(_answer.Finish));
        }

        if (choice > 0 || !_model.IsPlain)
        {
            _json.WriteNumber("index"u8, choice);
        }

        if (isLast)
        {
            EndLast(isWhole);
        }

        _json.WriteEndObject();
    }

    /// <summary>What only the end of a candidate says.</summary>
    private void EndLast(bool isWhole)
    {
        // Streams and Vertex AI leave the word on calls out.
        var isCall = _answer.Finish is FinishReason.Stop or FinishReason.ToolCalls;
        if (GeminiFinish.Message(_answer) is { IsEmpty: false } message && (!isCall || (isWhole && !_model.IsPlain)))
        {
            _json.WriteString("finishMessage"u8, message);
        }

        if (_answer.Finish == FinishReason.ContentFilter)
        {
            SafetyRatings();
        }

        GroundingWriter.Write(_json, _answer, _model);
        LogProbabilityWriter.Write(_json, _answer, _model);
        GroundingWriter.WritePages(_json, _answer);
    }

    /// <summary>One category blocks, and the others are at rest.</summary>
    private void SafetyRatings()
    {
        _json.WriteStartArray("safetyRatings"u8);
        Rating("HARM_CATEGORY_SEXUALLY_EXPLICIT"u8, isHigh: false);
        Rating("HARM_CATEGORY_HATE_SPEECH"u8, isHigh: false);
        Rating("HARM_CATEGORY_HARASSMENT"u8, isHigh: false);
        Rating("HARM_CATEGORY_DANGEROUS_CONTENT"u8, isHigh: true);
        _json.WriteEndArray();
    }

    private void Rating(ReadOnlySpan<byte> category, bool isHigh)
    {
        _json.WriteStartObject();
        _json.WriteString("category"u8, category);
        _json.WriteString("probability"u8, isHigh ? "HIGH"u8 : "NEGLIGIBLE"u8);
        if (isHigh)
        {
            _json.WriteBoolean("blocked"u8, true);
        }

        _json.WriteEndObject();
    }

    private void EndFrame(int candidates, bool isLast)
    {
        _usage.Write(_json, candidates, isLast);
        _json.WriteString("modelVersion"u8, _model.Name);
        if (_model.IsVertex)
        {
            WriteTime();
        }

        _json.WriteString("responseId"u8, _id);
        _json.WriteEndObject();
    }

    private void WriteTime()
    {
        var micros = (long)(_answer.Exchange.Chance(ChancePurpose.ProcessingTime).Next() % 1_000_000);
        var time = DateTime.UnixEpoch.AddSeconds(_answer.Created).AddTicks(micros * TimeSpan.TicksPerMicrosecond);
        Span<char> text = stackalloc char[27];
        time.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        _json.WriteString("createTime"u8, text[..length]);
    }

    /// <summary>Whether a part of a whole answer is signed: the first call, or a text that no call follows. Models from 3 on sign every first call.</summary>
    private bool IsSigned(GeminiPart part) => part.Kind switch
    {
        GeminiPartKind.Call => part.Index == 0 && (_signs || _model.IsSigned),
        GeminiPartKind.Text => _signs && _answer.Calls.Length == 0,
        _ => false,
    };

    private void Write(GeminiPart part, ReadOnlySpan<char> text, int choice, bool isSigned)
    {
        switch (part.Kind)
        {
            case GeminiPartKind.Text or GeminiPartKind.Thought:
                WriteText(text, part.Kind == GeminiPartKind.Thought, isSigned);
                break;
            case GeminiPartKind.Call:
                WriteCall(part.Index, choice, isSigned);
                break;
            case GeminiPartKind.Code:
                CodePartWriter.Write(_json, _answer.ProviderTools[part.Index]);
                break;
            case GeminiPartKind.Picture:
                PictureWriter.Write(_json, _answer, choice);
                break;
        }
    }

    private void WriteText(ReadOnlySpan<char> text, bool isThought, bool isSigned)
    {
        _json.WriteStartObject();
        _json.WriteString("text"u8, text);
        if (isThought)
        {
            _json.WriteBoolean("thought"u8, true);
        }

        EndPart(isSigned);
    }

    private void WriteCall(int call, int choice, bool isSigned)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("functionCall"u8);
        _json.WriteString("name"u8, _answer.Calls[call].Tool);
        _json.WritePropertyName("args"u8);
        JsonCopy.Write(_json, _answer.Calls[call].Arguments);
        if (_model.IsSigned)
        {
            _json.WriteString("id"u8, _answer.CallId(choice, call));
        }

        _json.WriteEndObject();
        EndPart(isSigned);
    }

    private void EndPart(bool isSigned)
    {
        if (isSigned)
        {
            Span<byte> signature = stackalloc byte[SignatureBytes];
            var chance = _answer.Exchange.Chance(ChancePurpose.AnswerPart + SignaturePart);
            for (var at = 0; at < SignatureBytes; at += sizeof(ulong))
            {
                System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(signature[at..], chance.Next());
            }

            // WriteBase64String would escape the plus signs, which the service does not.
            Span<byte> text = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(SignatureBytes)];
            Base64.EncodeToUtf8(signature, text, out _, out var length);
            _json.WriteString("thoughtSignature"u8, text[..length]);
        }

        _json.WriteEndObject();
    }

    /// <summary>How much of an answer was sent, by its characters.</summary>
    private struct Progress
    {
        private readonly int _all;
        private int _sent;

        public Progress(Answer answer, List<GeminiPart> parts)
        {
            foreach (var part in parts)
            {
                _all += Weight(part, part.Text.Length);
            }

            _all *= answer.Conversation.Choices;
        }

        public void Add(GeminiPart part, int length) => _sent += Weight(part, length);

        public readonly int Candidates(int all, bool isLast) => isLast || _all == 0 ? all : (int)((((long)all * _sent) + _all - 1) / _all);

        // Thoughts are counted by themselves.
        private static int Weight(GeminiPart part, int length) =>
            part.Kind == GeminiPartKind.Thought ? 0 : part.Kind == GeminiPartKind.Text ? length : 16;
    }
}
