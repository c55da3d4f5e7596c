using System.Collections.Concurrent;
using System.Text.Json;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Schemas;

/// <summary>Whether a text can be used as a schema: it fits the metaschema of its dialect, and its references point somewhere.</summary>
internal static class SchemaCheck
{
    private static readonly ConcurrentDictionary<SchemaDialect, SchemaValidator> Metaschemas = [];

    /// <summary>What is wrong with a schema, the most telling first; empty when nothing is. Dialects without a metaschema here are not judged by one.</summary>
    public static IReadOnlyList<SchemaError> Problems(JsonElement schema, SchemaOptions options)
    {
        if (schema.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
        {
            return [new SchemaError("$", "type", "a schema: an object, true or false", Words.Value(schema))];
        }

        var named = schema.ValueKind == JsonValueKind.Object ? Keywords.Text(schema, "$schema") : null;
        var dialect = named is null ? options.Dialect : DialectRules.Named(named);
        if (dialect is { } known && MetaSchemas.Uri(known) is not null)
        {
            var errors = Metaschemas.GetOrAdd(known, Compile).Validate(schema);
            if (errors.Count > 0)
            {
                return errors;
            }
        }

        return new SchemaDocument(schema, options).FindDangling() is { } dangling
            ? [new SchemaError("$", "$ref", "references that point to a schema", dangling)]
            : [];
    }

    private static SchemaValidator Compile(SchemaDialect dialect) =>
        SchemaValidator.Compile(MetaSchemas.Find(MetaSchemas.Uri(dialect)!)!.Value, new SchemaOptions { Dialect = dialect });
}
