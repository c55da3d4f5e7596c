using System.Globalization;
using System.Text;

namespace ContractMocks.ServeBenchmark;

/// <summary>
/// One conversation and one stream of 200 chunks, asked of a bare Kestrel endpoint, of <c>contractmocks serve</c> and of aimock, which run side by side.
/// </summary>
internal static class ChatComparison
{
    private const int Chunks = 200;
    private const int Rounds = 3;
    private const string Greeting = "Hello! How can I help you today?";

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(string root, string rivals, int seconds, int memorySeconds)
    {
        var folder = Directory.CreateTempSubdirectory("contractmocks-serve-benchmark-").FullName;
        try
        {
            return await RunAsync(root, rivals, folder, seconds, memorySeconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string root, string rivals, string folder, int seconds, int memorySeconds)
    {
        var pieces = Enumerable.Range(0, Chunks).Select(static number => string.Create(CultureInfo.InvariantCulture, $"w{number:D3} ")).ToList();
        await File.WriteAllTextAsync(Path.Combine(folder, "chat.scenario.yaml"), Scenario(pieces));
        await File.WriteAllTextAsync(Path.Combine(folder, "fixtures.json"), Fixtures(pieces));

        await using var ours = ChatContenders.Ours(root, folder).Start();
        await ours.ListensAsync();
        foreach (var (name, request) in new[] { ("json", ChatRequests.Json), ("stream", ChatRequests.Stream) })
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name), await ChatLoad.RecordAsync(ours.Port, request));
        }

        await using var bare = ChatContenders.Bare(root, folder).Start();
        await bare.ListensAsync();
        var aimock = ChatContenders.Aimock(rivals, folder);
        await using var rival = aimock.Missing is null ? aimock.Start() : null;
        if (rival is null)
        {
            Console.WriteLine($"aimock is left out: '{aimock.Missing}' is not there");
        }
        else
        {
            await rival.ListensAsync();
        }

        var servers = new List<(string Name, RunningServer Server)> { ("bare Kestrel", bare), ("contractmocks serve", ours) };
        if (rival is not null)
        {
            servers.Add(("aimock", rival));
        }

        Console.WriteLine(
            $"{Load.Connections} connections, {Rounds} rounds of {seconds} s each, {Environment.ProcessorCount} cores shared with the load; medians a second, and their ratio to bare Kestrel");
        foreach (var (title, request) in new[] { ("chat, JSON", ChatRequests.Json), ($"chat, stream of {Chunks} chunks", ChatRequests.Stream) })
        {
            await CompareAsync(title, request, servers, TimeSpan.FromSeconds(seconds));
        }

        if (memorySeconds > 0)
        {
            await MemoryAsync(ours, "JSON", ChatRequests.Json, memorySeconds);
            await MemoryAsync(ours, "streams", ChatRequests.Stream, memorySeconds);
        }

        return 0;
    }

    private static async Task CompareAsync(string title, byte[] request, List<(string Name, RunningServer Server)> servers, TimeSpan duration)
    {
        var rates = servers.ConvertAll(static _ => new List<double>());
        foreach (var (_, server) in servers)
        {
            await ChatLoad.RunAsync(server.Port, request, s_warmUp);
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < servers.Count; i++)
            {
                rates[i].Add(await ChatLoad.RunAsync(servers[i].Server.Port, request, duration));
            }
        }

        Console.WriteLine(title);
        for (var i = 0; i < servers.Count; i++)
        {
            // Rounds are compared one by one: what the machine did in a round, it did to all.
            var ratio = Median(rates[i].Zip(rates[0], static (one, limit) => one / limit));
            var bytes = (await ChatLoad.RecordAsync(servers[i].Server.Port, request)).Length;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {servers[i].Name,-22} {Median(rates[i]),8:F0} /s   {ratio,5:F2}   ({rates[i].Min():F0} to {rates[i].Max():F0}; {bytes:N0} bytes an answer)"));
        }
    }

    private static async Task MemoryAsync(RunningServer server, string what, byte[] request, int seconds)
    {
        var start = TimeSpan.FromSeconds(Math.Min(10, seconds));
        await ChatLoad.RunAsync(server.Port, request, start);
        var early = server.ResidentMegabytes();
        await ChatLoad.RunAsync(server.Port, request, TimeSpan.FromSeconds(seconds) - start);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"memory of contractmocks serve under {what}: {early:F0} MB after {start.TotalSeconds:F0} s, {server.ResidentMegabytes():F0} MB after {seconds} s"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Scenario(List<string> pieces) =>
        $$"""
        scenario: benchmark
        provider: openai
        turns:
          - when: { user: story }
            reply: { chunks: [{{string.Join(", ", pieces.Select(static piece => $"\"{piece}\""))}}] }
          - when: { user: hello }
            reply: { text: "{{Greeting}}" }
        """;

    // aimock cuts by characters: every piece has five.
    private static string Fixtures(List<string> pieces) =>
        $$"""
        { "fixtures": [
          { "match": { "userMessage": "story" }, "response": { "content": "{{string.Concat(pieces)}}" }, "chunkSize": 5 },
          { "match": { "userMessage": "hello" }, "response": { "content": "{{Greeting}}" } }
        ] }
        """;
}

/// <summary>What is asked.</summary>
internal static class ChatRequests
{
    public static readonly byte[] Json = Body("Say hello to me.", stream: "false");
    public static readonly byte[] Stream = Body("Tell me a story.", stream: "true");

    private static byte[] Body(string user, string stream) => Encoding.ASCII.GetBytes(
        $$"""{"model":"gpt-4o","stream":{{stream}},"messages":[{"role":"system","content":"You are a helpful assistant."},{"role":"user","content":"{{user}}"}]}""");
}
