using System.Text.Json;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Tests.Emission;

/// <summary>The responses that OpenAI's document shows in <c>x-oaiMeta</c> of its operations.</summary>
internal static class ShownResponses
{
    public static IEnumerable<(string Operation, string MediaType, string Json)> Of(string text, Contract contract)
    {
        var root = NodeReader.Read(text, new ProblemSink("openai.yaml"), ProblemKinds.SpecSyntax, TestContext.Current.CancellationToken)!;
        foreach (var operation in contract.Operations)
        {
            var meta = Find(root, "paths", operation.Path, operation.Method.ToLowerInvariant(), "x-oaiMeta", "examples");
            foreach (var example in meta is SequenceNode several ? several.Items : meta is null ? [] : [meta])
            {
                if (Find(example, "response") is ScalarNode response)
                {
                    foreach (var (mediaType, json) in Bodies(response.Value))
                    {
                        yield return (operation.Id, mediaType, json);
                    }
                }
            }
        }
    }

    private static IEnumerable<(string MediaType, string Json)> Bodies(string response)
    {
        if (IsJson(response))
        {
            yield return ("application/json", response);
            yield break;
        }

        foreach (var line in response.Split('\n').Select(static line => line.Trim()).Where(IsJson))
        {
            yield return ("text/event-stream", line);
        }
    }

    // Some are shortened with an ellipsis, which is no JSON.
    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Node? Find(Node? node, params IEnumerable<string> keys) =>
        keys.Aggregate(node, static (found, key) => (found as MappingNode)?.Find(key)?.Value);
}
