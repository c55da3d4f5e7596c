using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using static ContractMocks.Cli.WireMock.Importing.Answers.AnswerNodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Reads a provider's error envelope back into an error of ours.</summary>
internal static class ErrorAnswers
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>Adds what fakes leave out of an envelope.</summary>
    public static void Mend(JsonObject body, ProviderInfo provider, int status, Mends mends)
    {
        var error = Object(body, "error");
        var usual = provider.Error(status.ToString(CultureInfo.InvariantCulture));
        switch (provider.Name)
        {
            case "openai":
                mends.Fill(error, ("type", usual?.Type), ("param", null), ("code", null));
                break;
            case "anthropic":
                mends.Fill(body, ("type", "error"), ("request_id", null));
                break;
            case "gemini":
                mends.Fill(error, ("code", status), ("status", usual?.Type));
                break;
        }
    }

    /// <summary>The error of an answer.</summary>
    public static ReplyError Read(ProviderInfo provider, AnswerText answer, JsonNode? body, List<string> notes)
    {
        var error = Object(body, "error");
        var (message, type) = (error is null ? Text(body, "error") : Text(error, "message"), Text(error, provider.Name == "gemini" ? "status" : "type"));
        var known = Find(provider, answer.Status, type, Text(error, "code"), message);
        if (known is not null && type.Length > 0 && known.Type != type)
        {
            notes.Add($"the error's '{type}' becomes '{known.Type}', which the provider sends with {answer.Status.ToString(CultureInfo.InvariantCulture)}");
        }

        return new ReplyError(
            known?.Name ?? answer.Status.ToString(CultureInfo.InvariantCulture),
            message.Length == 0 || message == known?.Message ? null : message,
            RetryAfter(answer, notes));
    }

    /// <summary>The error that says most of what the envelope does: by its code, by its words, by its type, by its status.</summary>
    private static ProviderError? Find(ProviderInfo provider, int status, string type, string code, string message)
    {
        var same = provider.Errors.Where(error => error.Status == status).ToList();
        return same.Find(error => error.Code is not null && error.Code == code)
            ?? same.Find(error => error.Message == message)
            ?? same.Find(error => error.Type == type && error.Code is null)
            ?? same.Find(error => error.Type == type)
            ?? (same.Count > 0 ? same[0] : null);
    }

    private static TimeSpan? RetryAfter(AnswerText answer, List<string> notes)
    {
        var (text, unit) = answer.Header("retry-after-ms") is { } milliseconds ? (milliseconds, 1.0) : (answer.Header("retry-after"), 1000.0);
        if (text is null)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0 && number * unit <= s_longest.TotalMilliseconds)
        {
            return TimeSpan.FromMilliseconds(Math.Round(number * unit));
        }

        notes.Add("the header Retry-After is not carried over: expected a number of seconds of at most a day");
        return null;
    }
}
