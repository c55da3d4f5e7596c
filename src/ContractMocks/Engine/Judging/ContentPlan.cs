using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>One media type of an operation's body, ready to be judged. What it needs of the schema is made by the first request that comes in it.</summary>
internal sealed class ContentPlan(Content content, RequestSchemas schemas)
{
    private SchemaValidator? _validator;
    private Shape? _shape;

    public Content Content { get; } = content;

    public SchemaValidator Validator => _validator ??= schemas.Validator(Content.Schema);

    public Shape Shape => _shape ??= Shape.Of(JsonElement.Parse(Content.Schema), schemas.Contract.Schemas);

    /// <summary>How a body is read that came as a type: the declared one says so, unless it is a wildcard.</summary>
    public BodyKind Kind(string sent)
    {
        var isWildcard = MediaType.Essence(Content.MediaType).EndsWith("/*");
        var kind = BodyKinds.Of(isWildcard ? sent : Content.MediaType);
        return isWildcard && kind != BodyKind.Opaque && Shape.IsBinary ? BodyKind.Opaque : kind;
    }
}
