namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Which bodies have a C# model.</summary>
internal static class MediaTypes
{
    /// <summary>JSON, events of JSON, and forms, whose parts are an object's properties.</summary>
    public static bool HasModel(string mediaType) => Essence(mediaType) is var essence
        && (essence is "application/json" or "application/x-ndjson" or "application/jsonl" or "multipart/form-data" or "application/x-www-form-urlencoded" or "*/*"
            || essence.EndsWith("+json", StringComparison.Ordinal) || IsEventStream(mediaType));

    public static bool IsEventStream(string mediaType) => Essence(mediaType) == "text/event-stream";

    public static bool IsText(string mediaType) => Essence(mediaType).StartsWith("text/", StringComparison.Ordinal) && !IsEventStream(mediaType);

    /// <summary>The media type without its parameters, in small letters.</summary>
    public static string Essence(string mediaType)
    {
        var end = mediaType.IndexOf(';');
        return (end < 0 ? mediaType : mediaType.Substring(0, end)).Trim().ToLowerInvariant();
    }
}
