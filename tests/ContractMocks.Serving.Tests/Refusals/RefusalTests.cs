using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace ContractMocks.Serving.Tests;

/// <summary>Requests that are wrong in one place, derived from the contract: the answer has the right status and names that place.</summary>
public sealed class RefusalTests(ServedApis apis) : IClassFixture<ServedApis>
{
    // A refusal that repeats what it refuses would send 10 MB back.
    private const int LongestRefusal = 64 * 1024;

    // So many there are at least, so that a reader that loses schemas cannot turn these tests into nothing.
    public static TheoryData<JudgedApi, Breakage, int> Cases => new()
    {
        { JudgedApi.Chat, Breakage.None, 6 },
        { JudgedApi.Chat, Breakage.MissingRequired, 5 },
        { JudgedApi.Chat, Breakage.WrongType, 30 },
        { JudgedApi.Chat, Breakage.UnknownEnum, 5 },
        { JudgedApi.Chat, Breakage.OutOfRange, 8 },
        { JudgedApi.Chat, Breakage.MalformedJson, 4 },
        { JudgedApi.Chat, Breakage.WrongContentType, 4 },
        { JudgedApi.Chat, Breakage.TenMegabytes, 1 },
        { JudgedApi.Chat, Breakage.DeepNesting, 1 },
        { JudgedApi.Chat, Breakage.NoCredentials, 6 },
        { JudgedApi.Embeddings, Breakage.None, 1 },
        { JudgedApi.Embeddings, Breakage.MissingRequired, 2 },
        { JudgedApi.Embeddings, Breakage.WrongType, 5 },
        { JudgedApi.Embeddings, Breakage.UnknownEnum, 1 },
        { JudgedApi.Embeddings, Breakage.OutOfRange, 1 },
        { JudgedApi.Embeddings, Breakage.MalformedJson, 2 },
        { JudgedApi.Embeddings, Breakage.WrongContentType, 2 },
        { JudgedApi.Embeddings, Breakage.TenMegabytes, 1 },
        { JudgedApi.Embeddings, Breakage.DeepNesting, 1 },
        { JudgedApi.Embeddings, Breakage.NoCredentials, 1 },
        { JudgedApi.Files, Breakage.None, 5 },
        { JudgedApi.Files, Breakage.MissingRequired, 2 },
        { JudgedApi.Files, Breakage.WrongType, 1 },
        { JudgedApi.Files, Breakage.UnknownEnum, 2 },
        { JudgedApi.Files, Breakage.WrongContentType, 1 },
        { JudgedApi.Files, Breakage.NoCredentials, 5 },
        { JudgedApi.Messages, Breakage.None, 14 },
        { JudgedApi.Messages, Breakage.MissingRequired, 10 },
        { JudgedApi.Messages, Breakage.WrongType, 40 },
        { JudgedApi.Messages, Breakage.UnknownEnum, 4 },
        { JudgedApi.Messages, Breakage.OutOfRange, 10 },
        { JudgedApi.Messages, Breakage.MalformedJson, 8 },
        { JudgedApi.Messages, Breakage.WrongContentType, 8 },
        { JudgedApi.Messages, Breakage.TenMegabytes, 4 },
        { JudgedApi.Messages, Breakage.DeepNesting, 4 },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_wrong_request_gets_the_right_status_and_names_what_is_wrong(JudgedApi api, Breakage breakage, int atLeast)
    {
        var client = await apis.ClientAsync(api.Document);
        var requests = Requests(api).Where(one => one.Breakage == breakage).ToList();
        var findings = new List<string>();
        foreach (var request in requests)
        {
            if (await FindingAsync(client, api, request) is { } finding)
            {
                findings.Add($"{request}\n    {finding}");
            }
        }

        Assert.True(findings.Count == 0, $"{findings.Count} of {requests.Count} are answered wrongly:\n{string.Join('\n', findings)}");
        Assert.True(requests.Count >= atLeast, $"only {requests.Count} requests were derived");
    }

    private IEnumerable<BrokenRequest> Requests(JudgedApi api)
    {
        var contract = apis.Contract(api.Document);
        return contract.Operations
            .Where(operation => api.Paths.Any(path => IsUnder(operation.Path, path)))
            .SelectMany(operation => new RequestBreaker(contract, operation).All());
    }

    private static bool IsUnder(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] is '/' or '?' or '#');

    private static async Task<string?> FindingAsync(HttpClient client, JudgedApi api, BrokenRequest request)
    {
        using var message = request.Message();
        var clock = Stopwatch.StartNew();
        using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var shown = $"{(int)answer.StatusCode}: {(body.Length > 300 ? body[..300] : body)}";
        if (request.Breakage == Breakage.None)
        {
            return answer.IsSuccessStatusCode ? null : shown;
        }

        if (answer.StatusCode != Expected(request.Breakage) || body.Length > LongestRefusal || clock.Elapsed > TimeSpan.FromSeconds(10))
        {
            return $"expected {(int)Expected(request.Breakage)}, got {shown}";
        }

        return api.IsAnthropic ? AnthropicFinding(request, body, shown) : OpenAiFinding(request, body, shown);
    }

    private static HttpStatusCode Expected(Breakage breakage) => breakage switch
    {
        Breakage.WrongContentType => HttpStatusCode.UnsupportedMediaType,
        Breakage.NoCredentials => HttpStatusCode.Unauthorized,
        _ => HttpStatusCode.BadRequest,
    };

    private static string? OpenAiFinding(BrokenRequest request, string body, string shown)
    {
        using var parsed = JsonDocument.Parse(body);
        var error = parsed.RootElement.GetProperty("error");
        var named = error.GetProperty("param").GetString();
        if (named != request.Parameter)
        {
            return $"expected the parameter '{request.Parameter}', got {shown}";
        }

        return error.GetProperty("type").GetString() == "invalid_request_error" ? Depth(request, error, shown) : $"expected invalid_request_error, got {shown}";
    }

    private static string? AnthropicFinding(BrokenRequest request, string body, string shown)
    {
        using var parsed = JsonDocument.Parse(body);
        if (!parsed.RootElement.TryGetProperty("type", out var type) || type.GetString() != "error")
        {
            return $"expected Anthropic's error envelope, got {shown}";
        }

        var error = parsed.RootElement.GetProperty("error");
        if (error.GetProperty("type").GetString() != "invalid_request_error")
        {
            return $"expected invalid_request_error, got {shown}";
        }

        // The last name of the path: how indices are written is the provider's matter.
        var name = request.Parameter?.Split('.')[^1];
        return name is null || error.GetProperty("message").GetString()!.Contains(name, StringComparison.Ordinal)
            ? Depth(request, error, shown)
            : $"expected a message that names '{name}', got {shown}";
    }

    private static string? Depth(BrokenRequest request, JsonElement error, string shown) =>
        request.Breakage != Breakage.DeepNesting || error.GetProperty("message").GetString()!.Contains("dee", StringComparison.OrdinalIgnoreCase)
        || error.GetProperty("message").GetString()!.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"expected a message that names the depth, got {shown}";
}
