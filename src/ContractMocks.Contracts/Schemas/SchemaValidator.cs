using System.Text.Json;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Schemas;

/// <summary>
/// Judges JSON by a schema. Compiled once, then used from any number of threads. Schemas behind references are compiled when an instance first
/// reaches them. <c>format</c> is asserted where JSON Schema or OpenAPI define it.
/// </summary>
public sealed class SchemaValidator
{
    private static readonly SchemaOptions InContracts = new() { Dialect = SchemaDialect.Contract };

    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = Walk.MaxDepth };

    private readonly SchemaNode _root;

    private SchemaValidator(SchemaNode root) => _root = root;

    /// <summary>Compiles a schema that stands alone, by the dialect that its <c>$schema</c> names, else by <see cref="SchemaDialect.Contract"/>.</summary>
    /// <param name="schema">A JSON Schema as JSON text, nested at most 512 deep.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SchemaValidator Compile(string schema) => Compile(schema, InContracts);

    /// <summary>Compiles a schema.</summary>
    /// <param name="schema">A JSON Schema as JSON text, nested at most 512 deep.</param>
    /// <param name="options">Its dialect where it names none, and what its references may reach.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SchemaValidator Compile(string schema, SchemaOptions options)
    {
        using var parsed = JsonDocument.Parse(schema, s_reading);
        return Compile(parsed.RootElement.Clone(), options);
    }

    /// <summary>Compiles a schema that is parsed already and must stay alive (not be disposed) as long as the validator.</summary>
    internal static SchemaValidator Compile(JsonElement schema, SchemaOptions options) => new(new SchemaDocument(schema, options).Compiler.Node(schema));

    /// <summary>Compiles a schema whose references point into a document. Both must stay alive (not be disposed) as long as the validator.</summary>
    internal static SchemaValidator Compile(JsonElement schema, SchemaDocument document) => new(document.Compiler.Node(schema));

    /// <summary>Whether the schema accepts the instance. An instance that exceeds a bound of the validator is not accepted.</summary>
    public bool IsValid(JsonElement instance)
    {
        var walk = default(Walk);
        return _root.Accepts(instance, ref walk) && walk.Exceeded == Bound.None;
    }

    /// <summary>Whether the schema accepts an instance that is still text.</summary>
    /// <param name="utf8">One JSON text in UTF-8, nested at most 512 deep.</param>
    /// <exception cref="JsonException">It is not one JSON text.</exception>
    public bool IsValid(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, s_reading);
        return IsValid(document.RootElement);
    }

    /// <summary>Why the schema does not accept an instance that is still text; empty when it does.</summary>
    /// <param name="utf8">One JSON text in UTF-8, nested at most 512 deep.</param>
    /// <exception cref="JsonException">It is not one JSON text.</exception>
    public IReadOnlyList<SchemaError> Validate(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, s_reading);
        return Validate(document.RootElement);
    }

    /// <summary>Why the schema does not accept the instance, the most telling error first; empty when it does.</summary>
    public IReadOnlyList<SchemaError> Validate(JsonElement instance)
    {
        var walk = default(Walk);
        if (_root.Accepts(instance, ref walk) && walk.Exceeded == Bound.None)
        {
            return [];
        }

        var findings = new Findings();
        if (walk.Exceeded == Bound.Effort)
        {
            // The second pass would take as long again and find no more.
            findings.Walk = walk;
        }
        else
        {
            _root.Explain(instance, Trail.Root, findings);
        }

        return findings.BestFirst(walk.Exceeded);
    }
}
