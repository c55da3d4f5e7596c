using System.Text.Json;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Judging;

/// <summary>Judges the headers of an answer by what the document says of them.</summary>
internal static class HeaderCheck
{
    /// <summary>Which headers are missing or have a value that their schema forbids.</summary>
    public static IEnumerable<(string Name, string Expected, string Found)> Find(LoadedContract contract, Response response, Answer answer)
    {
        foreach (var header in response.Headers)
        {
            if (!answer.Headers.TryGetValue(header.Name, out var value))
            {
                if (header.Required)
                {
                    yield return (header.Name, "the header", "none");
                }

                continue;
            }

            // A header has no types: a number in it is what its schema takes for one.
            var validator = contract.Validator(header.Schema);
            var text = JsonSerializer.SerializeToElement(value);
            if (!validator.IsValid(text) && !(TryParse(value) is { } parsed && validator.IsValid(parsed)))
            {
                var error = validator.Validate(text)[0];
                yield return (header.Name, error.Expected, Redaction.IsSecretName(header.Name) ? "another value" : error.Actual);
            }
        }
    }

    private static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
