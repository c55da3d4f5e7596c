using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContractMocks.Schemas;

namespace ContractMocks.Comparison.Tests.Properties;

/// <summary>Instances that show what a change of a schema does.</summary>
internal static class Witness
{
    private static readonly string[] s_extras = ["\"x\"", "\"\"", "\"a text of some length\"", "1.5", "null", "true"];

    /// <summary>An instance that one schema takes and the other refuses; null where no fake is one.</summary>
    public static string? Between(JsonObject takes, JsonObject refuses)
    {
        var (taking, refusing) = (SchemaValidator.Compile(takes.ToJsonString()), SchemaValidator.Compile(refuses.ToJsonString()));
        return Fakes(takes, refuses).FirstOrDefault(json =>
        {
            using var instance = JsonDocument.Parse(json);
            return taking.IsValid(instance.RootElement) && !refusing.IsValid(instance.RootElement);
        });
    }

    /// <summary>The first of many plain fakes of one schema that the other refuses; null where all agree.</summary>
    public static string? Refused(JsonObject faked, JsonObject by, int count)
    {
        var faker = SchemaFaker.Compile(faked.ToJsonString());
        var judge = SchemaValidator.Compile(by.ToJsonString());
        for (var seed = 0; seed < count; seed++)
        {
            var json = faker.Make(new FakeOptions { Seed = seed });
            using var instance = JsonDocument.Parse(json);
            if (!judge.IsValid(instance.RootElement))
            {
                return json;
            }
        }

        return null;
    }

    /// <summary>Fakes at the bounds of the one, and such as break one rule of the other.</summary>
    private static IEnumerable<string> Fakes(JsonObject takes, JsonObject refuses)
    {
        var (one, other) = (SchemaFaker.Compile(takes.ToJsonString()), SchemaFaker.Compile(refuses.ToJsonString()));
        for (var seed = 0; seed < 5; seed++)
        {
            var options = new FakeOptions { Seed = seed };
            foreach (var fake in one.Cases(FakeVariant.Boundary, options).Concat(other.Cases(FakeVariant.Invalid, options)))
            {
                yield return fake.Json;
            }

            var json = one.Make(options);
            yield return json;
            // No fake has properties that its schema does not name.
            for (var at = json.IndexOf('{', StringComparison.Ordinal); at >= 0; at = json.IndexOf('{', at + 1))
            {
                foreach (var value in s_extras)
                {
                    yield return (json[..(at + 1)] + "\"extra\":" + value + "," + json[(at + 1)..]).Replace(",}", "}", StringComparison.Ordinal);
                }
            }
        }

        for (var seed = 5; seed < 100; seed++)
        {
            var json = one.Make(new FakeOptions { Seed = seed });
            yield return json;
            // Fakes of numbers that are called a count are whole.
            foreach (Match number in Regex.Matches(json, @"(?<=[:\[,])\d+(?=[,\]}])"))
            {
                yield return json.Insert(number.Index + number.Length, ".5");
            }
        }
    }
}
