using System.IO.Compression;
using System.Text;
using ContractMocks.Compiler.Text;

using ContractMocks.Dialects;

namespace ContractMocks.TestSupport.Judging.Traffic;

/// <summary>Reads the YAML cassettes of recorded exchanges.</summary>
internal static class Cassettes
{
    public static IEnumerable<Recording> Read(string file, string name)
    {
        var problems = new ProblemSink(name);
        if (NodeReader.Read(File.ReadAllText(file), problems, ProblemKinds.SpecSyntax, CancellationToken.None) is not MappingNode root)
        {
            throw new InvalidOperationException($"{name} cannot be read");
        }

        var exchanges = root["interactions"] is SequenceNode list ? list.Items : [];
        for (var i = 0; i < exchanges.Count; i++)
        {
            if (exchanges[i] is MappingNode exchange && Read(exchange, $"{name}#{i}") is { } recording)
            {
                yield return recording;
            }
        }
    }

    private static Recording? Read(MappingNode exchange, string name)
    {
        if (exchange["request"] is not MappingNode request || exchange["response"] is not MappingNode response
            || !Uri.TryCreate(Text(request["uri"])?.Split('#')[0], UriKind.Absolute, out var uri) || Body(response) is not { Length: > 0 } body)
        {
            return null;
        }

        var status = response["status"] is MappingNode { } code && int.TryParse(Text(code["code"]), out var number) ? number : 200;
        var isJson = body.TrimStart().StartsWith('{') || body.TrimStart().StartsWith('[');
        var isStream = body.Contains("data:", StringComparison.Ordinal) && !isJson;
        if (!isStream && !isJson)
        {
            // Audio, pages and the like.
            return null;
        }

        return new Recording
        {
            Name = name,
            Host = uri.Host,
            Method = Text(request["method"])?.ToUpperInvariant() ?? "POST",
            Path = Uri.UnescapeDataString(uri.AbsolutePath),
            Request = request["parsed_body"] is { } parsed ? NodeJson.ToJson(parsed) : Text(request["body"]) is { Length: > 0 } raw ? raw : null,
            Status = status,
            Body = body,
            Form = isStream ? StreamForm.Events : uri.AbsolutePath.EndsWith(":streamGenerateContent", StringComparison.Ordinal) ? StreamForm.Array : null,
        };
    }

    private static string? Body(MappingNode response)
    {
        if (response["parsed_body"] is { } parsed)
        {
            return NodeJson.ToJson(parsed);
        }

        var text = response["body"] is MappingNode body ? Text(body["string"]) : null;
        return text is not null && text.TrimStart().StartsWith("H4sI", StringComparison.Ordinal) ? Unzip(text) : text;
    }

    private static string Unzip(string base64)
    {
        using var zipped = new GZipStream(new MemoryStream(Convert.FromBase64String(base64)), CompressionMode.Decompress);
        using var reader = new StreamReader(zipped, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string? Text(Node? node) => (node as ScalarNode)?.Value;
}
