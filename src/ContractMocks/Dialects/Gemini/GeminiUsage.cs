using System.Text.Json;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Counts of tokens in Gemini's words: the prompt with what came from a cache, the answer without its thoughts, and what tools of the provider added to the
/// prompt. A count of nothing is left out.
/// </summary>
internal sealed class GeminiUsage
{
    private readonly Answer _answer;
    private readonly GeminiModel _model;
    private readonly int _images;
    private readonly int _tools;

    public GeminiUsage(Answer answer, GeminiModel model)
    {
        _answer = answer;
        _model = model;
        _images = Math.Min(ModalityTokens.Images(answer.Conversation), answer.Usage.Input);
        if (answer.ProviderTools.Count == 0)
        {
            return;
        }

        var counter = answer.Exchange.Store.Get<TokenCounter>();
        foreach (var tool in answer.ProviderTools)
        {
            _tools += tool.Tool is "web_fetch" or "file_search" or "code_interpreter" ? counter.Text(model.Name, tool.Input) + counter.Text(model.Name, tool.Output ?? "") : 0;
        }
    }

    /// <summary>The tokens of all candidates together, without thoughts.</summary>
    public int Candidates => Math.Max(0, _answer.Usage.Output - _answer.Usage.Reasoning);

    /// <summary>Writes the counts as they are after a frame.</summary>
    /// <param name="json">Where they are written.</param>
    /// <param name="candidates">The tokens of the candidates so far.</param>
    /// <param name="isLast">Whether the answer ends here; Vertex AI counts only then.</param>
    public void Write(Utf8JsonWriter json, int candidates, bool isLast)
    {
        json.WriteStartObject("usageMetadata"u8);
        if (isLast || !_model.IsVertex)
        {
            WriteCounts(json, candidates);
        }

        if (_model.IsVertex)
        {
            json.WriteString("trafficType"u8, "ON_DEMAND"u8);
        }

        if (isLast || !_model.IsVertex)
        {
            WriteDetails(json, candidates);
        }

        json.WriteEndObject();
    }

    private void WriteCounts(Utf8JsonWriter json, int candidates)
    {
        var usage = _answer.Usage;
        json.WriteNumber("promptTokenCount"u8, usage.Input);
        WriteSome(json, "candidatesTokenCount"u8, candidates);
        json.WriteNumber("totalTokenCount"u8, usage.Input + candidates + usage.Reasoning + _tools);
        WriteSome(json, "cachedContentTokenCount"u8, usage.Cached);
    }

    private void WriteDetails(Utf8JsonWriter json, int candidates)
    {
        var usage = _answer.Usage;
        ModalityTokens.Write(json, "promptTokensDetails"u8, usage.Input - _images, _images);
        ModalityTokens.Write(json, "cacheTokensDetails"u8, usage.Cached, 0);
        if (_model.IsPlain)
        {
            ModalityTokens.Write(json, "candidatesTokensDetails"u8, candidates, 0);
        }

        WriteSome(json, "toolUsePromptTokenCount"u8, _tools);
        ModalityTokens.Write(json, "toolUsePromptTokensDetails"u8, _tools, 0);
        WriteSome(json, "thoughtsTokenCount"u8, usage.Reasoning);
        if (!_model.IsPlain)
        {
            json.WriteString("serviceTier"u8, "standard"u8);
        }
    }

    private static void WriteSome(Utf8JsonWriter json, ReadOnlySpan<byte> name, int count)
    {
        if (count > 0)
        {
            json.WriteNumber(name, count);
        }
    }
}
