using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>The schemas of one document as fakes see them. What references point to is read once. Thread-safe.</summary>
internal sealed class FakeSchemas(SchemaDocument document)
{
    private readonly ConcurrentDictionary<(SchemaCompiler Compiler, string Reference, bool IsDynamic), FakeSchema?> _byReference = new();
    private readonly ConcurrentDictionary<string, FakeSchema> _synthetic = new(StringComparer.Ordinal);

    private static readonly ConditionalWeakTable<SchemaDocument, FakeSchemas> s_known = [];

    public SchemaDocument Document { get; } = document;

    /// <summary>The schemas of a document, as long as it lives: what was found out about them serves all fakes.</summary>
    public static FakeSchemas Of(SchemaDocument document) => s_known.GetValue(document, static key => new FakeSchemas(key));

    /// <summary>A schema that references of the document may stand in. One that only refers is the one it refers to, which is kept.</summary>
    public FakeSchema At(JsonElement schema)
    {
        var compiler = Document.Compiler.Enter(schema);
        return Only(schema) is { } reference && Referenced(compiler, reference, isDynamic: false) is { } target ? target : new(new SchemaPlace(schema, compiler), this);
    }

    private static string? Only(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && Keywords.Text(schema, "$ref") is { } reference && schema.GetPropertyCount() == 1 ? reference : null;

    /// <summary>Where a reference points to, or null.</summary>
    public FakeSchema? Referenced(SchemaCompiler compiler, string reference, bool isDynamic) =>
        _byReference.GetOrAdd(
            (compiler, reference, isDynamic),
            static (key, all) => (key.IsDynamic ? key.Compiler.ResolveDynamic(key.Reference) : key.Compiler.Resolve(key.Reference)) is { } place
                ? new FakeSchema(place with { Compiler = place.Compiler.Enter(place.Json) }, all)
                : null,
            this);

    /// <summary>A schema that the document does not have, such as the values that a discriminator names.</summary>
    public FakeSchema Synthetic(string schema) =>
        _synthetic.GetOrAdd(schema, static (text, all) => all.At(JsonElement.Parse(text)), this);
}
