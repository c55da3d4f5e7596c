using System.Net;
using System.Net.Sockets;

namespace ContractMocks.Cli.Tests;

public sealed class ServeCommandTests : IDisposable
{
    private const string Pets = """
        openapi: 3.1.0
        info: { title: Pets, version: '7' }
        paths:
          /pets: { get: { operationId: listPets, responses: { '200': { description: ok, content: { application/json: { schema: { const: pets } } } } } } }
          /{any}/deep: { get: { operationId: deep, parameters: [{ name: any, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok, content: { application/json: { schema: { const: templated } } } } } } }
          /limited: { get: { operationId: limited, parameters: [{ name: limit, in: query, required: true, schema: { type: integer } }], responses: { '200': { description: ok, content: { application/json: { schema: { const: limited } } } } } } }
        """;

    private const string Shops = """
        openapi: 3.1.0
        info: { title: Shops, version: '8' }
        paths:
          /pets: { get: { operationId: shopPets, responses: { '200': { description: ok, content: { application/json: { schema: { const: shop } } } } } } }
          /very/deep: { get: { operationId: veryDeep, responses: { '200': { description: ok, content: { application/json: { schema: { const: plain } } } } } } }
          /shops: { post: { operationId: newShop, responses: { '201': { description: ok, content: { application/json: { schema: { const: new } } } } } } }
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_served_mock_answers_its_scenarios_until_it_is_stopped()
    {
        await using var serving = await Serving.StartAsync(
            "--spec", "openai", "--scenarios", CommandRun.Sample("scenarios"), "--tools", CommandRun.Sample("tools"));
        var health = await serving.HealthAsync();
        Assert.Equal("ready", health.GetProperty("status").GetString());
        var spec = Assert.Single(health.GetProperty("specs").EnumerateArray());
        Assert.Equal("openai", spec.GetProperty("name").GetString());
        Assert.Equal(new Uri(serving.Client.BaseAddress!, "/v1").AbsoluteUri, spec.GetProperty("url").GetString());
        Assert.Equal(health.GetProperty("operations").GetInt32(), spec.GetProperty("operations").GetInt32());
        Assert.NotEqual("", health.GetProperty("version").GetString());
        Assert.Contains("scenario: weather-loop", serving.Output + await serving.LineAsync("scenario: "), StringComparison.Ordinal);
        Assert.Equal(0, await serving.StopAsync());
        Assert.Contains("stopped", serving.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/openai/v1/chat/completions", "choices", "")]
    [InlineData("/v1/chat/completions", "choices", "")]
    [InlineData("/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21", "choices", "")]
    [InlineData("/anthropic/v1/messages", "stop_reason", "")]
    [InlineData("/v1/messages", "stop_reason", "")]
    [InlineData("/gemini/v1beta/models/gemini-2.5-flash:generateContent", "candidates", "")]
    [InlineData("/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-flash:generateContent", "candidates", "")]
    [InlineData("/v1/models", "owned_by", "authorization: Bearer x")]
    [InlineData("/v1/models", "display_name", "x-api-key: x")]
    [InlineData("/v1/models", "supportedGenerationMethods", "x-goog-api-key: x")]
    [InlineData("/anthropic/v1/models", "display_name", "")]
    public async Task Without_a_spec_every_bundled_provider_is_served(string path, string expected, string header)
    {
        await using var serving = await Serving.StartAsync("--lenient", "--fallback", "lorem");
        using var request = new HttpRequestMessage(path.EndsWith("models", StringComparison.Ordinal) ? HttpMethod.Get : HttpMethod.Post, new Uri(path, UriKind.Relative));
        if (expected is "stop_reason" or "display_name")
        {
            request.Headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
        }

        if (header.Split(": ") is [var name, var value])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        const string Body = """{"model":"m","max_tokens":50,"messages":[{"role":"user","content":"Hello"}],"contents":[{"role":"user","parts":[{"text":"Hello"}]}]}""";
        request.Content = request.Method == HttpMethod.Post ? new StringContent(Body, System.Text.Encoding.UTF8, "application/json") : null;
        using var response = await serving.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        Assert.Contains(expected, body, StringComparison.Ordinal);
        Assert.True(request.Method == HttpMethod.Get || body.Contains("Lorem ipsum", StringComparison.Ordinal), body);
    }

    [Fact]
    public async Task Every_client_is_told_its_address()
    {
        await using var serving = await Serving.StartAsync();
        await serving.LineAsync("Ctrl+C");
        Assert.Contains($"OPENAI_BASE_URL={serving.Client.BaseAddress}openai/v1", serving.Output, StringComparison.Ordinal);
        Assert.Contains($"ANTHROPIC_BASE_URL={serving.Client.BaseAddress}anthropic", serving.Output, StringComparison.Ordinal);
        Assert.Contains($"GOOGLE_GEMINI_BASE_URL={serving.Client.BaseAddress}gemini", serving.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_specs_share_a_port_and_plain_paths_beat_templated_ones()
    {
        await using var serving = await Serving.StartAsync("--spec", _run.Write("pets.yaml", Pets), "--spec", _run.Write("shops.yaml", Shops));
        Assert.StartsWith("GET /pets is in 'pets' (listPets) and in 'shops' (shopPets); 'pets' answers it, unless the headers", await serving.LineAsync("note: "), StringComparison.Ordinal);
        Assert.Equal("\"pets\"", await serving.Client.GetStringAsync(new Uri("pets", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("\"plain\"", await serving.Client.GetStringAsync(new Uri("very/deep", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("\"templated\"", await serving.Client.GetStringAsync(new Uri("other/deep", UriKind.Relative), TestContext.Current.CancellationToken));
        using var wrongMethod = await serving.Client.GetAsync(new Uri("shops", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrongMethod.StatusCode);
        using var unknown = await serving.Client.GetAsync(new Uri("nowhere", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(6, (await serving.HealthAsync()).GetProperty("operations").GetInt32());
    }

    [Theory]
    [InlineData("authorization", "\"first\"")]
    [InlineData("x-api-key", "\"second\"")]
    [InlineData("second-version", "\"second\"")]
    [InlineData("other", "\"second\"")]
    public async Task Of_specs_that_share_a_path_the_one_answers_that_the_headers_are_meant_for(string header, string expected)
    {
        const string Shared = """
            openapi: 3.1.0
            info: { title: One, version: '7' }
            security: [{ key: [] }]
            components: { securitySchemes: { key: SCHEME } }
            paths:
              /same: { get: { operationId: same, PARAMETERS responses: { '200': { description: ok, content: { application/json: { schema: { const: NAME } } } } } } }
            """;
        var first = Shared.Replace("NAME", "first", StringComparison.Ordinal).Replace("SCHEME", "{ type: http, scheme: bearer }", StringComparison.Ordinal)
            .Replace("PARAMETERS", "", StringComparison.Ordinal);
        var second = Shared.Replace("NAME", "second", StringComparison.Ordinal).Replace("security: [{ key: [] }]", "", StringComparison.Ordinal)
            .Replace("SCHEME", "{ type: apiKey, in: header, name: x-api-key }", StringComparison.Ordinal)
            .Replace("PARAMETERS", "parameters: [{ name: second-version, in: header, schema: { type: string } }],", StringComparison.Ordinal);
        await using var serving = await Serving.StartAsync("--spec", _run.Write("first.yaml", first), "--spec", _run.Write("second.yaml", second));
        using var request = new HttpRequestMessage(HttpMethod.Get, "same");
        request.Headers.TryAddWithoutValidation(header, "Bearer x");
        using var answer = await serving.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--strict", HttpStatusCode.UnprocessableEntity)]
    [InlineData("--lenient", HttpStatusCode.OK)]
    public async Task Requests_that_break_the_contract_are_refused_unless_told_otherwise(string how, HttpStatusCode expected)
    {
        await using var serving = await Serving.StartAsync("--spec", _run.Write("pets.yaml", Pets), how);
        using var answer = await serving.Client.GetAsync(new Uri("limited", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (code, _, error) = await CommandRun.RunAsync("serve", "--spec", "openai", "--port", $"{port}");
        Assert.Equal(2, code);
        Assert.Contains($"port {port} on 127.0.0.1 is in use", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listening_beyond_this_machine_is_said_plainly()
    {
        await using var serving = await Serving.StartAsync("--spec", "openai", "--host", "0.0.0.0");
        Assert.Equal("listens on 0.0.0.0, so other machines can reach it", await serving.LineAsync("note: "));
        Assert.Equal("ready", (await serving.HealthAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Help_and_version_call_the_command_as_it_is_installed()
    {
        var (code, help, _) = await CommandRun.RunAsync("serve", "--help");
        Assert.Equal(0, code);
        Assert.Contains("contractmocks serve [options]", help, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.RunAsync("--version")).Code);
    }

    [Fact]
    public async Task A_spec_that_is_named_twice_is_served_once()
    {
        var file = _run.Write("pets.yaml", Pets);
        await using var serving = await Serving.StartAsync("--spec", file, "--spec", file);
        Assert.Equal(3, (await serving.HealthAsync()).GetProperty("operations").GetInt32());
    }

    [Fact]
    public async Task A_spec_that_does_not_exist_is_an_error()
    {
        var (code, _, error) = await CommandRun.RunAsync("serve", "--spec", "no-such-spec.yaml");
        Assert.Equal(2, code);
        Assert.Contains("'no-such-spec.yaml' is neither a file nor", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_with_a_mistake_is_not_served()
    {
        var file = _run.Write("bad.scenario.yaml", "scenario: x\nprovider: openai\nturns:\n  - rply: { text: Hello. }\n");
        var (code, _, error) = await CommandRun.RunAsync("serve", "--spec", "openai", "--scenarios", file);
        Assert.Equal(1, code);
        Assert.Contains("error CM", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve", "--spec")]
    [InlineData("serve", "--fallback", "poem")]
    [InlineData("serve", "--spec", "openai", "--port", "70000")]
    [InlineData("serve", "--spec", "openai", "--port", "-1")]
    [InlineData("serve", "--spec", "openai", "--port", "x")]
    [InlineData("serve", "--spec", "openai", "--port", "1", "--port", "2")]
    [InlineData("serve", "--spec", "openai", "--port")]
    [InlineData("serve", "--spec", "openai", "--seed", "x")]
    [InlineData("serve", "--spec", "openai", "--host")]
    [InlineData("serve", "--spec", "openai", "--validate-proxy")]
    [InlineData("serve", "--spec", "openai", "--validate-proxy", "http://a", "--validate-proxy", "http://b")]
    [InlineData("validate", "--format", "xml", "openai")]
    [InlineData("explain")]
    [InlineData("serve", "--spec", "openai", "--strict", "--lenient")]
    [InlineData("serve", "--spec", "openai", "--host", "example.com")]
    [InlineData("serve", "--spec", "openai", "--validate-proxy", "ftp://example.com")]
    [InlineData("frobnicate")]
    public async Task A_wrong_command_line_is_an_error(params string[] args)
    {
        var (code, _, error) = await CommandRun.RunAsync(args);
        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task The_exit_codes_are_in_the_help()
    {
        var (code, output, _) = await CommandRun.RunAsync("serve", "--help");
        Assert.Equal(0, code);
        Assert.Contains("Exit codes: 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_file_is_served_and_a_broken_one_leaves_the_last_good_mock()
    {
        var spec = _run.Write("pets.yaml", Pets);
        await using var serving = await Serving.StartAsync("--spec", spec, "--watch");
        _run.Write("pets.yaml", Pets.Replace("const: pets", "const: cats", StringComparison.Ordinal));
        Assert.StartsWith("3 operations", await serving.LineAsync("reloaded: "), StringComparison.Ordinal);
        Assert.Equal("\"cats\"", await serving.Client.GetStringAsync(new Uri("pets", UriKind.Relative), TestContext.Current.CancellationToken));

        _run.Write("pets.yaml", "openapi: 3.1.0\ninfo: [ x\n");
        await serving.LineAsync("not reloaded: ");
        Assert.Contains("error CM1001", serving.Errors, StringComparison.Ordinal);
        Assert.Equal("\"cats\"", await serving.Client.GetStringAsync(new Uri("pets", UriKind.Relative), TestContext.Current.CancellationToken));

        _run.Write("pets.yaml", Pets);
        await serving.LineAsync("reloaded: ");
        Assert.Equal("\"pets\"", await serving.Client.GetStringAsync(new Uri("pets", UriKind.Relative), TestContext.Current.CancellationToken));
    }
}
