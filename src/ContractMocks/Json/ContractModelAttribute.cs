using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ContractMocks.Json;

/// <summary>On emitted models: the schema that they were emitted from, for fakes of them.</summary>
/// <param name="contract">The type that holds the contract's text.</param>
/// <param name="schema">The name of the schema in the contract.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ContractModelAttribute(Type contract, string schema) : Attribute
{
    private static readonly ConditionalWeakTable<Type, LoadedContract> Contracts = [];

    private delegate ReadOnlySpan<byte> Text();

    /// <summary>The type that holds the contract's text.</summary>
    public Type Contract { get; } = contract;

    /// <summary>The name of the schema in the contract.</summary>
    public string Schema { get; } = schema;

    /// <summary>The schema of a model, with all that it refers to; null for a type that is none.</summary>
    internal static string? SchemaOf(Type type)
    {
        if (type.GetCustomAttribute<ContractModelAttribute>(inherit: false) is not { } model)
        {
            return null;
        }

        var contract = Contracts.GetValue(model.Contract, static holder => LoadedContract.Read(
            holder.GetProperty("Utf8", BindingFlags.Public | BindingFlags.Static)!.GetMethod!.CreateDelegate<Text>()()));
        return Alone(contract, model.Schema);
    }

    private static string Alone(LoadedContract contract, string name)
    {
        var all = contract.Contract.Schemas.ToDictionary(static schema => schema.Name, static schema => schema.Json, StringComparer.Ordinal);
        var named = new JsonObject();
        var open = new Queue<string>([name]);
        while (open.TryDequeue(out var next))
        {
            if (named.ContainsKey(next) || !all.TryGetValue(next, out var json))
            {
                continue;
            }

            var schema = JsonNode.Parse(json);
            named[next] = schema;
            References(schema, open);
        }

        return new JsonObject { ["$ref"] = Prefix + Escape(name), ["schemas"] = named }.ToJsonString();
    }

    private const string Prefix = "#/schemas/";

    /// <summary>Only what is referred to goes with it: contracts have thousands of schemas.</summary>
    private static void References(JsonNode? node, Queue<string> found)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    References(item, found);
                }

                break;
            case JsonObject @object:
                foreach (var (key, value) in @object)
                {
                    // References are "$ref", and the targets of a discriminator's mapping.
                    if (value is JsonValue text && text.TryGetValue<string>(out var target) && target.StartsWith(Prefix, StringComparison.Ordinal))
                    {
                        var path = Uri.UnescapeDataString(target[Prefix.Length..]);
                        var end = path.IndexOf('/', StringComparison.Ordinal);
                        found.Enqueue((end < 0 ? path : path[..end]).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
                    }
                    else
                    {
                        References(value, found);
                    }
                }

                break;
        }
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
