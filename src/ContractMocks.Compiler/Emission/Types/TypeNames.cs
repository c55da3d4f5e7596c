using ContractMocks.Compiler.Emission.Types;

namespace ContractMocks.Compiler.Emission;

/// <summary>The C# type of a body.</summary>
/// <param name="Operation">The operation's id.</param>
/// <param name="Status">The response's status as the document writes it; empty for the request.</param>
/// <param name="MediaType">The media type as the document writes it.</param>
/// <param name="Type">The type, qualified with <c>global::</c>, with a question mark where null is a body too.</param>
internal sealed record BodyType(string Operation, string Status, string MediaType, string Type);

/// <summary>Answers which C# type the bodies of operations have. Bodies that are neither JSON, nor forms, nor text have none.</summary>
internal sealed record TypeNames(EquatableArray<BodyType> Bodies)
{
    /// <summary>The type of a request's body, or null. Without a media type: that of the first that has one.</summary>
    public string? Request(string operation, string? mediaType = null) => Find(operation, "", mediaType);

    /// <summary>The type of a response's body, or null. For an event stream: of one event's data. Without a media type: that of the first that has one.</summary>
    public string? Response(string operation, string status, string? mediaType = null) => Find(operation, status, mediaType);

    /// <summary>The type of what an operation takes: of its first body that has one; null for none.</summary>
    public string? RequestOf(Operation operation) => Request(operation.Id);

    /// <summary>The type of what an operation answers when all is well, whole and not streamed: of its first such body that has one; null for none.</summary>
    public string? ResponseOf(Operation operation) => operation.Responses
        .Where(static response => response.Status.StartsWith("2", StringComparison.Ordinal) || response.Status == "default")
        .OrderBy(static response => response.Status == "default")
        .SelectMany(static response => response.Contents.Select(content => (response.Status, content.MediaType)))
        .Where(static content => !MediaTypes.IsEventStream(content.MediaType))
        .Select(content => Response(operation.Id, content.Status, content.MediaType))
        .FirstOrDefault(static type => type is not null);

    private string? Find(string operation, string status, string? mediaType)
    {
        var essence = mediaType is null ? null : MediaTypes.Essence(mediaType);
        foreach (var body in Bodies)
        {
            if (body.Operation == operation && body.Status == status && (essence is null || MediaTypes.Essence(body.MediaType) == essence))
            {
                return body.Type;
            }
        }

        return null;
    }
}
