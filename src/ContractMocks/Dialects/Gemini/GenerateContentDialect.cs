using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Gemini's content generation; whether it streams is said by the path, and how by the query.</summary>
/// <param name="isStream">Whether the operation is the one that streams.</param>
internal sealed class GenerateContentDialect(bool isStream) : ConversationDialect
{
    /// <summary>Where the path says which model is meant, e.g. <c>models/gemini-2.5-flash:generateContent</c>.</summary>
    private static readonly string[] s_methods = [":streamGenerateContent", ":generateContent"];

    public override Conversation Read(JsonElement body) => GenerateContentRequestReader.Read(body, "", isStream);

    public override Conversation Read(Exchanging exchange) =>
        GenerateContentRequestReader.Read(exchange.Body, Model(exchange.Request.Path), isStream || StreamWish.IsAltSse(exchange.Request.Query));

    public override StreamForm Form(Exchanging exchange) => StreamWish.IsAltSse(exchange.Request.Query) ? StreamForm.Events : StreamForm.Array;

    // Its events have no types.
    public override ReadOnlySpan<byte> UnknownEvent => default;

    public override bool StreamsDocuments => true;

    public override bool IsIndented => true;

    public override void WriteJson(Answer answer, WireBuffer buffer)
    {
        var frame = new GenerateContentFrame(answer, buffer.Json);
        frame.Whole();
        buffer.EndJson();
    }

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer)
    {
        var frame = new GenerateContentFrame(answer, buffer.Json);
        foreach (var step in frame.Parts())
        {
            buffer.EndJson();
            yield return step;
        }
    }

    private static string Model(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        foreach (var method in s_methods)
        {
            if (name.EndsWith(method, StringComparison.Ordinal))
            {
                return Uri.UnescapeDataString(name[..^method.Length]);
            }
        }

        return name;
    }
}
