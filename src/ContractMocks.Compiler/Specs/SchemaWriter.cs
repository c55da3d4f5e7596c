using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// Writes the schemas of any OpenAPI version as JSON Schema 2020-12, straight from the nodes: nothing of a schema passes through another
/// model, because models of OpenAPI lose keywords (boolean schemas, typed const, prefixItems).
/// </summary>
internal sealed partial class SchemaWriter(SpecContext spec, SchemaSet schemas)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private string? _recursive;

    /// <summary>The schema as minified JSON in the contract's form.</summary>
    /// <param name="node">The schema.</param>
    /// <param name="key">The key it stands at, for problems.</param>
    /// <param name="recursive">What <c>$recursiveRef: "#"</c> inside it means, as the contract writes it; null where it has no name.</param>
    public string ToJson(Node node, string key, string? recursive)
    {
        _recursive = recursive;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            Write(node, key, json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void Write(Node node, string key, Utf8JsonWriter json)
    {
        spec.Cancellation.ThrowIfCancellationRequested();
        switch (node)
        {
            case MappingNode mapping:
                WriteObject(mapping, json);
                break;
            case ScalarNode { Type: ScalarType.Boolean } scalar:
                NodeJson.WriteScalar(scalar, json);
                break;
            default:
                ReportForm(node.Place, key, KeywordForm.Schema);
                json.WriteBooleanValue(true);
                break;
        }
    }

    private void WriteObject(MappingNode schema, Utf8JsonWriter json)
    {
        var shape = new SchemaShape(schema);
        json.WriteStartObject();
        if (shape.Null == NullForm.Wrapped)
        {
            WriteWrapped(schema, shape, json);
        }
        else
        {
            foreach (var entry in schema.Entries)
            {
                WriteKeyword(entry, schema, shape, json);
            }
        }

        json.WriteEndObject();
    }

    /// <summary><c>{$ref, nullable}</c> becomes <c>{anyOf: [{$ref}, {type: null}]}</c>, with what only describes left outside.</summary>
    private void WriteWrapped(MappingNode schema, SchemaShape shape, Utf8JsonWriter json)
    {
        foreach (var entry in schema.Entries)
        {
            if (SchemaKeywords.IsAnnotation(entry.Key.Value))
            {
                WriteKeyword(entry, schema, shape, json);
            }
        }

        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        foreach (var entry in schema.Entries)
        {
            if (!SchemaKeywords.IsAnnotation(entry.Key.Value))
            {
                WriteKeyword(entry, schema, shape, json);
            }
        }

        json.WriteEndObject();
        WriteNullSchema(json);
        json.WriteEndArray();
    }

    private static void WriteNullSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "null");
        json.WriteEndObject();
    }

    private void WriteKeyword(MappingEntry entry, MappingNode schema, SchemaShape shape, Utf8JsonWriter json)
    {
        var keyword = entry.Key.Value;
        if (keyword is "example" or "examples")
        {
            WriteExamples(entry, schema, shape, json);
        }
        else if (keyword is "minimum" or "maximum" && shape.IsExclusive(keyword))
        {
            // Written as exclusiveMinimum or exclusiveMaximum where that keyword stands.
        }
        else if (keyword == "type" && shape.SaysOnlyNull)
        {
            // Said by the union with null that this schema becomes.
        }
        else if (SchemaKeywords.TryGet(keyword, out var form) && schema.IsFirst(entry))
        {
            WriteForm(form, entry, schema, shape, json);
        }
    }

    private void WriteForm(KeywordForm form, MappingEntry entry, MappingNode schema, SchemaShape shape, Utf8JsonWriter json)
    {
        var keyword = entry.Key.Value;
        switch (form)
        {
            case KeywordForm.Schema when entry.Value is MappingNode or ScalarNode { Type: ScalarType.Boolean }:
                json.WritePropertyName(keyword);
                Write(entry.Value, keyword, json);
                break;
            case KeywordForm.SchemaMap when entry.Value is MappingNode map:
                WriteMap(keyword, map, json);
                break;
            case KeywordForm.SchemaList when entry.Value is SequenceNode { Items.Count: > 0 } list:
                WriteList(keyword, list, shape.Null == NullForm.InAnyOf && keyword == "anyOf", json);
                break;
            case KeywordForm.Items:
                WriteItems(entry, schema, json);
                break;
            case KeywordForm.Reference when entry.Value is ScalarNode { Type: ScalarType.String } reference:
                WriteReference(schemas.Reach(reference), json);
                break;
            case KeywordForm.DynamicReference when entry.Value is ScalarNode { Type: ScalarType.String } reference:
                WriteReference(schema.Find("$ref") is null ? schemas.ReachDynamic(reference) : null, json);
                break;
            case KeywordForm.RecursiveReference when entry.Value is ScalarNode { Type: ScalarType.String }:
                WriteReference(schema.Find("$ref") is null ? _recursive : null, json);
                break;
            case KeywordForm.Types when SchemaShape.TypesOf(entry.Value) is { } types:
                WriteTypes(types, shape.Null == NullForm.InType, json);
                break;
            case KeywordForm.Values when entry.Value is SequenceNode { Items.Count: > 0 } values:
                WriteEnum(values, shape, json);
                break;
            case KeywordForm.Text when keyword is "title" or "description" && entry.Value is ScalarNode words:
                WriteWords(keyword, words, json);
                break;
            case KeywordForm.Value:
                WriteValue(entry, shape, json);
                break;
            case KeywordForm.ExclusiveBound when entry.Value is ScalarNode { Type: ScalarType.Boolean }:
                WriteExclusive(keyword, schema, shape, json);
                break;
            case KeywordForm.Discriminator:
                WriteDiscriminator(entry, json);
                break;
            case KeywordForm.Dependencies when entry.Value is MappingNode dependencies:
                WriteDependencies(dependencies, json);
                break;
            case var _ when SchemaShape.IsPlain(form, entry.Value):
                json.WritePropertyName(keyword);
                NodeJson.Write(entry.Value, json);
                break;
            default:
                ReportForm(entry.Value.Place, keyword, form);
                break;
        }
    }

    private void WriteMap(string keyword, MappingNode map, Utf8JsonWriter json)
    {
        json.WriteStartObject(keyword);
        foreach (var entry in map.Entries)
        {
            if (map.IsFirst(entry))
            {
                json.WritePropertyName(entry.Key.Value);
                Write(entry.Value, entry.Key.Value, json);
            }
        }

        json.WriteEndObject();
    }

    private void WriteList(string keyword, SequenceNode list, bool addNull, Utf8JsonWriter json)
    {
        json.WriteStartArray(keyword);
        foreach (var item in list.Items)
        {
            Write(item, keyword, json);
        }

        if (addNull)
        {
            WriteNullSchema(json);
        }

        json.WriteEndArray();
    }

    /// <summary>A list under <c>items</c> is the tuple of older drafts: <c>prefixItems</c>, with <c>additionalItems</c> for the rest.</summary>
    private void WriteItems(MappingEntry entry, MappingNode schema, Utf8JsonWriter json)
    {
        if (entry.Value is SequenceNode { Items.Count: > 0 } tuple)
        {
            WriteList("prefixItems", tuple, addNull: false, json);
            if (schema["additionalItems"] is { } rest)
            {
                json.WritePropertyName("items");
                Write(rest, "additionalItems", json);
            }

            return;
        }

        if (entry.Value is MappingNode or ScalarNode { Type: ScalarType.Boolean })
        {
            json.WritePropertyName("items");
            Write(entry.Value, "items", json);
            return;
        }

        ReportForm(entry.Value.Place, "items", KeywordForm.Items);
    }

    private static void WriteReference(string? pointer, Utf8JsonWriter json)
    {
        if (pointer is not null)
        {
            json.WriteString("$ref", pointer);
        }
    }

    private void ReportForm(NodePlace place, string keyword, KeywordForm form) =>
        spec.Report(ProblemKinds.SchemaKeyword, place, keyword, SchemaKeywords.Expected(form));
}
