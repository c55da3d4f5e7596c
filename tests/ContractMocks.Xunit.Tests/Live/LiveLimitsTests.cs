namespace ContractMocks.Xunit.Tests.Live;

/// <summary>What a live run does not do: change things unasked, call too often, try again, show the key.</summary>
public sealed class LiveLimitsTests : IDisposable
{
    private const string Key = "sk-live-secret";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("makeThing", "201", "application/json", "'makeThing' (POST) changes something; CONTRACTMOCKS_LIVE_WRITES=1 allows it")]
    [InlineData("deleteThing", "204", "", "'deleteThing' (DELETE) changes something")]
    [InlineData("getThing", "200", "application/json", "'getThing' needs a 'id' that exists")]
    public async Task What_changes_something_or_needs_something_is_not_asked(string operation, string status, string mediaType, string reason)
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory());
        await using var probe = Probe(service);

        Assert.Contains(reason, await RunProbe<ShopMock>.SkipAsync(() => probe.OperationAsync(operation, mediaType, status)), StringComparison.Ordinal);

        Assert.Empty(service.Requests);
        Assert.Contains(reason, Report(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_something_is_asked_where_the_user_says_so()
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory());
        await using var probe = Probe(service, ("LIVE_WRITES", "1"));

        await probe.OperationAsync("makeThing", "application/json", "201");

        Assert.Equal("POST", Assert.Single(service.Requests).Method);
    }

    [Fact]
    public async Task No_more_calls_are_made_than_allowed_by_all_tests_together()
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory());
        await using var probe = Probe(service, ("MAXCALLS", "3"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            try
            {
                await probe.OperationAsync("listThings");
                return "";
            }
            catch (global::Xunit.Sdk.SkipException skip)
            {
                return skip.Message;
            }
        }));

        Assert.Equal(3, outcomes.Count(static one => one.Length == 0));
        Assert.All(outcomes.Where(static one => one.Length > 0), static one => Assert.Contains("all 3 calls of this run are made; raise CONTRACTMOCKS_MAXCALLS", one, StringComparison.Ordinal));
        Assert.Equal(3, service.Requests.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_service_is_left_alone(int status)
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory(), answer => answer with { Status = status });
        await using var probe = Probe(service);

        Assert.Contains("is busy", await RunProbe<ShopMock>.SkipAsync(() => probe.OperationAsync("listThings")), StringComparison.Ordinal);
        Assert.Contains("is busy", await RunProbe<ShopMock>.SkipAsync(() => probe.OperationAsync("listThings")), StringComparison.Ordinal);

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_tried_once_and_never_shown()
    {
        await using var service = await ServedMock.StartAsync(
            ShopMock.InMemory(), static answer => answer with { Status = 401, Body = "{\"error\":{\"message\":\"Incorrect key: " + Key + "\"}}" });
        await using var probe = Probe(service);

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));
        await RunProbe<ShopMock>.SkipAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("does not let us in (it answered 401); set CONTRACTMOCKS_KEY_my_shop", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, message + Report(), StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task The_key_goes_where_the_document_wants_it_and_into_no_report()
    {
        await using var service = await ServedMock.StartAsync(
            ShopMock.InMemory(), static answer => answer with { Status = 400, Body = "{\"error\":{\"message\":\"You sent " + Key + "\"}}" });
        await using var probe = Probe(service);

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Equal(Key, Assert.Single(service.Requests).Headers["x-shop-key"]);
        Assert.Contains("You sent [key]", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, message + Report() + File.ReadAllText(ReportFile(".json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_called_once()
    {
        string address;
        await using (var service = await ServedMock.StartAsync(ShopMock.InMemory()))
        {
            address = service.Address;
        }

        await using var probe = new RunProbe<ShopMock>(_folder, ("BASEURL_my_shop", address));

        Assert.Contains("does not answer", await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings")), StringComparison.Ordinal);
        Assert.Contains("does not answer", await RunProbe<ShopMock>.SkipAsync(() => probe.OperationAsync("listThings")), StringComparison.Ordinal);
        Assert.Equal(1, probe.Run.Calls.Made);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_given_up_and_reported()
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory(), static answer => answer with { Never = true });
        await using var probe = Probe(service, ("LIVE_TIMEOUT", "1"));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("unread: we expect an answer in 1 s (CONTRACTMOCKS_LIVE_TIMEOUT), the service none", message, StringComparison.Ordinal);
        Assert.Contains("| unread |", Report(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_beyond_the_bound_is_given_up_and_reported()
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory(), static answer => answer with { Body = new string(' ', 17 * 1024 * 1024) });
        await using var probe = Probe(service);

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("unread: we expect an answer of at most 16 MB", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://shop.example", "is no address")]
    [InlineData("shop.example", "is no address")]
    [InlineData("https://me:secret@shop.example", "a name, a password or a query")]
    [InlineData("https://shop.example?key=secret", "a name, a password or a query")]
    public async Task An_address_that_is_none_is_told(string address, string reason)
    {
        await using var probe = new RunProbe<ShopMock>(_folder, ("BASEURL_my_shop", address));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_answers_with_an_error_is_not_asked()
    {
        await using var service = await ServedMock.StartAsync(OpenAiMock.InMemory());
        await using var probe = new RunProbe<OpenAiMock>(_folder, ("BASEURL_openai", service.Address));

        Assert.Contains("cannot be asked of a live service", await RunProbe<OpenAiMock>.SkipAsync(() => probe.TurnAsync(SampleScenarios.Anywhere, 3, stream: false)), StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task The_model_can_be_named_and_nothing_is_stored()
    {
        var mock = OpenAiMock.InMemory();
        mock.Use(new Scenario { Name = "any", Provider = "openai", Turns = [new Turn { Reply = Reply.Says("Hi."), Times = int.MaxValue }] });
        await using var service = await ServedMock.StartAsync(mock);
        await using var probe = new RunProbe<OpenAiMock>(_folder, ("BASEURL_openai", service.Address), ("MODEL_openai", "tiny-1"), ("DRIFT_FAIL", "none"));

        await probe.OperationAsync("createResponse");
        await probe.TurnAsync(SampleScenarios.Anywhere, 2, stream: false);
        await probe.OperationAsync("retrieveModel");

        Assert.All(service.Requests.Take(2), static request => Assert.Contains("\"model\":\"tiny-1\"", request.Body, StringComparison.Ordinal));
        Assert.Contains("\"store\":false", service.Requests[0].Body, StringComparison.Ordinal);
        Assert.EndsWith("/models/tiny-1", service.Requests[2].Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drift/", "drift/contractmocks-drift.md")]
    [InlineData("my.md", "my.md")]
    [InlineData("my.json", "my.md")]
    [InlineData("my", "my.md")]
    public async Task The_report_goes_where_the_user_wants_it(string asked, string file)
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory());
        await using var probe = Probe(service, ("DRIFT_REPORT", asked));

        await probe.OperationAsync("listThings");

        Assert.StartsWith("# Drift\n\nmy-shop at " + service.Address, await File.ReadAllTextAsync(Path.Combine(_folder.Path, file), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.new", SearchOption.AllDirectories));
    }

    private RunProbe<ShopMock> Probe(ServedMock service, params (string, string)[] more) =>
        new(_folder, [("BASEURL_my_shop", service.Address), ("KEY_my_shop", Key), .. more]);

    private string Report() => File.Exists(ReportFile(".md")) ? File.ReadAllText(ReportFile(".md")) : "";

    private string ReportFile(string ending) => Path.Combine(_folder.Path, "TestResults", "contractmocks-drift" + ending);
}
