using System.Text;
using BenchmarkDotNet.Attributes;

namespace ContractMocks.Benchmarks;

/// <summary>One chat completion, warm, through HttpClient: in memory and on a socket, as JSON and as a stream.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks : IDisposable
{
    private OpenAiMock _memory = null!;
    private OpenAiMock _socket = null!;
    private HttpClient _memoryClient = null!;
    private HttpClient _socketClient = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _memory = OpenAiMock.InMemory();
        _memory.Use(Scenarios.WeatherLoop);
        _memoryClient = _memory.CreateClient();
        _socket = await OpenAiMock.StartAsync();
        _socket.Use(Scenarios.WeatherLoop);
        _socketClient = _socket.CreateClient();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _memory.DisposeAsync();
        await _socket.DisposeAsync();
    }

    [Benchmark]
    public Task<byte[]> Memory_json() => ChatRequest.SendAsync(_memoryClient, ChatRequest.Json);

    [Benchmark]
    public Task<byte[]> Memory_stream() => ChatRequest.SendAsync(_memoryClient, ChatRequest.Stream);

    [Benchmark]
    public Task<byte[]> Socket_json() => ChatRequest.SendAsync(_socketClient, ChatRequest.Json);

    [Benchmark]
    public Task<byte[]> Socket_stream() => ChatRequest.SendAsync(_socketClient, ChatRequest.Stream);

    public void Dispose()
    {
        _memoryClient.Dispose();
        _socketClient.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A request that the tool turn answers: about 600 bytes with one tool.</summary>
internal static class ChatRequest
{
    public static readonly byte[] Json = Encoding.UTF8.GetBytes(Body(stream: "false"));
    public static readonly byte[] Stream = Encoding.UTF8.GetBytes(Body(stream: "true"));

    public static async Task<byte[]> SendAsync(HttpClient client, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync("chat/completions", content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static string Body(string stream) =>
        $$"""
        {
          "model": "gpt-5",
          "stream": {{stream}},
          "messages": [
            { "role": "system", "content": "You are a helpful assistant that answers in one short sentence." },
            { "role": "user", "content": "How is the weather in Paris today?" }
          ],
          "tools": [
            {
              "type": "function",
              "function": {
                "name": "get_weather",
                "description": "Looks up the weather of a city as it is now.",
                "parameters": {
                  "type": "object",
                  "properties": { "city": { "type": "string" }, "unit": { "type": "string", "enum": ["celsius", "fahrenheit"] } },
                  "required": ["city", "unit"],
                  "additionalProperties": false
                }
              }
            }
          ]
        }
        """;
}
