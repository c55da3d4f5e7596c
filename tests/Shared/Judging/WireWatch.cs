// Every test project that includes this folder has all answers of its mocks judged by the provider's own document, whatever the tests look at themselves.
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Engine;

[assembly: AssemblyFixture(typeof(ContractMocks.TestSupport.Judging.WireWatch))]

namespace ContractMocks.TestSupport.Judging;

/// <summary>Collects what all mocks of the process send, and judges it when the tests are over.</summary>
public sealed class WireWatch : IDisposable
{
    private const int Most = 20_000;

    private static readonly ConcurrentDictionary<(string Provider, string Method, string Path, long Body), Sent> s_sent = new();

    /// <summary>Judges all that was sent; the run fails, with a list, where something does not fit.</summary>
    public void Dispose()
    {
        if (!Directory.Exists(Repository.Corpus))
        {
            return;
        }

        var failures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in s_sent.Values.GroupBy(static sent => sent.Provider))
        {
            if (ProviderDocuments.Find(group.Key) is { } judge)
            {
                foreach (var sent in group)
                {
                    Judge(judge, sent, failures);
                }
            }
        }

        if (failures.Count > 0)
        {
            throw new InvalidOperationException(
                $"{failures.Count} answers do not fit the provider's own document:\n" + string.Join('\n', failures.Select(static one => $"{one.Key} in {one.Value}").Take(60)));
        }
    }

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Tests have no other place that runs before the first mock.")]
    internal static void Listen() => FinishedExchange.Finished += Take;

    private static void Take(FinishedExchange finished)
    {
        var exchange = finished.Exchange;
        var wire = finished.Options.Wire;
        if (finished.Route.Dialect is null || !ProviderDocuments.IsOurs(finished.Contract.Contract) || exchange.Status is < 200 or > 299 || exchange.IsVerbatim || exchange.ResponseIsCut || s_sent.Count >= Most
            // Other hosts speak the format in their own way, and the document is not theirs.
            || finished.Options.Compatibility != CompatibilityOptions.OpenAi
            || wire.UnknownEvents || wire.UnknownFields || wire.UnknownValues)
        {
            return;
        }

        var type = exchange.ResponseHeaders.FirstOrDefault(static header => header.Key == "content-type").Value ?? "";
        var body = exchange.ResponseBody;
        var key = (finished.Contract.Contract.Provider, exchange.Method, finished.Route.Operation.Path, Hash(body.Span));
        s_sent.TryAdd(key, new Sent(key.Provider, key.Method, finished.Contract.Contract.BasePath + key.Path, exchange.Path, exchange.Status, type, body, exchange.ClientLeft));
    }

    private static long Hash(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(body, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    private static void Judge(ContractJudge judge, Sent sent, SortedDictionary<string, string> failures)
    {
        if (judge.Operation(sent.Method, sent.Template) is not { } operation)
        {
            return;
        }

        var status = sent.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var text = System.Text.Encoding.UTF8.GetString(sent.Body.Span);
        if (MediaType.IsEventStream(sent.ContentType))
        {
            var isChat = operation.Path.EndsWith("/completions", StringComparison.Ordinal);
            // The document has no member for a failure in a stream of chat; the official Node client takes an event with 'error' for one.
            // Azure's first chunk tells of filters only and names no object (vercel-ai/openai/src/chat/__fixtures__/azure-model-router.1.chunks.txt).
            foreach (var one in SseReader.Read(text).Where(one => !one.Data.Contains("\"prompt_filter_results\"", StringComparison.Ordinal) && !(isChat && one.Data.StartsWith("{\"error\":", StringComparison.Ordinal))))
            {
                Add(judge.Event(operation, status, one), one.Data);
            }
        }
        else if (MediaType.IsJsonLines(sent.ContentType))
        {
            foreach (var one in WireEvent.ReadAll(text, Dialects.StreamForm.Lines))
            {
                Add(judge.Event(operation, status, one), one.Data);
            }
        }
        else if (MediaType.IsJson(sent.ContentType) && !sent.IsCutOff && text.Length > 0)
        {
            if (text[0] == '[' && operation.Path.EndsWith("streamGenerateContent", StringComparison.Ordinal))
            {
                foreach (var one in WireEvent.ReadAll(text, Dialects.StreamForm.Array))
                {
                    Add(judge.Event(operation, status, one), one.Data);
                }
            }
            else
            {
                Add(judge.Body(operation, status, text), text);
            }
        }

        void Add(IReadOnlyList<string>? errors, string json)
        {
            foreach (var error in errors ?? [])
            {
                if (Deviations.Explain(sent.Provider, error) is null)
                {
                    failures.TryAdd(
                        $"{sent.Provider} {sent.Method} {operation.Path} {status}: {Deviations.Plain(error)}", json[..Math.Min(json.Length, 200)].ReplaceLineEndings(" "));
                }
            }
        }
    }

    private sealed record Sent(
        string Provider, string Method, string Template, string Path, int Status, string ContentType, ReadOnlyMemory<byte> Body, bool IsCutOff);
}
