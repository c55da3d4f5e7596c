
using ContractMocks.Dialects;

namespace ContractMocks.TestSupport.Judging.Traffic;

/// <summary>All that is recorded in the corpus.</summary>
internal static class Recordings
{
    private static readonly Lazy<IReadOnlyList<Recording>> s_all = new(() => [.. Read()]);

    /// <summary>Every exchange; skips the running test where the corpus is absent.</summary>
    public static IReadOnlyList<Recording> All
    {
        get
        {
            Repository.CorpusFile("traffic");
            return s_all.Value;
        }
    }

    /// <summary>Every exchange; none where the corpus is absent.</summary>
    public static IReadOnlyList<Recording> Existing => Directory.Exists(Repository.Corpus) ? s_all.Value : [];

    private static IEnumerable<Recording> Read()
    {
        var root = Path.Combine(Repository.Corpus, "traffic");
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (name.StartsWith("aimock-fixtures/", StringComparison.Ordinal))
            {
                // Another tool's scenarios, nothing recorded.
                continue;
            }

            if (name.EndsWith(".yaml", StringComparison.Ordinal))
            {
                foreach (var recording in Cassettes.Read(file, name))
                {
                    yield return recording;
                }
            }
            else if (Fixture(file, name) is { } recording)
            {
                yield return recording;
            }
        }
    }

    // Clients' own fixtures: which service they come from is said by their folders only.
    private static Recording? Fixture(string file, string name)
    {
        var folder = name.Split('/') is ["vercel-ai", var first, ..] ? first : name.Split('/')[0];
        if (Address(name, folder) is not { } address)
        {
            return null;
        }

        var text = File.ReadAllText(file);
        var isBare = name.EndsWith(".chunks.txt", StringComparison.Ordinal);
        var isStream = isBare || name.EndsWith(".sse", StringComparison.Ordinal);
        return new Recording
        {
            Name = name,
            Host = address.Host,
            Path = address.Path,
            Status = text.StartsWith("{\"error\"", StringComparison.Ordinal) || name.Contains("-error", StringComparison.Ordinal) ? 400 : 200,
            // What was kept as a file lost the empty line at its end.
            Body = isStream && !isBare ? text + "\n\n" : text,
            Form = isBare ? StreamForm.Lines : isStream ? StreamForm.Events : null,
            IsBare = isBare,
        };
    }

    private static (string Host, string Path)? Address(string name, string folder) =>
        name.Contains("/interactions/", StringComparison.Ordinal) || name.Contains("reranking", StringComparison.Ordinal)
            || name.Contains("realtime", StringComparison.Ordinal) || name.Contains("/skills/", StringComparison.Ordinal) ? null
        : name.Contains("transcription", StringComparison.Ordinal) ? (folder, "/v1/audio/transcriptions")
        : name.Contains("/embedding/", StringComparison.Ordinal) ? (folder, "/v1/embeddings")
        : name.Contains("/image/", StringComparison.Ordinal) ? (folder, "/v1/images/generations")
        : folder switch
        {
            "anthropic" or "anthropic-sdk-csharp" => ("api.anthropic.com", "/v1/messages"),
            "openai" when name.Contains("/chat/", StringComparison.Ordinal) => (folder, "/v1/chat/completions"),
            "openai" => ("api.openai.com", "/v1/responses"),
            "azure" or "open-responses" => (folder, "/v1/responses"),
            "xai" when name.Contains("/responses/", StringComparison.Ordinal) => (folder, "/v1/responses"),
            "google" => ("generativelanguage.googleapis.com", name.Contains(".chunks.", StringComparison.Ordinal)
                ? "/v1beta/models/gemini:streamGenerateContent" : "/v1beta/models/gemini:generateContent"),
            "alibaba" or "cerebras" or "deepseek" or "groq" or "mistral" or "moonshotai" or "openai-compatible" or "perplexity" or "xai" => (folder, "/v1/chat/completions"),
            _ => null,
        };
}
