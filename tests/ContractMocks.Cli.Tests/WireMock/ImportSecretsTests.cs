namespace ContractMocks.Cli.Tests.WireMock;

public sealed class ImportSecretsTests : IDisposable
{
    private readonly ImportRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_recorded_mapping_is_carried_over_without_its_keys()
    {
        var path = Path.Combine(_run.Folder, "recorded.yaml");
        await _run.RunOnAsync(ImportRun.Data("recorded"), "--out", path);

        Assert.Equal(ExitCode.Fine, _run.Code);
        var written = File.ReadAllText(path);
        AssertHidden(written, "PlantedBearer", "planted-api-key", "planted-query-key", "PlantedCookie", "PlantedSetCookie");
        var turn = Assert.Single(ImportRun.ReadScenario(written).Turns);
        Assert.Equal("You use [redacted], of course.", turn.Reply.Text);
        Assert.Equal("Proxy Mapping for POST /v1/chat/completions?api-key=[redacted]", written.Split(": ").First(static part => part.StartsWith("Proxy", StringComparison.Ordinal)).Split('\n')[0]);
        Assert.Contains("not carried over: the cookies, 'temperature'", Sorted(_run.Error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Headers\": [{ \"Name\": \"authorization\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"Bearer planted.secret-1\" }] }]")]
    [InlineData("\"headers\": [{ \"name\": \"Proxy-Authorization\", \"matchers\": [{ \"name\": \"ExactMatcher\", \"patterns\": [\"planted.secret-1\"] }] }]")]
    [InlineData("\"Headers\": [{ \"Name\": \"api-key\", \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"^planted.secret-1$\" }] }]")]
    [InlineData("\"Headers\": [{ \"Name\": \"x-goog-api-key\", \"Matchers\": [{ \"Name\": \"WildcardMatcher\", \"Pattern\": \"planted.secret-1*\" }] }]")]
    [InlineData("\"Headers\": [{ \"Name\": \"Authorization\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"Basic dXNlcjpwbGFudGVkLnNlY3JldC0x\" }] }]")]
    [InlineData("\"Cookies\": [{ \"Name\": \"sid\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"planted.secret-1\" }] }]")]
    [InlineData("\"Params\": [{ \"Name\": \"Key\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"planted.secret-1\" }] }]")]
    [InlineData("\"Url\": \"http://h/v1/nothing?KEY=planted.secret-1&x=1\"")]
    [InlineData("\"Path\": \"/v1/nothing?api_key=planted.secret-1\"")]
    [InlineData("\"Nmae\": \"x?access_token=planted.secret-1\"")]
    public async Task Secrets_are_hidden_in_every_spelling_wherever_else_they_stand(string planted)
    {
        // The same value again in a title, in a text, in a value that a message would quote, and in an answer that does not fit.
        await _run.With("a.json", $$$"""
            [{ "Title": "About planted.secret-1", "Request": { "Methods": ["POST"], {{{planted}}} }, "Response": {{{ImportRun.Says("It is PLANTED.SECRET-1.")}}} },
             { "Title": "planted.secret-1", "Request": { "Path": "/v1/chat/completions", "Methods": ["POST"],
                 "Body": { "Matcher": { "Name": "WildcardMatcher", "Pattern": "*planted.secret-1*" } } },
               "Response": { "StatusCode": 401, "BodyAsJson": { "error": { "message": "Incorrect API key provided: planted.secret-1.", "type": "invalid_request_error", "param": null, "code": "invalid_api_key" } } } },
             {{{ImportRun.Answer("""{ "BodyAsJson": { "choices": [{ "index": 0, "message": { "role": "assistant", "content": "x" }, "finish_reason": "planted.secret-1 and more" }] } }""")}}}]
            """).RunAsync();

        Assert.NotEqual("", _run.Output);
        AssertHidden(_run.Output, "planted.secret");
    }

    [Fact]
    public async Task A_key_in_a_condition_is_a_text_that_no_other_request_has()
    {
        var mapping = ImportRun.Mapping("""{ "Name": "JsonPathMatcher", "Pattern": "$.messages[?(@.content =~ /^planted-key-1/)]" }""", "Said.")
            .Replace("\"Body\":", "\"Headers\": [{ \"Name\": \"Authorization\", \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"Bearer planted-key-1\" }] }], \"Body\":", StringComparison.Ordinal);
        await _run.With("a.json", mapping).RunAsync();

        AssertHidden(_run.Output, "planted-key");
        Assert.Equal([new UserTextCondition(TextTest.Matches(@"^\[redacted]"))], Assert.Single(_run.Scenario.Turns).When);
        Assert.Contains("a.json(1): note: a key in what it asks or says is '[redacted]' in the turn", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_known_by_their_looks_too()
    {
        await _run.With("a.json", ImportRun.Answer(ImportRun.Says("Use sk-abcdefghijklmnop1234 or AIzaSyA0123456789012345678901234567890 here."), "\"Title\": \"Bearer abcdef0123456789abcdef\", ")).RunAsync();

        AssertHidden(_run.Output, "abcdefghijklmnop", "SyA0123456789", "abcdef0123456789");
        Assert.Contains("Use [redacted] or [redacted] here.", _run.Output, StringComparison.Ordinal);
    }

    private void AssertHidden(string written, params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, _run.Output, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, _run.Error, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Sorted(string text) => text.Replace("'temperature', the cookies", "the cookies, 'temperature'", StringComparison.Ordinal);
}
