using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Gemini;

/// <summary>What a whole answer says, by model and by what the reply has.</summary>
public sealed class GenerateContentTests
{
    private const string Thinks = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"generationConfig":{"thinkingConfig":{"includeThoughts":true}}}""";
    private static readonly Reply s_weather = Reply.Calls(new ToolCall("get_weather", """{"city":"Paris"}"""), new ToolCall("get_time", "{}"));

    [Theory]
    [InlineData("gemini")]
    [InlineData(GeminiWire.Document)]
    public async Task A_text_is_answered(string spec)
    {
        await using var mock = ProviderMock.Replying(spec, Reply.Says("Hello."));
        var body = await mock.PostAsync("/v1beta/models/gemini-2.5-flash:generateContent", GeminiWire.Hello);
        Assert.Equal("Hello.", body.Parts()[0].String("text"));
        Assert.Equal("gemini-2.5-flash", body.String("modelVersion"));
    }

    [Theory]
    [InlineData("/v1/models/gemini-2.5-flash:generateContent")]
    [InlineData("/v1beta/models/gemini-2.5-flash:generateContent")]
    [InlineData("/v1beta1/projects/p/locations/global/publishers/google/models/gemini-2.5-flash:generateContent")]
    public async Task Versions_and_hosts_share_the_operation(string path)
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Says("Hello."));
        var body = await mock.PostAsync(path, GeminiWire.Hello);
        Assert.Equal("Hello.", body.Parts()[0].String("text"));
        Assert.Equal(path.Contains("publishers", StringComparison.Ordinal), body.String("createTime") is not null);
    }

    [Fact]
    public async Task Thoughts_come_first_where_they_are_asked_for()
    {
        var reply = new Reply { Text = "Four.", Reasoning = "Two and two." };
        var shown = (await GeminiWire.AskAsync(reply, Thinks)).Parts();
        Assert.Equal(["Two and two.", "Four."], shown.Select(static part => part.String("text")));
        Assert.True(shown[0].GetProperty("thought").GetBoolean());
        Assert.Equal("Four.", Assert.Single((await GeminiWire.AskAsync(reply)).Parts()).String("text"));
        Assert.Equal("Four.", Assert.Single((await GeminiWire.AskAsync(reply with { HidesReasoning = true }, Thinks)).Parts()).String("text"));
    }

    [Fact]
    public async Task Calls_of_newer_models_have_ids_and_the_first_is_signed()
    {
        var answer = await GeminiWire.AskAsync(s_weather, model: "gemini-3-flash-preview");
        var parts = answer.Parts();
        Assert.Equal(["get_weather", "get_time"], parts.Select(static part => part.GetProperty("functionCall").String("name")));
        Assert.Equal("""{"city":"Paris"}""", parts[0].GetProperty("functionCall").GetProperty("args").Minified());
        Assert.All(parts, static part => Assert.Equal(8, part.GetProperty("functionCall").String("id")!.Length));
        Assert.Equal(96, Convert.FromBase64String(parts[0].String("thoughtSignature")!).Length);
        Assert.Null(parts[1].String("thoughtSignature"));
        Assert.Equal("STOP", answer.Candidate().String("finishReason"));
        Assert.Equal("Model generated function call(s).", answer.Candidate().String("finishMessage"));
    }

    [Fact]
    public async Task Calls_of_older_models_have_neither()
    {
        var answer = await GeminiWire.AskAsync(s_weather, model: "gemini-2.0-flash");
        Assert.All(answer.Parts(), static part => Assert.Null(part.GetProperty("functionCall").String("id")));
        Assert.Null(answer.Parts()[0].String("thoughtSignature"));
        Assert.Null(answer.Candidate().String("finishMessage"));
        Assert.Null(answer.Candidate().String("index"));
        Assert.NotNull(answer.GetProperty("usageMetadata").String("candidatesTokensDetails"));
    }

    [Fact]
    public async Task Each_candidate_has_its_number_and_its_calls()
    {
        const string Two = """{"contents":[{"parts":[{"text":"Hi"}]}],"generation_config":{"candidate_count":2}}""";
        var answer = await GeminiWire.AskAsync(s_weather, Two, "gemini-3-flash-preview");
        var candidates = answer.GetProperty("candidates").EnumerateArray().ToList();
        Assert.Equal([0, 1], candidates.Select(static one => one.GetProperty("index").GetInt32()));
        Assert.Equal(4, candidates.SelectMany(static one => one.GetProperty("content").GetProperty("parts").EnumerateArray())
            .Select(static part => part.GetProperty("functionCall").String("id")).Distinct().Count());
    }

    [Fact]
    public async Task Usage_counts_thoughts_by_themselves()
    {
        var usage = (await GeminiWire.AskAsync(
            new Reply { Text = "Four.", Usage = new ReplyUsage { Input = 10, Output = 30, Reasoning = 25, Cached = 4 } })).GetProperty("usageMetadata");
        Assert.Equal(
            """{"promptTokenCount":10,"candidatesTokenCount":5,"totalTokenCount":40,"cachedContentTokenCount":4,"promptTokensDetails":[{"modality":"TEXT","tokenCount":10}],"cacheTokensDetails":[{"modality":"TEXT","tokenCount":4}],"thoughtsTokenCount":25,"serviceTier":"standard"}""",
            usage.Minified());
    }

    [Fact]
    public async Task Pictures_of_the_request_are_counted_by_themselves()
    {
        const string Picture = """{"contents":[{"parts":[{"text":"What is it?"},{"inline_data":{"mime_type":"image/png","data":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"}}]}]}""";
        var usage = (await GeminiWire.AskAsync(new Reply { Text = "A dot.", Usage = new ReplyUsage { Input = 270 } }, Picture)).GetProperty("usageMetadata");
        Assert.Equal("""[{"modality":"TEXT","tokenCount":12},{"modality":"IMAGE","tokenCount":258}]""", usage.GetProperty("promptTokensDetails").Minified());
    }

    [Theory]
    [InlineData("gemini-2.0-flash", true)]
    [InlineData("gemini-2.5-flash", false)]
    public async Task Older_models_average_over_calls_too(string model, bool averages)
    {
        var reply = Reply.Calls(new ToolCall("get_weather", """{"city":"Paris"}"""));
        const string Body = """{"contents":[{"parts":[{"text":"Hi"}]}],"tools":[{"functionDeclarations":[{"name":"get_weather"}]}]}""";
        Assert.Equal(averages, (await GeminiWire.AskAsync(reply, Body, model)).Candidate().TryGetProperty("avgLogprobs", out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Log_probabilities_come_where_they_are_asked_for(bool hasOthers)
    {
        var others = hasOthers ? ",\"logprobs\":3" : "";
        var body = $$$"""{"contents":[{"parts":[{"text":"Hi"}]}],"generationConfig":{"responseLogprobs":true{{{others}}}}}""";
        var candidate = (await GeminiWire.AskAsync(Reply.Says("Two and two are four."), body)).Candidate();
        var result = candidate.GetProperty("logprobsResult");
        Assert.Equal("Two and two are four.", string.Concat(result.GetProperty("chosenCandidates").EnumerateArray().Select(static one => one.String("token"))));
        Assert.True(candidate.GetProperty("avgLogprobs").GetDouble() < 0);
        Assert.Equal(hasOthers, result.TryGetProperty("topCandidates", out var top));
        Assert.All(hasOthers ? top.EnumerateArray() : [], static one => Assert.Equal(3, one.GetProperty("candidates").GetArrayLength()));
    }

    [Fact]
    public async Task Models_of_pictures_make_one()
    {
        var parts = (await GeminiWire.AskAsync(Reply.Says("Here."), model: "gemini-2.5-flash-image")).Parts();
        Assert.Equal("image/png", parts[1].GetProperty("inlineData").String("mimeType"));
        Assert.Equal(0x89, Convert.FromBase64String(parts[1].GetProperty("inlineData").String("data")!)[0]);
    }
}
