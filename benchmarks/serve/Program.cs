using System.Globalization;
using System.Runtime.CompilerServices;
using ContractMocks.ServeBenchmark;

// dotnet run -c Release --project benchmarks/serve [DOCUMENT] [SECONDS]
// Asks each server the same POST /chat/completions over 16 kept connections, and measures how long each takes to be ready, twice: the second start
// finds what the first one kept. The document is OpenAI's of the corpus unless another is named. Steady and Prism come from
// tests/ContractMocks.Serving.Tests/node (npm install --no-package-lock there); one that is not installed is left out, and the output says so.
// "chat FOLDER SECONDS MEMORY_SECONDS" compares chats and streams instead: eng/bench-serve.sh.
var root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));
if (args is ["chat", var rivals, var each, var memory])
{
    return await ChatComparison.RunAsync(root, rivals, int.Parse(each, CultureInfo.InvariantCulture), int.Parse(memory, CultureInfo.InvariantCulture));
}

var corpus = Environment.GetEnvironmentVariable("CONTRACTMOCKS_CORPUS") ?? Path.GetFullPath(Path.Combine(root, "..", "shared", "corpus"));
var document = args.Length > 0 ? args[0] : Path.Combine(corpus, "llm", "openai", "openai-2026-07-15.yaml");
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10;
if (!File.Exists(document))
{
    await Console.Error.WriteLineAsync($"there is no document '{document}'");
    return 1;
}

var cache = Directory.CreateTempSubdirectory("contractmocks-serve-benchmark-").FullName;
try
{
    Console.WriteLine($"{Path.GetFileName(document)}, POST /chat/completions, {Load.Connections} connections, {seconds} s each, {Environment.ProcessorCount} cores");
    var results = new List<Result>();
    foreach (var contender in Contender.All(root, document, cache))
    {
        if (await Measurement.OfAsync(contender, seconds) is { } result)
        {
            results.Add(result);
            Console.WriteLine(result);
        }
    }

    foreach (var rival in results.Where(static one => one.Name != Contender.Ours))
    {
        var ratio = results.First(static one => one.Name == Contender.Ours).PerSecond / Math.Max(1, rival.PerSecond);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Contender.Ours} answers {ratio:F1} times as many as {rival.Name}"));
    }

    return 0;
}
finally
{
    Directory.Delete(cache, recursive: true);
}

static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
