using System.Text;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Judging;

/// <summary>Which answer a bad request gets, in which order, and what it says.</summary>
public sealed class RequestJudgeTests
{
    private const string Json = "application/json";
    private const string Pet = """{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},"required":["name"],"additionalProperties":false}""";

    private static readonly SecurityScheme s_bearer = new("bearer", SecuritySchemeKind.Http) { Scheme = "bearer" };
    private static readonly SecurityScheme s_basic = new("basic", SecuritySchemeKind.Http) { Scheme = "basic" };
    private static readonly SecurityScheme s_header = new("header", SecuritySchemeKind.ApiKey) { Parameter = "X-Api-Key" };
    private static readonly SecurityScheme s_query = new("query", SecuritySchemeKind.ApiKey) { Parameter = "key", In = ParameterPlace.Query };
    private static readonly SecurityScheme s_cookie = new("cookie", SecuritySchemeKind.ApiKey) { Parameter = "sid", In = ParameterPlace.Cookie };
    private static readonly SecurityScheme s_oauth = new("oauth", SecuritySchemeKind.OAuth2);
    private static readonly SecurityScheme s_tls = new("tls", SecuritySchemeKind.MutualTls);

    [Theory]
    [InlineData("bearer", "", "authorization", "Bearer x", true)]
    [InlineData("bearer", "", "authorization", "bearer My API Key", true)]
    [InlineData("bearer", "", "authorization", "Bearer ", false)]
    [InlineData("bearer", "", "authorization", "Basic dTpw", false)]
    [InlineData("bearer", "", "x-api-key", "x", false)]
    [InlineData("basic", "", "authorization", "Basic dTpw", true)]
    [InlineData("basic", "", "authorization", "Basic !!", false)]
    [InlineData("basic", "", "authorization", "Basic dXA=", false)]
    [InlineData("header", "", "x-api-key", "k", true)]
    [InlineData("header", "", "x-api-key", " ", false)]
    [InlineData("query", "key=k", "a", "b", true)]
    [InlineData("query", "key=", "a", "b", false)]
    [InlineData("cookie", "", "cookie", "a=b; sid=1", true)]
    [InlineData("cookie", "", "cookie", "a=b", false)]
    [InlineData("oauth", "", "authorization", "Bearer x", true)]
    [InlineData("oauth", "", "a", "b", false)]
    [InlineData("tls", "", "a", "b", true)]
    [InlineData("", "", "a", "b", true)]
    [InlineData("bearer+query", "key=k", "authorization", "Bearer x", true)]
    [InlineData("bearer+query", "", "authorization", "Bearer x", false)]
    [InlineData("bearer|header", "", "x-api-key", "k", true)]
    [InlineData("bearer|header", "", "a", "b", false)]
    [InlineData("bearer|", "", "a", "b", true)]
    public void Who_asks_must_be_shown(string ways, string query, string header, string value, bool isLetIn)
    {
        var operation = JudgeBench.Taking(null) with
        {
            Security = [.. ways.Split('|').Select(static way => new SecurityRequirement([.. way.Split('+', StringSplitOptions.RemoveEmptyEntries)]))],
        };
        SecurityScheme[] schemes = [s_bearer, s_basic, s_header, s_query, s_cookie, s_oauth, s_tls];

        var error = JudgeBench.Of(operation, null, schemes).Judge(query, headers: [(header, value)]).Error;

        Assert.Equal(isLetIn, error is null);
        Assert.True(isLetIn || error!.Status == 401);
        Assert.Null(JudgeBench.Of(operation, new MockOptions { ChecksSecurity = false }, schemes).Judge(query).Error);
    }

    [Theory]
    [InlineData("/models/{model}:generate", "/models/gemini-2.5:generate", "^models/[^/]+$", true)]
    [InlineData("/models/{model}", "/models/models%2Fgemini-2.5", "^models/[^/]+$", true)]
    [InlineData("/models/{model}", "/models/gemini-2.5", "^tunedModels/[^/]+$", false)]
    [InlineData("/tuned/{of}/permissions/{model}", "/tuned/a/permissions/b", "^permissions/b$", true)]
    [InlineData("/tuned/{of}/permissions/{model}", "/tuned/a/permissions/b", "^tuned/a/permissions/[^/]+$", true)]
    [InlineData("/tuned/{of}/permissions/{model}", "/tuned/a/permissions/b", "^a/permissions/b$", true)]
    [InlineData("/tuned/{model}/permissions/{of}", "/tuned/a/permissions/b", "^tuned/[^/]+/permissions/[^/]+$", true)]
    [InlineData("/tuned/{model}/permissions/{of}", "/tuned/a/permissions/b", "^tuned/[^/]+/perm$", false)]
    [InlineData("/tuned/{model}:run/x", "/tuned/a:run/x", "^tuned/a:run$", false)]
    [InlineData("/tuned/{of}/permissions/{model}", "/tuned/a/permissions/b", "^ermissions/b$", false)]
    public void A_value_in_the_path_may_be_part_of_the_name_that_its_schema_describes(string template, string path, string pattern, bool fits)
    {
        var operation = JudgeBench.Taking(null, new Parameter("model", ParameterPlace.Path, true, JsonSerializer.Serialize(new { type = "string", pattern })))
            with { Path = template };

        Assert.Equal(fits ? 200 : 422, JudgeBench.Of(operation).Judge(path: path).Status);
    }

    [Fact]
    public void What_to_send_is_said_and_challenged_without_the_secret()
    {
        var operation = JudgeBench.Taking(null) with { Security = [new SecurityRequirement(["bearer"]), new SecurityRequirement(["header", "query"])] };
        var error = JudgeBench.Of(operation, null, s_bearer, s_header, s_query).Judge(headers: [("authorization", "Digest hunter2")]).Error!;
        Assert.Contains("'Authorization: Bearer <token>', or a key in the header 'X-Api-Key' and a key as 'key' in the query", error.Message);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Bearer realm=\"mock\"", error.Header!.Value.Value);
        Assert.Equal("www-authenticate", error.Header!.Value.Name);
    }

    [Fact]
    public void The_first_thing_that_a_careful_provider_sees_is_the_answer()
    {
        var operation = JudgeBench.TakingBody(Json, Pet) with
        {
            Security = [new SecurityRequirement(["bearer"])],
            Parameters = [new Parameter("limit", ParameterPlace.Query, true, """{"type":"integer"}""")],
        };
        var bench = JudgeBench.Of(operation, null, s_bearer);
        var key = ("authorization", "Bearer x");
        Assert.Equal(401, bench.Judge(type: "text/plain", body: "{").Status);
        Assert.Equal(415, bench.Judge(type: "text/plain", body: "{", headers: key).Status);
        Assert.Equal(400, bench.Judge(type: Json, body: "{", headers: key).Status);
        var error = bench.Judge(type: Json, body: """{"age":"x","nme":1}""", headers: key).Error!;
        Assert.Equal(422, error.Status);
        Assert.Equal(ViolationPlace.Query, error.Violations[0].Place);
        Assert.Equal(["limit", "age", "name", "nme"], error.Violations.Select(static one => one.Name).Order(Comparer<string>.Create(
            static (a, b) => (a == "limit" ? 0 : 1) != (b == "limit" ? 0 : 1) ? (a == "limit" ? -1 : 1) : string.CompareOrdinal(a, b))));
    }

    [Theory]
    [InlineData("generic", 422, "200", "422")]
    [InlineData("generic", 422, "200", "400", "422")]
    [InlineData("generic", 400, "200", "400")]
    [InlineData("generic", 400, "200", "4XX")]
    [InlineData("generic", 400, "200", "default")]
    [InlineData("generic", 422, "200")]
    [InlineData("openai", 400, "200", "422")]
    public void The_document_says_which_status_an_invalid_request_has(string provider, int status, params string[] documented)
    {
        var operation = JudgeBench.TakingBody(Json, Pet) with { Responses = [.. documented.Select(static one => new Response(one, "", default))] };
        var bench = new JudgeBench(new Contract { Name = "x", Provider = provider, Operations = [operation] });
        Assert.Equal(status, bench.Judge(type: Json, body: "{}").Status);
        Assert.Equal(status, bench.Judge().Status);
        Assert.Equal(400, bench.Judge(type: Json, body: "{").Status);
        Assert.Equal(415, bench.Judge(type: "image/png", body: "{").Status);
    }

    [Theory]
    [InlineData(Json, Json, 200)]
    [InlineData(Json, "application/json; charset=UTF-8", 200)]
    [InlineData(Json, "application/json; charset=\"utf-8\"", 200)]
    [InlineData(Json, "application/json; charset=utf-16", 415)]
    [InlineData(Json, "application/merge-patch+json", 200)]
    [InlineData(Json, null, 200)]
    [InlineData(Json, "text/plain", 415)]
    [InlineData(Json, "garbage", 415)]
    [InlineData("application/*", Json, 200)]
    [InlineData("application/*", "text/plain", 415)]
    [InlineData("*/*", Json, 200)]
    [InlineData("application/problem+json", Json, 200)]
    public void Media_types_are_matched(string declared, string? sent, int status) =>
        Assert.Equal(status, JudgeBench.Of(JudgeBench.TakingBody(declared, Pet)).Judge(type: sent, body: """{"name":"x"}""").Status);

    [Fact]
    public void A_type_that_is_not_taken_is_blamed_on_its_header()
    {
        var error = JudgeBench.Of(JudgeBench.TakingBody(Json, Pet)).Judge(type: "text/plain", body: "x").Error!;

        // The parameter of a provider's envelope is one of the operation's own.
        Assert.Null(error.Parameter);
        Assert.Equal(("content-type", ViolationPlace.Header), (error.Violations[0].Name, error.Violations[0].Place));
    }

    [Fact]
    public void An_encoded_body_is_refused_and_told_what_is_taken()
    {
        var error = JudgeBench.Of(JudgeBench.TakingBody(Json, Pet)).Judge(type: Json, body: "x", headers: ("content-encoding", "gzip")).Error!;
        Assert.Equal(415, error.Status);
        Assert.Equal(("accept-encoding", "identity"), (error.Header!.Value.Name, error.Header.Value.Value));
    }

    [Theory]
    [InlineData("text/plain", """{"type":"string","minLength":3}""", "abc", 200, "\"abc\"")]
    [InlineData("text/plain", """{"type":"string","minLength":3}""", "ab", 422, "")]
    [InlineData("application/x-ndjson", Pet, "{\"name\":\"a\"}\r\n\n{\"name\":\"b\"}", 200, """[{"name":"a"},{"name":"b"}]""")]
    [InlineData("application/jsonl", Pet, "{\"name\":\"a\"}\n{\"age\":1}", 422, "[1].name")]
    [InlineData("application/x-ndjson", Pet, "{\"name\":\"a\"}\n{", 400, "line 2")]
    [InlineData("application/octet-stream", """{"type":"string","format":"binary"}""", "\u0001", 200, "")]
    [InlineData("application/xml", """{"type":"object"}""", "<x/>", 200, "")]
    public void Bodies_of_other_kinds_are_read(string type, string schema, string body, int status, string expected)
    {
        var judged = JudgeBench.Of(JudgeBench.TakingBody(type, schema)).Judge(type: type, body: body);
        Assert.Equal(status, judged.Status);
        if (status == 200)
        {
            Assert.Equal(expected, judged.Body);
        }
        else
        {
            Assert.Contains(expected, judged.Error!.Message);
        }
    }

    [Fact]
    public void A_body_where_none_is_taken_is_not_looked_at() =>
        Assert.Null(JudgeBench.Of(JudgeBench.Taking(null)).Judge(type: "garbage", body: "%").Error);

    [Theory]
    [InlineData("/x/%zz")]
    [InlineData("/x/%C3")]
    [InlineData("/x/a%")]
    public void A_path_that_cannot_be_decoded_is_refused(string path)
    {
        var error = JudgeBench.Of(JudgeBench.Taking(null, new Parameter("id", ParameterPlace.Path, true, """{"type":"string"}"""))).Judge(path: path).Error!;
        Assert.Equal(400, error.Status);
        Assert.Equal(ViolationPlace.Path, error.Violations[0].Place);
    }

    [Theory]
    [InlineData("""{"nme":"x","name":"y"}""", "unknown_parameter", "nme", "did you mean")]
    [InlineData("""{"name":1}""", "invalid_type", "name", "expected a string, but got the number 1")]
    [InlineData("""{}""", "missing_required_parameter", "name", "Missing required parameter: 'name'.")]
    public void What_is_wrong_in_a_body_is_named(string body, string code, string parameter, string message)
    {
        var error = JudgeBench.Of(JudgeBench.TakingBody(Json, Pet)).Judge(type: Json, body: body).Error!;
        Assert.Equal((code, parameter), (error.Code, error.Parameter));
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("""{"name":"x"}""", 200)]
    [InlineData("""{"id":"1","name":"x"}""", 200)]
    [InlineData("""{}""", 422)]
    [InlineData("""{"name":"x","parts":[{"n":1}]}""", 200)]
    [InlineData("""{"name":"x","parts":[{}]}""", 422)]
    public void What_only_answers_have_is_not_asked_of_requests(string body, int status)
    {
        const string Schema =
            """
            {"type":"object","properties":{"id":{"type":"string","readOnly":true},"name":{"type":"string"},"parts":{"type":"array","items":
            {"type":"object","properties":{"id":{"type":"string","readOnly":true},"n":{"type":"integer"}},"required":["id","n"]}}},"required":["id","name"]}
            """;
        Assert.Equal(status, JudgeBench.Of(JudgeBench.TakingBody(Json, Schema)).Judge(type: Json, body: body).Status);
    }

    [Fact]
    public void A_huge_body_is_judged_in_bounds()
    {
        var bench = JudgeBench.Of(JudgeBench.TakingBody(Json, """{"type":"array","items":{"type":"integer"}}"""));
        var wrong = "[" + string.Join(',', Enumerable.Repeat("\"x\"", 2_500_000)) + "]";
        var error = bench.Judge(type: Json, body: wrong).Error!;
        Assert.Equal(422, error.Status);
        Assert.InRange(error.Violations.Count, 1, Engine.Judging.Violations.Most);
        Assert.Contains("64", bench.Judge(type: Json, body: new string('[', 100_000)).Error!.Message);
    }

    [Fact]
    public async Task Lenient_answers_all_the_same_and_says_what_is_wrong()
    {
        var operation = JudgeBench.TakingBody(Json, Pet) with
        {
            Security = [new SecurityRequirement(["bearer"])],
            Responses = [new Response("200", "", [new Content(Json, "{}", [new Example("", """{"ok":true}""")])])],
        };
        var contract = new Contract { Name = "x", Provider = "generic", BasePath = "/v1", Operations = [operation], SecuritySchemes = [s_bearer] };
        await using var mock = TestMock.Of(contract, new MockOptions { Requests = RequestChecks.Lenient });
        using var client = new HttpClient(mock.CreateHandler()) { BaseAddress = new Uri(mock.Endpoint + "/") };

        using var bad = await client.PostAsync(new Uri("x", UriKind.Relative), new StringContent("""{"age":"ä"}""", Encoding.UTF8, Json), TestContext.Current.CancellationToken);
        using var broken = await client.PostAsync(new Uri("x", UriKind.Relative), new StringContent("{", Encoding.UTF8, Json), TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)bad.StatusCode);
        Assert.StartsWith("3; You did not say who you are", bad.Headers.GetValues("x-contractmocks-violations").Single());
        Assert.Equal(["security", "required", "type"], mock.Journal.Exchanges[0].Violations.Select(static one => one.Keyword).OrderBy(static one => one != "security").ThenBy(static one => one));
        Assert.Equal(400, (int)broken.StatusCode);
    }

    [Fact]
    public async Task The_mocks_own_clients_are_let_in_and_others_are_told_what_to_send()
    {
        var operation = JudgeBench.Taking(null) with { Security = [new SecurityRequirement(["bearer", "header", "query", "cookie"])] };
        var contract = new Contract { Name = "x", Provider = "generic", Operations = [operation], SecuritySchemes = [s_bearer, s_header, s_query, s_cookie] };
        await using var mock = TestMock.Of(contract);
        using var client = mock.CreateClient();
        using var bare = new HttpClient(mock.CreateHandler()) { BaseAddress = mock.Endpoint };

        using var letIn = await client.PostAsync(new Uri("x?a=b", UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var refused = await bare.PostAsync(new Uri("x", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.True(letIn.IsSuccessStatusCode, mock.Journal.Exchanges[0].ToString());
        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("security", mock.Journal.Exchanges[1].Violations.Single().Keyword);
    }
}
