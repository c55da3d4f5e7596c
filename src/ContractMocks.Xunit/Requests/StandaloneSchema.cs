using System.Text.Json.Nodes;
using ContractMocks.Simulation;

namespace ContractMocks.Xunit.Requests;

/// <summary>A schema text of a contract as a schema that stands alone: the contract's named schemas go in it, where its references look.</summary>
internal static class StandaloneSchema
{
    public static string Of(LoadedContract contract, string schema)
    {
        if (JsonNode.Parse(schema) is not JsonObject alone)
        {
            return schema;
        }

        if (schema.Contains("$ref", StringComparison.Ordinal))
        {
            var named = new JsonObject();
            foreach (var one in contract.Contract.Schemas)
            {
                named[one.Name] = JsonNode.Parse(one.Json);
            }

            alone["schemas"] = named;
        }

        return alone.ToJsonString(WireText.Options);
    }
}
