using System.Globalization;

namespace ContractMocks.Compiler.Emission.Scenarios;

/// <summary>Writes <c>Reply = …,</c> of a turn: a factory where one says it all, else an initializer.</summary>
internal static class ReplyEmitter
{
    private const string Type = "global::ContractMocks.Reply";

    public static void Write(Reply reply, ToolCallEmitter calls, SourceWriter writer)
    {
        if (reply is { Error: { } error, ErrorAfter: null })
        {
            writer.Write($"Reply = {Type}.Fails({Arguments(error)}),");
        }
        else if (ReplyPartEmitter.HasParts(reply))
        {
            WriteInitializer(reply, calls, writer);
        }
        else if (Factory(reply) is { } factory)
        {
            writer.Write($"Reply = {Type}.{factory},");
        }
        else if (reply is { Text: null, Json: null })
        {
            WriteCalls(reply, calls, writer);
        }
        else
        {
            WriteInitializer(reply, calls, writer);
        }
    }

    /// <summary>The factory that says it all on one line; null where none does.</summary>
    private static string? Factory(Reply reply) => reply switch
    {
        { ToolCalls.Count: 0, AutoToolCalls: null, Json: null } => $"Says({CSharpLiteral.String(reply.Text ?? "")})",
        { ToolCalls.Count: 0, AutoToolCalls: null, Json: { } json } => $"SaysJson({Given(json)})",
        { Text: null, Json: null, AutoToolCalls: { } auto } => $"CallsTools({Count(auto)})",
        _ => null,
    };

    private static void WriteInitializer(Reply reply, ToolCallEmitter calls, SourceWriter writer)
    {
        writer.Write("Reply = new()").Open();
        if (reply.Text is { } text)
        {
            writer.Write($"Text = {CSharpLiteral.String(text)},");
        }

        if (reply.Json is { } json)
        {
            writer.Write($"Json = new({Given(json)}),");
        }

        if (reply.AutoToolCalls is { } auto)
        {
            writer.Write($"AutoToolCalls = new({Count(auto)}),");
        }

        if (reply.ToolCalls.Count > 0)
        {
            writer.Write("ToolCalls =").Write("[").Indent();
            foreach (var call in reply.ToolCalls)
            {
                calls.Write(call, ",", writer);
            }

            writer.Outdent().Write("],");
        }

        ReplyPartEmitter.Write(reply, writer);
        if (reply is { Error: { } error, ErrorAfter: { } after })
        {
            writer.Write($"Error = new({Arguments(error, "Message", "RetryAfter")}),").Write($"ErrorAfter = {after.ToString(CultureInfo.InvariantCulture)},");
        }

        writer.Close(",");
    }

    private static string Given(AutoJson json) => json.Given == "{}" ? "" : CSharpLiteral.Raw(json.Given);

    private static string Count(AutoToolCalls auto) => auto.Count?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void WriteCalls(Reply reply, ToolCallEmitter calls, SourceWriter writer)
    {
        writer.Write($"Reply = {Type}.Calls(").Indent();
        for (var i = 0; i < reply.ToolCalls.Count; i++)
        {
            calls.Write(reply.ToolCalls[i], i + 1 < reply.ToolCalls.Count ? "," : "),", writer);
        }

        writer.Outdent();
    }

    private static string Arguments(ReplyError error, string messageName = "message", string retryName = "retryAfter")
    {
        var arguments = CSharpLiteral.String(error.Name);
        if (error.Message is { } message)
        {
            arguments += $", {messageName}: {CSharpLiteral.String(message)}";
        }

        return error.RetryAfter is { } wait ? $"{arguments}, {retryName}: {Time(wait)}" : arguments;
    }

    /// <summary>The time in the largest unit that says it in whole numbers.</summary>
    private static string Time(TimeSpan time)
    {
        var (unit, size) = time.Ticks % TimeSpan.TicksPerSecond == 0 ? ("FromSeconds", TimeSpan.TicksPerSecond)
            : time.Ticks % TimeSpan.TicksPerMillisecond == 0 ? ("FromMilliseconds", TimeSpan.TicksPerMillisecond)
            : ("FromTicks", 1L);
        return $"global::System.TimeSpan.{unit}({(time.Ticks / size).ToString(CultureInfo.InvariantCulture)})";
    }
}
