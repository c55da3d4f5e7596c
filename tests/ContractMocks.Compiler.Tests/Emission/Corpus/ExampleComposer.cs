using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Tests.Emission.Corpus;

/// <summary>The examples that a schema shows, and one put together from those of its properties.</summary>
internal sealed class ExampleComposer(Contract contract)
{
    private const int MaxDepth = 8;

    private readonly Dictionary<string, Schema> _named = contract.Schemas.ToDictionary(
        static schema => "#/schemas/" + schema.Name.Replace("~", "~0").Replace("/", "~1"), static schema => SchemaReader.Read(schema.Json));

    public IEnumerable<string> Of(Schema schema)
    {
        var composed = Compose(schema with { Examples = default }, 0);
        return composed is null ? schema.Examples : schema.Examples.Append(composed.ToJsonString());
    }

    private JsonNode? Compose(Schema schema, int depth)
    {
        if (schema.Examples.Count > 0)
        {
            return JsonNode.Parse(schema.Examples[0]);
        }

        if (depth > MaxDepth)
        {
            return null;
        }

        if (schema.Ref is { } reference)
        {
            return _named.TryGetValue(reference, out var named) ? Compose(named, depth + 1) : null;
        }

        if (schema.Const is { } constant)
        {
            return JsonNode.Parse(constant);
        }

        if (schema.Enum is { Count: > 0 } values)
        {
            return JsonNode.Parse(values[0]);
        }

        return schema.AllOf.Count > 0 ? ComposeAll(schema, depth) : ComposeObjectOrList(schema, depth);
    }

    private JsonNode? ComposeObjectOrList(Schema schema, int depth)
    {
        if (schema.Items is { } items)
        {
            return Compose(items, depth + 1) is { } item ? new JsonArray(item) : null;
        }

        if (schema.Properties.Count == 0)
        {
            var branch = schema.OneOf.Concat(schema.AnyOf).Select(branch => Compose(branch, depth + 1)).FirstOrDefault(static branch => branch is not null);
            return branch ?? (schema.Default is { } value && value != "null" ? JsonNode.Parse(value) : null);
        }

        var result = new JsonObject();
        foreach (var property in schema.Properties)
        {
            if (Compose(property.Schema, depth + 1) is { } value)
            {
                result[property.Name] = value;
            }
            else if (schema.Requires(property.Name))
            {
                return null;
            }
        }

        return result.Count == 0 ? null : result;
    }

    private JsonObject? ComposeAll(Schema schema, int depth)
    {
        var result = new JsonObject();
        foreach (var part in schema.AllOf.Append(schema with { AllOf = default }))
        {
            foreach (var property in Compose(part, depth + 1) as JsonObject ?? [])
            {
                result[property.Key] = property.Value?.DeepClone();
            }
        }

        return result.Count == 0 ? null : result;
    }
}
