using ContractMocks.Dialects;
using ContractMocks.Schemas;

namespace ContractMocks.Engine;

/// <summary>An operation ready to be served.</summary>
internal sealed class OperationRoute(Operation operation, string basePath, Dialect? dialect)
{
    public Operation Operation { get; } = operation;

    public PathPattern Pattern { get; } = new(basePath + operation.Path);

    /// <summary>What speaks the operation's conversation or makes its usual answer; null where the contract alone decides.</summary>
    public Dialect? Dialect { get; } = dialect;

    /// <summary>The JSON body that the operation takes, or null.</summary>
    public Content? JsonBody { get; } = FindJson(operation.Body?.Contents ?? default);

    /// <summary>What judges the JSON body; made by the first request and kept.</summary>
    public SchemaValidator? BodyValidator { get; set; }

    /// <summary>The answer that is sent unless told otherwise: the first of success.</summary>
    public Response? Success { get; } = FindSuccess(operation);

    public static Content? FindJson(EquatableArray<Content> contents)
    {
        foreach (var content in contents)
        {
            if (IsJson(content.MediaType))
            {
                return content;
            }
        }

        return null;
    }

    /// <summary>Whether a media type is JSON; its parameters do not count.</summary>
    public static bool IsJson(ReadOnlySpan<char> mediaType)
    {
        var name = Name(mediaType);
        return name.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
            || name.Equals("text/json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A media type without its parameters.</summary>
    public static ReadOnlySpan<char> Name(ReadOnlySpan<char> mediaType)
    {
        var semicolon = mediaType.IndexOf(';');
        return (semicolon < 0 ? mediaType : mediaType[..semicolon]).Trim();
    }

    private static Response? FindSuccess(Operation operation)
    {
        foreach (var response in operation.Responses)
        {
            if (response.Status.StartsWith('2'))
            {
                return response;
            }
        }

        foreach (var response in operation.Responses)
        {
            if (response.Status == "default")
            {
                return response;
            }
        }

        return null;
    }
}
