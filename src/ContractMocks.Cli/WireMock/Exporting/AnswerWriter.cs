using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContractMocks.Cli.WireMock.Exporting.Filling;
using ContractMocks.Cli.WireMock.Mappings;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Writes answers as responses of mappings.</summary>
internal static class AnswerWriter
{
    /// <summary>The status of a turn that holds its place but whose answer is not exported. No provider answers with it.</summary>
    public const int NotExported = 501;

    private const string ModelOfRequest = "{{{request.bodyAsJson.model}}}";

    /// <summary>The answer as it was sent; the model in it is the request's where that can be told apart from the rest.</summary>
    public static MappingResponse Write(WrittenAnswer answer, Turn turn) => EchoOf(answer, turn) is { } echo
        ? new MappingResponse { StatusCode = answer.Status, Headers = answer.Headers, Body = echo, UseTransformer = true }
        : new MappingResponse { StatusCode = answer.Status, Headers = answer.Headers, Body = answer.Body };

    /// <summary>The answer with templates where the request fills it, or why it cannot be said.</summary>
    public static (MappingResponse? Response, string? Obstacle) Write(WrittenAnswer answer, Turn turn, IReadOnlyList<FilledPlace> places, RequestTexts texts)
    {
        var (body, obstacle) = FilledBody.Write(answer.Body, places, texts, marked => EchoOf(answer with { Body = marked }, turn) ?? marked);
        return body is null
            ? (null, obstacle)
            : (new MappingResponse { StatusCode = answer.Status, Headers = answer.Headers, Body = body, UseTransformer = true }, null);
    }

    /// <summary>Says that a turn is not exported: without it, a turn behind it would answer in its place.</summary>
    public static MappingResponse Refuse(string scenario, int turn, string reason)
    {
        var message = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Turn {turn + 1} of '{scenario}' would answer, but is not exported: {reason}.");
        return new MappingResponse
        {
            StatusCode = NotExported,
            Headers = new Dictionary<string, object>(StringComparer.Ordinal) { ["Content-Type"] = "application/json" },
            Body = new JsonObject { ["error"] = new JsonObject { ["type"] = "not_exported", ["message"] = message } }.ToJsonString(WireText.Options),
        };
    }

    // With two braces in it, a body would be a template of its own; without a transformer it is sent as it is.
    private static string? EchoOf(WrittenAnswer answer, Turn turn)
    {
        var isFixed = turn.When.Any(static condition => condition is ModelCondition { Test.Kind: TextTestKind.Equals });
        if (isFixed || turn.Reply.Body is not null || answer.Body.Contains("{{", StringComparison.Ordinal) || ReplyLimits.Mentions(turn.Reply, answer.Model))
        {
            return null;
        }

        // Not in JSON within a text, where quotes are escaped.
        var named = new Regex($"""(?<!\\)("model": ?)"{Regex.Escape(answer.Model)}" """.TrimEnd(), RegexOptions.CultureInvariant);
        return named.IsMatch(answer.Body) ? named.Replace(answer.Body, $"$1\"{ModelOfRequest}\"") : null;
    }
}
