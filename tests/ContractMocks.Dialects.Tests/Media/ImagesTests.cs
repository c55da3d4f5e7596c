using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Media;

public sealed class ImagesTests
{
    private const string Generations = "/v1/images/generations";

    [Theory]
    [InlineData("gpt-image-1", "1024x1536", "low", 408)]
    [InlineData("gpt-image-1", "1536x1024", "medium", 1568)]
    [InlineData("gpt-image-1", "1024x1024", "high", 4160)]
    [InlineData("gpt-image-1.5", "1024x1024", "low", 272)]
    public async Task A_newer_model_gives_base64_and_counts_tokens(string model, string size, string quality, int tokens)
    {
        await using var mock = ProviderMock.InMemory("openai");

        var answer = await mock.PostAsync(Generations, $$"""{"model":"{{model}}","prompt":"A cube","size":"{{size}}","quality":"{{quality}}","n":2}""");

        Assert.Equal(size, SizeOf(answer.GetProperty("data")[0].GetProperty("b64_json").GetBytesFromBase64()));
        Assert.NotEqual(answer.GetProperty("data")[0].GetRawText(), answer.GetProperty("data")[1].GetRawText());
        Assert.Equal(size, answer.GetProperty("size").GetString());
        Assert.Equal(quality, answer.GetProperty("quality").GetString());
        Assert.Equal("opaque", answer.GetProperty("background").GetString());
        Assert.Equal(2 * tokens, answer.GetProperty("usage").GetProperty("output_tokens").GetInt32());
        ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/images/generations", answer);
    }

    [Fact]
    public async Task An_older_model_gives_an_address_that_the_mock_serves()
    {
        await using var mock = ProviderMock.InMemory("openai");

        var answer = await mock.PostAsync(Generations, """{"model":"dall-e-3","prompt":"A cube","size":"1792x1024"}""");

        ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/images/generations", answer);
        Assert.False(answer.TryGetProperty("usage", out _));
        Assert.Contains("A cube", answer.GetProperty("data")[0].GetProperty("revised_prompt").GetString(), StringComparison.Ordinal);
        using var client = new HttpClient(mock.CreateHandler());
        var response = await client.GetAsync(new Uri(answer.GetProperty("data")[0].GetProperty("url").GetString()!), TestContext.Current.CancellationToken);
        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("1792x1024", SizeOf(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task An_address_that_nobody_gave_out_is_not_found()
    {
        await using var mock = ProviderMock.InMemory("openai");
        Assert.Equal(404, (await mock.SendAsync("GET", "/v1/contractmocks/images/cat.png")).Status);
        Assert.Equal(404, (await mock.SendAsync("GET", "/v1/contractmocks/images/9xa-00.png")).Status);
    }

    [Fact]
    public async Task Equal_requests_get_equal_pictures_and_others_do_not()
    {
        await using var mock = ProviderMock.InMemory("openai");
        var first = (await mock.SendAsync("POST", Generations, """{"model":"gpt-image-1","prompt":"A cube"}""")).Body;
        Assert.Equal(first, (await mock.SendAsync("POST", Generations, """{"model":"gpt-image-1","prompt":"A cube"}""")).Body);
        Assert.NotEqual(first, (await mock.SendAsync("POST", Generations, """{"model":"gpt-image-1","prompt":"A ball"}""")).Body);
    }

    [Theory]
    [InlineData("png", "\u0089PNG")]
    [InlineData("jpeg", "\u00FF\u00D8\u00FF")]
    [InlineData("webp", "RIFF")]
    public async Task The_file_has_the_format_asked_for(string format, string start)
    {
        await using var mock = ProviderMock.InMemory("openai");

        var answer = await mock.PostAsync(Generations, $$"""{"model":"gpt-image-1","prompt":"A cube","output_format":"{{format}}"}""");

        Assert.Equal(format, answer.GetProperty("output_format").GetString());
        Assert.StartsWith(start, Encoding.Latin1.GetString(answer.GetProperty("data")[0].GetProperty("b64_json").GetBytesFromBase64()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_brings_partial_pictures_and_then_the_whole_one()
    {
        await using var mock = ProviderMock.InMemory("openai");

        var (_, body, message) = await mock.SendAsync(
            "POST", Generations, """{"model":"gpt-image-1","prompt":"A cube","stream":true,"partial_images":2,"quality":"low","background":"transparent"}""");

        Assert.Equal("text/event-stream", message.Content.Headers.ContentType?.MediaType);
        var events = Events(body);
        Assert.Equal(
            ["image_generation.partial_image", "image_generation.partial_image", "image_generation.completed"],
            events.Select(static one => one.GetProperty("type").GetString()));
        Assert.All(events, static one => ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/images/generations", one, mediaType: "text/event-stream"));
        Assert.Equal(1, events[1].GetProperty("partial_image_index").GetInt32());
        Assert.Equal("transparent", events[2].GetProperty("background").GetString());
        Assert.Equal(272 + 200, events[2].GetProperty("usage").GetProperty("output_tokens").GetInt32());
        Assert.StartsWith("event: image_generation.partial_image\ndata: {", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"model":"dall-e-3","prompt":"A cube","n":2}""", "n")]
    [InlineData("""{"model":"dall-e-2","prompt":"A cube","size":"1024x1792"}""", "size")]
    [InlineData("""{"model":"gpt-image-1","prompt":"A cube","size":"large"}""", "size")]
    [InlineData("""{"model":"gpt-image-1","prompt":"A cube","response_format":"url"}""", "response_format")]
    [InlineData("""{"model":"gpt-image-1","prompt":"A cube","background":"transparent","output_format":"jpeg"}""", "background")]
    public async Task What_a_model_does_not_take_is_refused(string json, string parameter)
    {
        await using var mock = ProviderMock.InMemory("openai");

        var (status, body, _) = await mock.SendAsync("POST", Generations, json);

        Assert.Equal(400, status);
        Assert.Equal(parameter, JsonElement.Parse(body).GetProperty("error").GetProperty("param").GetString());
    }

    [Fact]
    public async Task An_edit_takes_files_and_counts_them()
    {
        await using var mock = ProviderMock.InMemory("openai");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("gpt-image-1"), "model" },
            { new StringContent("Make it blue"), "prompt" },
            { Picture(), "image[]", "one.png" },
            { Picture(), "image[]", "two.png" },
            { new StringContent("low"), "quality" },
        };

        var answer = JsonElement.Parse(await SendAsync(mock, "/v1/images/edits", form));

        ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/images/edits", answer);
        Assert.Equal(2 * (65 + 129), answer.GetProperty("usage").GetProperty("input_tokens_details").GetProperty("image_tokens").GetInt32());
        Assert.Equal("1024x1024", SizeOf(answer.GetProperty("data")[0].GetProperty("b64_json").GetBytesFromBase64()));
    }

    [Fact]
    public async Task An_edit_streams_events_of_its_own()
    {
        await using var mock = ProviderMock.InMemory("openai");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("gpt-image-1"), "model" },
            { new StringContent("Make it blue"), "prompt" },
            { Picture(), "image", "one.png" },
            { new StringContent("true"), "stream" },
            { new StringContent("1"), "partial_images" },
        };

        var events = Events(await SendAsync(mock, "/v1/images/edits", form));

        Assert.Equal(["image_edit.partial_image", "image_edit.completed"], events.Select(static one => one.GetProperty("type").GetString()));
        Assert.All(events, static one => ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/images/edits", one, mediaType: "text/event-stream"));
    }

    [Fact]
    public async Task A_variation_has_the_size_asked_for()
    {
        await using var mock = ProviderMock.InMemory("openai");
        using var form = new MultipartFormDataContent
        {
            { Picture(), "image", "one.png" },
            { new StringContent("256x256"), "size" },
            { new StringContent("b64_json"), "response_format" },
            { new StringContent("3"), "n" },
        };

        var answer = JsonElement.Parse(await SendAsync(mock, "/v1/images/variations", form));

        ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/images/variations", answer);
        Assert.Equal(3, answer.GetProperty("data").GetArrayLength());
        Assert.Equal("256x256", SizeOf(answer.GetProperty("data")[0].GetProperty("b64_json").GetBytesFromBase64()));
    }

    internal static async Task<string> SendAsync(ProviderMock mock, string path, MultipartFormDataContent form)
    {
        using var client = new HttpClient(mock.CreateHandler());
        var response = await client.PostAsync(new Uri("http://localhost" + path), form, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, body);
        return body;
    }

    internal static List<JsonElement> Events(string body) =>
        [.. body.Split('\n').Where(static line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(static line => JsonElement.Parse(line[6..]))];

    private static ByteArrayContent Picture() =>
        new(ContractMocks.Dialects.OpenAi.Png.Make(512, 512, 5)) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

    private static string SizeOf(byte[] png) =>
        $"{BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16))}x{BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))}";
}
