using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Gemini;

/// <summary>The details of an error, of the types that google.rpc has for them; none where there is nothing to tell.</summary>
internal static class GoogleErrorDetails
{
    private const string Types = "type.googleapis.com/google.rpc.";
    private const string Service = "generativelanguage.googleapis.com";
    private const string Own = "contractmocks";
    private const int MostViolations = 20;

    public static void Write(Utf8JsonWriter json, WireError error)
    {
        var isQuota = error.Status == 429;
        if (!isQuota && !HasReason(error) && error.Violations.Count == 0 && error.Parameter is null)
        {
            return;
        }

        json.WriteStartArray("details"u8);
        if (isQuota)
        {
            WriteQuota(json);
            WriteRetry(json, error);
        }
        else
        {
            WriteReason(json, error);
            WriteViolations(json, error);
        }

        json.WriteEndArray();
    }

    private static void WriteReason(Utf8JsonWriter json, WireError error)
    {
        if (!HasReason(error))
        {
            return;
        }

        var code = error.Code!;
        Begin(json, "ErrorInfo");
        json.WriteString("reason"u8, code.ToUpperInvariant());
        json.WriteString("domain"u8, code.StartsWith(Own, StringComparison.Ordinal) ? Own : "googleapis.com");
        if (!code.StartsWith(Own, StringComparison.Ordinal))
        {
            json.WriteStartObject("metadata"u8);
            json.WriteString("service"u8, Service);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteViolations(Utf8JsonWriter json, WireError error)
    {
        if (error.Violations.Count == 0 && error.Parameter is null)
        {
            return;
        }

        Begin(json, "BadRequest");
        json.WriteStartArray("fieldViolations"u8);
        if (error.Violations.Count == 0)
        {
            WriteViolation(json, error.Parameter!, error.Message);
        }

        foreach (var violation in error.Violations.Take(MostViolations))
        {
            WriteViolation(json, violation.Name, violation.Message);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteViolation(Utf8JsonWriter json, string field, string description)
    {
        json.WriteStartObject();
        json.WriteString("field"u8, field);
        json.WriteString("description"u8, description);
        json.WriteEndObject();
    }

    /// <summary>Whether the code is one of the service's reasons, or ours; other codes are those of another provider.</summary>
    private static bool HasReason(WireError error) =>
        error.Code is { } code && (code.StartsWith(Own, StringComparison.Ordinal) || char.IsAsciiLetterUpper(code[0]));

    private static void WriteQuota(Utf8JsonWriter json)
    {
        Begin(json, "QuotaFailure");
        json.WriteStartArray("violations"u8);
        json.WriteStartObject();
        json.WriteString("quotaMetric"u8, Service + "/generate_content_free_tier_requests");
        json.WriteString("quotaId"u8, "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRetry(Utf8JsonWriter json, WireError error)
    {
        if (error.Header is { Name: "retry-after" } retry)
        {
            Begin(json, "RetryInfo");
            json.WriteString("retryDelay"u8, retry.Value + "s");
            json.WriteEndObject();
        }
    }

    private static void Begin(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("@type"u8, Types + type);
    }
}
