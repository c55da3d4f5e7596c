using ContractMocks.TestSupport;

namespace ContractMocks.Comparison.Tests.Series;

/// <summary>OpenAI's document through 20 updates of its own, each made in memory from the one before.</summary>
internal sealed class OpenAiSeries
{
    private const string Folder = "llm/openai";

    private OpenAiSeries(IReadOnlyList<Update> updates) => Updates = updates;

    public IReadOnlyList<Update> Updates { get; }

    public static OpenAiSeries Read()
    {
        var text = File.ReadAllText(Repository.CorpusFile(Folder + "/openai-2026-07-15.yaml"));
        var updates = new List<Update>();
        foreach (var patch in Directory.EnumerateFiles(Repository.CorpusFile(Folder), "*.patch", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var after = UnifiedPatch.Apply(text, File.ReadAllText(patch));
            updates.Add(new Update(Path.GetFileNameWithoutExtension(patch), text, after));
            text = after;
        }

        return new OpenAiSeries(updates);
    }

    internal sealed record Update(string Name, string Before, string After);
}
