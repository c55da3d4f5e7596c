using System.Text.Json;
using NJsonSchema;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>NJsonSchema, kept from the network.</summary>
internal static class SecondJudge
{
    /// <summary>Its reading of a schema; null when it cannot read it.</summary>
    public static async Task<JsonSchema?> TryReadAsync(string schema, CancellationToken cancellation)
    {
        try
        {
            return await JsonSchema.FromJsonAsync(
                schema,
                null,
                static root => new Offline(new JsonSchemaAppender(root, new DefaultTypeNameGenerator())),
                cancellation);
        }
#pragma warning disable CA1031 // Whatever it throws is its verdict on the schema.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Its verdict; null when it throws.</summary>
    public static bool? Accepts(JsonSchema? schema, JsonElement data)
    {
        try
        {
            return schema is null ? null : schema.Validate(data.GetRawText()).Count == 0;
        }
#pragma warning disable CA1031 // As above.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private sealed class Offline(JsonSchemaAppender appender) : JsonReferenceResolver(appender)
    {
        public override Task<NJsonSchema.References.IJsonReference> ResolveUrlReferenceAsync(string url, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("nothing is fetched");

        public override Task<NJsonSchema.References.IJsonReference> ResolveFileReferenceAsync(string filePath, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("nothing is read");
    }
}
