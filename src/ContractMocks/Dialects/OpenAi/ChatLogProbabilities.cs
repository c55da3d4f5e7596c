using System.Text;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// Log probabilities of an answer's tokens. The tokens are the model's own; how likely they were is made up from the seed, the same in every run: near 0 for
/// most, as confident models have it. Of the tokens that come close the first is always the one that was taken.
/// </summary>
internal sealed class ChatLogProbabilities
{
    // What stands for the tokens that were not taken: short words that any text may go on with.
    private static readonly string[] s_others =
    [
        " the", " a", " and", " to", " of", " in", " is", " it", " that", " for", " on", " with", " as", " at", " by", " this", " an", " be", " or", " not", " are", ",", ".",
    ];

    private readonly TextToken[] _tokens;
    private readonly double[] _likely;
    private readonly bool _isRefusal;
    private readonly int _top;

    public ChatLogProbabilities(Answer answer, int top)
    {
        _top = Math.Min(top, 20);
        _isRefusal = answer.Refusal is not null;
        _tokens = TokenText.Split(answer.Conversation.Model, answer.Text ?? answer.Refusal ?? "");
        _likely = new double[_tokens.Length];
        var chance = StableChance.For(answer.Seed, answer.Number, ChancePurpose.LogProbability);
        for (var i = 0; i < _likely.Length; i++)
        {
            var share = (chance.NextSigned() + 1) / 2;
            _likely[i] = -Math.Round(share * share * share * share, 8);
        }
    }

    /// <summary>Writes those of all tokens.</summary>
    public void WriteAll(Utf8JsonWriter json) => Write(json, 0, _tokens.Length);

    /// <summary>Writes those of the tokens that begin in a piece of the text; a token that reaches beyond it is said with the piece that it begins in.</summary>
    /// <param name="json">Where they go.</param>
    /// <param name="place">How far the choice came: the bytes of its pieces, of its tokens, and the next token. Moved on.</param>
    /// <param name="piece">The piece.</param>
    public void WritePiece(Utf8JsonWriter json, ref (int Pieces, int Tokens, int Next) place, ReadOnlySpan<char> piece)
    {
        place.Pieces += Encoding.UTF8.GetByteCount(piece);
        var first = place.Next;
        while (place.Next < _tokens.Length && place.Tokens < place.Pieces)
        {
            place.Tokens += _tokens[place.Next++].Bytes.Length;
        }

        Write(json, first, place.Next);
    }

    private void Write(Utf8JsonWriter json, int first, int end)
    {
        json.WriteStartObject("logprobs"u8);
        WriteList(json, "content"u8, _isRefusal ? -1 : first, end);
        WriteList(json, "refusal"u8, _isRefusal ? first : -1, end);
        json.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter json, ReadOnlySpan<byte> name, int first, int end)
    {
        if (first < 0)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        for (var i = first; i < end; i++)
        {
            json.WriteStartObject();
            WriteToken(json, _tokens[i].Text, _tokens[i].Bytes.Span, _likely[i]);
            json.WriteStartArray("top_logprobs"u8);
            WriteTop(json, i);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A token that was not taken, other than the one that was.</summary>
    /// <param name="taken">The token that was taken.</param>
    /// <param name="index">Where to begin among the others; moved on behind the one that is returned.</param>
    public static string Other(string taken, ref int index)
    {
        var other = s_others[index++ % s_others.Length];
        return other != taken ? other : s_others[index++ % s_others.Length];
    }

    /// <summary>How likely a token was that was not taken.</summary>
    /// <param name="taken">How likely the taken one was.</param>
    /// <param name="rank">Its place behind that, from 1.</param>
    public static double OtherLikely(double taken, int rank) => Math.Round(taken - (1.5 * rank), 8);

    private void WriteTop(Utf8JsonWriter json, int index)
    {
        for (int rank = 0, other = index + 1; rank < _top; rank++)
        {
            json.WriteStartObject();
            if (rank == 0)
            {
                WriteToken(json, _tokens[index].Text, _tokens[index].Bytes.Span, _likely[index]);
            }
            else
            {
                var text = Other(_tokens[index].Text, ref other);
                WriteToken(json, text, Encoding.UTF8.GetBytes(text), OtherLikely(_likely[index], rank));
            }

            json.WriteEndObject();
        }
    }

    private static void WriteToken(Utf8JsonWriter json, string token, ReadOnlySpan<byte> bytes, double likely)
    {
        json.WriteString("token"u8, token);
        json.WriteNumber("logprob"u8, likely);
        json.WriteStartArray("bytes"u8);
        foreach (var one in bytes)
        {
            json.WriteNumberValue(one);
        }

        json.WriteEndArray();
    }
}
