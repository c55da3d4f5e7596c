using System.Text.Json;
using ContractMocks.Fakes.Realism;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Fakes;

/// <summary>How many of the texts that real tool lists ask for are more than plain words.</summary>
public sealed class RealCorpusTests(ITestOutputHelper output)
{
    /// <summary>The share of string parameters, without enum or default, that may be plain words.</summary>
    private const double Most = 0.02;

    [Fact]
    public void Few_parameters_of_real_tools_are_plain_words()
    {
        var folder = Path.GetDirectoryName(Repository.CorpusFile("tools/bfcl/BFCL_v4_multiple.json"))!;
        var plain = new List<string>();
        var all = 0;
        foreach (var line in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Distinct())
        {
            if (!line.StartsWith('{') || !line.EndsWith('}'))
            {
                continue;
            }

            foreach (var (owner, parameters) in Functions(JsonElement.Parse(line)))
            {
                foreach (var (name, description, around) in Texts("", "", owner, parameters))
                {
                    all++;
                    if (new RealHint(name, around, "", description).IsPlain)
                    {
                        plain.Add($"{name} ({around}): {description}");
                    }
                }
            }
        }

        output.WriteLine($"{plain.Count} of {all} are plain words");
        foreach (var line in plain.Distinct().Take(150))
        {
            output.WriteLine(line);
        }

        Assert.True(all > 1000, $"only {all} parameters");
        Assert.True(plain.Count <= Most * all, $"{plain.Count} of {all}:\n{string.Join('\n', plain.Distinct())}");
    }

    private static IEnumerable<(string Name, JsonElement Parameters)> Functions(JsonElement line)
    {
        if (line.TryGetProperty("parameters", out var parameters))
        {
            yield return (line.GetProperty("name").GetString()!, parameters);
        }

        if (line.TryGetProperty("function", out var functions) && functions.ValueKind == JsonValueKind.Array)
        {
            foreach (var function in functions.EnumerateArray())
            {
                yield return (function.GetProperty("name").GetString()!, function.GetProperty("parameters"));
            }
        }
    }

    private static IEnumerable<(string Name, string Description, string Owner)> Texts(string name, string inherited, string owner, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        var description = schema.TryGetProperty("description", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : inherited;
        var type = schema.TryGetProperty("type", out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString()!.ToUpperInvariant() : "";
        if (type == "STRING" && !schema.TryGetProperty("enum", out _) && !schema.TryGetProperty("default", out _))
        {
            yield return (name, description, owner);
        }

        foreach (var (part, at, about) in Parts(schema, name, owner))
        {
            foreach (var inner in Texts(at, at == name ? description : "", about, part))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<(JsonElement Part, string Name, string Owner)> Parts(JsonElement schema, string name, string owner)
    {
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                yield return (property.Value, property.Name, name.Length > 0 ? name : owner);
            }
        }

        if (schema.TryGetProperty("items", out var items))
        {
            yield return (items, name, owner);
        }
    }
}
