using System.Globalization;

namespace ContractMocks.Compiler.Emission.Scenarios;

/// <summary>Writes what a reply says beside its text, its calls and its error.</summary>
internal static class ReplyPartEmitter
{
    /// <summary>Whether there is any.</summary>
    public static bool HasParts(Reply reply) =>
        reply with { Text = null, Json = null, ToolCalls = default, AutoToolCalls = null, Body = null, Error = reply.ErrorAfter is null ? null : reply.Error } != new Reply();

    public static void Write(Reply reply, SourceWriter writer)
    {
        WriteText("Reasoning", reply.Reasoning, writer);
        WriteFlag("HidesReasoning", reply.HidesReasoning, writer);
        WriteText("Refusal", reply.Refusal, writer);
        WriteList("ProviderTools", reply.ProviderTools, Tool, writer);
        WriteList("Citations", reply.Citations, Citation, writer);
        if (reply.Finish is { } finish)
        {
            writer.Write($"Finish = global::ContractMocks.FinishReason.{finish},");
        }

        if (reply.Usage is { } usage)
        {
            writer.Write($"Usage = new() {{ {string.Join(", ", Counts(usage))} }},");
        }

        WriteList("Chunks", reply.Chunks, CSharpLiteral.String, writer);
        WriteFlag("IsSpoken", reply.IsSpoken, writer);
    }

    private static void WriteText(string name, string? text, SourceWriter writer)
    {
        if (text is not null)
        {
            writer.Write($"{name} = {CSharpLiteral.String(text)},");
        }
    }

    private static void WriteFlag(string name, bool isSet, SourceWriter writer)
    {
        if (isSet)
        {
            writer.Write($"{name} = true,");
        }
    }

    private static void WriteList<T>(string name, EquatableArray<T> items, Func<T, string> write, SourceWriter writer)
        where T : IEquatable<T>
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.Write($"{name} =").Write("[").Indent();
        foreach (var item in items)
        {
            writer.Write(write(item) + ",");
        }

        writer.Outdent().Write("],");
    }

    private static string Tool(ProviderToolCall call)
    {
        var text = $"new({CSharpLiteral.String(call.Tool)}";
        text += call.Input == "{}" ? "" : $", Input: {CSharpLiteral.Raw(call.Input)}";
        text += call.Output is { } output ? $", Output: {CSharpLiteral.Raw(output)}" : "";
        return text + (call.Fails ? ", Fails: true)" : ")");
    }

    private static string Citation(Citation citation)
    {
        var text = $"new({CSharpLiteral.String(citation.Url)}, {CSharpLiteral.String(citation.Title)}";
        text += citation.Quote is { } quote ? $", Quote: {CSharpLiteral.String(quote)}" : "";
        return text + (citation.Source is { } source ? $", Source: {CSharpLiteral.String(source)})" : ")");
    }

    private static IEnumerable<string> Counts(ReplyUsage usage)
    {
        foreach (var (name, count) in new[] { ("Input", usage.Input), ("Output", usage.Output), ("Reasoning", usage.Reasoning), ("Cached", usage.Cached) })
        {
            if (count is { } number)
            {
                yield return $"{name} = {number.ToString(CultureInfo.InvariantCulture)}";
            }
        }
    }
}
