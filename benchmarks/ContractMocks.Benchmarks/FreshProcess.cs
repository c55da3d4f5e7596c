using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ContractMocks.Benchmarks;

/// <summary>
/// Measures what happens once in a process, where compiling our own code is most of the time: each figure is the median of eleven processes that do
/// nothing else. <c>dotnet run -c Release -- fresh</c>
/// </summary>
internal static class FreshProcess
{
    private const int Processes = 11;

    private static readonly (string Name, string Title, Func<Task<double>> Measure)[] Measures =
    [
        ("first-request", "new in-memory mock to first answer", FirstRequestAsync),
        ("load", "LoadedContract.Read and its operations", () => Task.FromResult(Load())),
        ("load-warm", "the same, warm", () => Task.FromResult(LoadWarm())),
        ("generator-bundled", "generator, bundled document, its own time", () => Task.FromResult(Generate(GeneratorProject.OnBundledSpec()))),
        ("generator-openai", "generator, four operations of OpenAI's document, its own time", () => Task.FromResult(
            Generate(GeneratorProject.OnOpenAiDocument("createChatCompletion|createEmbedding|listModels|retrieveModel")))),
        ("generator-ten", "generator, ten operations of OpenAI's document, its own time", () => Task.FromResult(
            Generate(GeneratorProject.OnOpenAiDocument("createChatCompletion|createEmbedding|listModels|retrieveModel|deleteModel|createModeration|listFiles|createFile|retrieveFile|deleteFile")))),
        ("generator-full", "generator, all of OpenAI's document, its own time", () => Task.FromResult(Generate(GeneratorProject.OnOpenAiDocument("")))),
        ("generator-scenario", "generator, after a scenario changed, its own time, warm", () => Task.FromResult(ScenarioChange())),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is ["--child", var name])
        {
            var value = await Measures.Single(measure => measure.Name == name).Measure();
            Console.WriteLine(value.ToString("R", CultureInfo.InvariantCulture));
            return 0;
        }

        foreach (var (measure, title, _) in Measures.Where(measure => arguments.Length == 0 || arguments.Contains(measure.Name)))
        {
            var values = new List<double>();
            for (var i = 0; i < Processes; i++)
            {
                values.Add(double.Parse(await RunChildAsync("fresh", measure), CultureInfo.InvariantCulture));
            }

            values.Sort();
            Console.WriteLine($"{title,-62} {values[Processes / 2],8:F2} ms  ({values[0]:F2} to {values[^1]:F2})");
        }

        return 0;
    }

    /// <summary>What a process prints that measures one thing and does nothing else.</summary>
    public static async Task<string> RunChildAsync(string mode, string measure)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(FreshProcess).Assembly.Location);
        }

        start.ArgumentList.Add(mode);
        start.ArgumentList.Add("--child");
        start.ArgumentList.Add(measure);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{mode} {measure} failed");
    }

    private static async Task<double> FirstRequestAsync()
    {
        var start = Stopwatch.GetTimestamp();
        await using var mock = OpenAiMock.InMemory();
        mock.Use(Scenarios.WeatherLoop);
        using var client = mock.CreateClient();
        await ChatRequest.SendAsync(client, ChatRequest.Json);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Load()
    {
        // System.Text.Json itself is the framework's to start; what is measured is ours.
        System.Text.Json.JsonDocument.Parse("{}").Dispose();
        var compact = OpenAiContractText.Utf8;
        var start = Stopwatch.GetTimestamp();
        var operations = LoadedContract.Read(compact).Contract.Operations.Count;
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return operations > 0 ? elapsed : throw new InvalidOperationException("no operation was read");
    }

    private static double LoadWarm() => Enumerable.Range(0, 201).Select(static _ => Load()).Skip(100).Order().ElementAt(50);

    private static double Generate(GeneratorProject project)
    {
        project.Run();
        return project.OwnTime.TotalMilliseconds;
    }

    private static double ScenarioChange()
    {
        var project = GeneratorProject.OnOpenAiDocument("createChatCompletion|createEmbedding|listModels|retrieveModel");
        project.Run();
        var times = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            project.RunAfterScenarioEdit();
            times.Add(project.OwnTime.TotalMilliseconds);
        }

        // The second half: an editor's compiler has run the generator many times.
        return times.Skip(30).Order().ElementAt(15);
    }
}
