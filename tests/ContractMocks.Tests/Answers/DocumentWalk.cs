using System.Globalization;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Answers;

/// <summary>Asks one document's mock for all that it offers.</summary>
internal sealed class DocumentWalk(string file, Contract contract, WalkCounts counts)
{
    // What is sent is for other tests; here the answer counts.
    private readonly TestMock _mock = TestMock.Of(contract, new MockOptions
    {
        Requests = RequestChecks.Lenient, ChecksSecurity = false, AnswersWithoutTurns = true, JournalCapacity = 0,
    });

    private int _walked;

    public async Task RunAsync()
    {
        foreach (var operation in _mock.Contract.Contract.Operations)
        {
            counts.Add(WalkCount.Operation);
            var target = Target(operation);
            await AskAsync(operation, target, null, null, null);
            counts.Add(WalkCount.Answer);
            foreach (var response in operation.Responses.Where(static response => response.Status[0] != '1'))
            {
                await WalkAsync(operation, response, target);
            }
        }
    }

    private async Task WalkAsync(Operation operation, Response response, string target)
    {
        counts.Add(WalkCount.Status);
        await AskAsync(operation, target, response, null, null);
        if (++_walked % 7 == 0)
        {
            counts.Add(WalkCount.Dynamic);
            await AskAsync(operation, target, response, null, null, ", dynamic=true");
        }

        foreach (var content in response.Contents)
        {
            counts.Add(WalkCount.MediaType);
            await AskAsync(operation, target, response, content, null);
            foreach (var example in content.Examples.Where(static example => example.Name.Length > 0))
            {
                counts.Add(WalkCount.Example);
                await AskAsync(operation, target, response, content, example);
            }
        }
    }

    private async Task AskAsync(Operation operation, string target, Response? wanted, Content? type, Example? example, string more = "")
    {
        var headers = new List<(string, string)>();
        if (wanted is not null)
        {
            headers.Add(("Prefer", $"code={wanted.Status}{(example is null ? "" : ", example=\"" + example.Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"")}{more}"));
        }

        if (type is not null)
        {
            headers.Add(("Accept", type.MediaType));
        }

        var answer = await RecordedResponse.OfAsync(_mock, operation.Method, target, [.. headers]);
        var where = $"{file} {operation.Id} {wanted?.Status ?? answer.Status.ToString(CultureInfo.InvariantCulture)} {type?.MediaType} {example?.Name}{more}".TrimEnd();
        if (wanted is null && operation.Path.EndsWith(":streamGenerateContent", StringComparison.Ordinal))
        {
            // The service streams an array of what the document says is the answer, as recordings show.
            return;
        }

        if (AnswerCheck.Wrong(_mock.Contract, operation, answer, wanted, type, example, counts) is { } wrong)
        {
            counts.Failures.Add($"{where}: {operation.Method} {target}: {wrong}");
        }
    }

    private string Target(Operation operation)
    {
        var hash = operation.Path.IndexOf('#', StringComparison.Ordinal);
        var path = hash < 0 ? operation.Path : operation.Path[..hash];
        foreach (var parameter in operation.Parameters.Where(static parameter => parameter.In == ParameterPlace.Path))
        {
            path = path.Replace("{" + parameter.Name + "}", Uri.EscapeDataString(Value(parameter)), StringComparison.Ordinal);
        }

        // A document may forget to declare a parameter of its path.
        path = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", "x");
        var variant = hash < 0 ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "stream=true";
        return contract.BasePath + path + variant;
    }

    private string Value(Parameter parameter)
    {
        if (parameter.Name == "model")
        {
            return "gpt-5";
        }

        using var schema = JsonDocument.Parse(parameter.Schema);
        using var value = JsonDocument.Parse(SchemaFaker.Nearest(schema.RootElement, _mock.Contract.Schemas, 0));
        var text = value.RootElement.ValueKind == JsonValueKind.String ? value.RootElement.GetString()! : value.RootElement.GetRawText();
        return text.Length == 0 ? "x" : text;
    }
}
