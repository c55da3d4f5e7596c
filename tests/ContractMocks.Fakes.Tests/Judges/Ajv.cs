using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Fakes.Tests.Suite;
using ContractMocks.Schemas;

namespace ContractMocks.Fakes.Tests.Judges;

/// <summary>Ajv 8 as a judge of instances.</summary>
internal sealed class Ajv : IDisposable
{
    /// <summary>How a complaint starts when Ajv cannot read the schema and so has no verdict.</summary>
    public const string Unread = "cannot read the schema: ";

    private readonly NodeTool _node = NodeTool.Start();
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);
    private bool _hasRemotes;

    /// <summary>Its first complaint about the instances; null when it takes all.</summary>
    public string? Complaint(FakedSchema schema, IReadOnlyList<string> instances) =>
        Complaints(schema, instances) is (var index, { } complaint) ? complaint.StartsWith(Unread, StringComparison.Ordinal) ? complaint : $"{complaint}; instance {instances[index]}" : null;

    /// <summary>Which instance it complains about first, and how.</summary>
    public (int Index, string? Complaint) Complaints(FakedSchema schema, IReadOnlyList<string> instances)
    {
        var answer = Verdicts(schema, instances);
        if (answer["unread"] is { } unread)
        {
            return (0, Unread + unread);
        }

        var complaints = answer["complaints"]!.AsArray();
        var index = complaints.ToList().FindIndex(static complaint => complaint is not null);
        return index < 0 ? (0, null) : (index, complaints[index]!.GetValue<string>());
    }

    /// <summary>How many of the instances it takes; all that are null are counted as wrong. Null when it cannot read the schema.</summary>
    public int? Accepted(FakedSchema schema, IReadOnlyList<string> instances) =>
        Verdicts(schema, instances)["complaints"] is JsonArray complaints ? complaints.Count(static complaint => complaint is null) : null;

    public void Dispose() => _node.Dispose();

    internal JsonNode Ask(string json) => _node.Ask(json);

    private JsonNode Verdicts(FakedSchema schema, IReadOnlyList<string> instances)
    {
        var text = new StringBuilder();
        if (schema.Document is { } document)
        {
            Give(schema.Group, document);
            var reference = FakedSchema.Parse(schema.Json).GetProperty("$ref").GetString();
            text.Append("{\"op\":\"judge\",\"document\":").Append(Quote("doc:" + schema.Group)).Append(",\"ref\":").Append(Quote(reference!));
        }
        else
        {
            GiveRemotes(schema.Options);
            text.Append("{\"op\":\"judge\",\"dialect\":").Append(Quote(Dialect(schema))).Append(",\"schema\":").Append(OneLine(schema.Json));
        }

        text.Append(",\"instances\":[").AppendJoin(',', instances).Append("]}");
        return _node.Ask(text.ToString());
    }

    internal static string Dialect(FakedSchema schema)
    {
        var root = schema.Document?.Root ?? FakedSchema.Parse(schema.Json);
        var named = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("$schema", out var dialect) ? dialect.GetString()! : "";
        return named switch
        {
            _ when named.Contains("2020-12", StringComparison.Ordinal) => "draft2020-12",
            _ when named.Contains("2019-09", StringComparison.Ordinal) => "draft2019-09",
            _ when named.Contains("draft-07", StringComparison.Ordinal) => "draft7",
            _ when named.Contains("draft-06", StringComparison.Ordinal) => "draft6",
            _ when named.Contains("draft-04", StringComparison.Ordinal) => "draft4",
            _ => schema.Options.Dialect switch
            {
                SchemaDialect.Draft4 => "draft4",
                SchemaDialect.Draft6 => "draft6",
                SchemaDialect.Draft7 => "draft7",
                SchemaDialect.Draft201909 => "draft2019-09",
                _ => "draft2020-12",
            },
        };
    }

    private void Give(string name, SchemaDocument document)
    {
        lock (_documents)
        {
            if (_documents.Add(name))
            {
                var dialect = Dialect(new FakedSchema(name, "", "{}") { Document = document });
                _node.Ask($$"""{"op":"document","document":{{Quote("doc:" + name)}},"dialect":"{{dialect}}","schema":{{OneLine(document.Root.GetRawText())}}}""");
            }
        }
    }

    private void GiveRemotes(SchemaOptions options)
    {
        lock (_documents)
        {
            if (!_hasRemotes && !ReferenceEquals(options.Documents, SchemaRegistry.Empty))
            {
                _hasRemotes = true;
                var remotes = SuiteSchemas.Remotes.Select(static remote => Quote(remote.Key) + ":" + OneLine(remote.Value));
                _node.Ask($$$"""{"op":"remotes","remotes":{{{{string.Join(',', remotes)}}}}}""");
            }
        }
    }

    /// <summary>JSON without line ends: those that it has stand between its tokens.</summary>
    internal static string OneLine(string json) => json.Replace('\n', ' ').Replace('\r', ' ');

    internal static string Quote(string text) => JsonSerializer.Serialize(text);
}
