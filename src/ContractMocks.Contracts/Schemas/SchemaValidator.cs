using System.Text.Json;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Schemas;

/// <summary>
/// Judges JSON by a schema. Compiled once, then used from any number of threads. Schemas behind references are compiled when an instance first
/// reaches them. <c>format</c> is asserted where JSON Schema or OpenAPI define it.
/// </summary>
public sealed class SchemaValidator
{
    private readonly SchemaNode _root;

    private SchemaValidator(SchemaNode root) => _root = root;

    /// <summary>Compiles a schema that stands alone.</summary>
    /// <param name="schema">A JSON Schema 2020-12 as JSON text, nested at most 512 deep.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SchemaValidator Compile(string schema)
    {
        using var parsed = JsonDocument.Parse(schema, new JsonDocumentOptions { MaxDepth = Walk.MaxDepth });
        var root = parsed.RootElement.Clone();
        return Compile(root, new SchemaDocument(root));
    }

    /// <summary>Compiles a schema whose references point into a document. Both must stay alive (not be disposed) as long as the validator.</summary>
    internal static SchemaValidator Compile(JsonElement schema, SchemaDocument document) => new(SchemaCompiler.Compile(schema, document));

    /// <summary>Whether the schema accepts the instance. An instance that exceeds a bound of the validator is not accepted.</summary>
    public bool IsValid(JsonElement instance)
    {
        var walk = default(Walk);
        return _root.Accepts(instance, ref walk) && walk.Exceeded == Bound.None;
    }

    /// <summary>Why the schema does not accept the instance, the most telling error first; empty when it does.</summary>
    public IReadOnlyList<SchemaError> Validate(JsonElement instance)
    {
        if (IsValid(instance))
        {
            return [];
        }

        var findings = new Findings();
        _root.Explain(instance, Trail.Root, findings);
        return findings.BestFirst();
    }
}
