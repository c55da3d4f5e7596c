using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ContractMocks.Engine;

/// <summary>The usual answer of an operation of which nothing but the contract is known: the document's example, else a fake.</summary>
internal sealed class DefaultAnswer
{
    private DefaultAnswer(int status, string? contentType, byte[] body)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
    }

    public int Status { get; }

    public string? ContentType { get; }

    public byte[] Body { get; }

    public static DefaultAnswer Of(OperationRoute route, LoadedContract contract, int seed)
    {
        if (route.Success is not { } response)
        {
            return new DefaultAnswer(200, null, []);
        }

        var status = int.TryParse(response.Status, NumberStyles.None, CultureInfo.InvariantCulture, out var exact) ? exact : 200;
        if (OperationRoute.FindJson(response.Contents) is { } json)
        {
            return new DefaultAnswer(status, json.MediaType, Encoding.UTF8.GetBytes(Json(json, contract, seed)));
        }

        return new DefaultAnswer(status, response.Contents.Count == 0 ? null : response.Contents[0].MediaType, []);
    }

    /// <summary>The first example that the schema accepts, else a fake: documents' examples are not always right.</summary>
    private static string Json(Content content, LoadedContract contract, int seed)
    {
        var validator = contract.Validator(content.Schema);
        foreach (var example in content.Examples)
        {
            using var document = JsonDocument.Parse(example.Json);
            if (validator.IsValid(document.RootElement))
            {
                return example.Json;
            }
        }

        using var schema = JsonDocument.Parse(content.Schema);
        return SchemaFaker.Fake(schema.RootElement, contract.Schemas, seed);
    }
}
