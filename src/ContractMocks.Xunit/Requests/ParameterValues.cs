using System.Text;
using System.Text.Json;
using ContractMocks.Simulation;

namespace ContractMocks.Xunit.Requests;

/// <summary>Values for the parameters that an operation requires: what their schemas offer, else made up from them.</summary>
internal sealed class ParameterValues(LoadedContract contract, int seed)
{
    /// <summary>Values that are known already, by the name of their parameter.</summary>
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    /// <summary>The path with its parameters filled in and the required query, without a leading slash.</summary>
    public string Path(Operation operation)
    {
        var path = new StringBuilder(operation.Path.TrimStart('/'));
        var separator = operation.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.In == ParameterPlace.Path)
            {
                path.Replace("{" + parameter.Name + "}", Uri.EscapeDataString(Value(parameter)));
            }
            else if (parameter is { In: ParameterPlace.Query, Required: true })
            {
                path.Append(separator).Append(Uri.EscapeDataString(parameter.Name)).Append('=').Append(Uri.EscapeDataString(Value(parameter)));
                separator = '&';
            }
        }

        return path.ToString();
    }

    public EquatableArray<KeyValuePair<string, string>> Headers(Operation operation) =>
        operation.Parameters.Where(static parameter => parameter is { In: ParameterPlace.Header, Required: true })
            .Select(parameter => KeyValuePair.Create(parameter.Name, Value(parameter)))
            .ToEquatableArray();

    /// <summary>Whether a value is known that may well exist: one that the document offers, or a model.</summary>
    public static bool IsKnown(Parameter parameter) =>
        IsModel(parameter) || (JsonElement.Parse(parameter.Schema) is { ValueKind: JsonValueKind.Object } schema && Offered(schema) is not null);

    public static bool IsModel(Parameter parameter) => parameter.Name.TrimStart('+') is "model" or "model_id";

    private string Value(Parameter parameter)
    {
        if (Given.TryGetValue(parameter.Name, out var given))
        {
            return given;
        }

        var schema = JsonElement.Parse(parameter.Schema);
        var offered = schema.ValueKind == JsonValueKind.Object ? Offered(schema) : null;
        if (offered is { } value)
        {
            return Text(value);
        }

        return IsModel(parameter)
            ? KnownModels.Of(contract.Contract.Provider)
            : Text(JsonElement.Parse(SchemaFaker.Fake(StandaloneSchema.Of(contract, parameter.Schema), seed)));
    }

    private static JsonElement? Offered(JsonElement schema)
    {
        foreach (var keyword in (string[])["example", "const", "default"])
        {
            if (schema.TryGetProperty(keyword, out var value))
            {
                return value;
            }
        }

        foreach (var keyword in (string[])["examples", "enum"])
        {
            if (schema.TryGetProperty(keyword, out var values) && values.ValueKind == JsonValueKind.Array && values.GetArrayLength() > 0)
            {
                return values[0];
            }
        }

        return null;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
