// Fakes rather than a comparison of the schemas: two documents that say the same in different words (unions, discriminators, nullable) are told apart from
// two that say different things only by values. BundledOpenAiTests compares the schemas of chat word by word besides.
using System.Globalization;
using System.Text.Json;
using ContractMocks.Compiler.Specs;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Engine;
using ContractMocks.Fakes;
using ContractMocks.TestSupport;
using ContractMocks.TestSupport.Judging;

namespace ContractMocks.Dialects.Tests.Soundness;

/// <summary>What our documents call valid, the providers' own do: judged by values made up to fit ours.</summary>
public sealed class SoundnessTests
{
    private const int Seeds = 60;

    [Theory]
    [InlineData("openai", 4)]
    [InlineData("anthropic", 4)]
    [InlineData("gemini", 4)]
    [InlineData("ollama", 4)]
    public void What_ours_calls_valid_theirs_does(string provider, int least)
    {
        Repository.CorpusFile("llm");
        Assert.SkipWhen(BundledSpecs.Find(provider) is null, $"no document of {provider} ships yet");
        var ours = LoadedContract.From(ProviderMock.Document(provider));
        var theirs = ProviderDocuments.Find(provider)!;
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var bodies = 0;
        foreach (var operation in ours.Contract.Operations)
        {
            if (theirs.Operation(operation.Method, Path(ours, operation)) is not { } other)
            {
                found.TryAdd($"{operation.Method} {operation.Path}: theirs has no such operation", "");
                continue;
            }

            // What needs a beta has a path of its own there; ours answers both.
            var beta = theirs.Operation(operation.Method, Path(ours, operation) + "?beta=true");
            foreach (var (name, schema, judge) in Bodies(operation, other, beta, theirs))
            {
                bodies++;
                Compare(ours, $"{operation.Method} {operation.Path} {name}", schema, judge, found);
            }
        }

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{provider}: {bodies} bodies with {Seeds} values each"));
        Assert.True(bodies >= least, $"only {bodies} bodies were judged");
        var news = found.Where(one => !SoundnessExceptions.Known.Any(known => known.Covers(provider, one.Key))).Select(static one => $"{one.Key} in {one.Value}").ToList();
        var stale = SoundnessExceptions.Known.Where(known => known.Provider == provider && !found.Keys.Any(one => known.Covers(provider, one)))
            .Select(static known => $"{known.Operation} {known.Error}").ToList();
        Assert.True(
            news.Count == 0 && stale.Count == 0,
            $"{news.Count} are valid by ours and not by theirs:\n{string.Join('\n', news)}\n{stale.Count} exceptions are none: {string.Join("; ", stale)}");
    }

    private static void Compare(
        LoadedContract ours, string name, string schema, Func<string, IReadOnlyList<string>?> judge, SortedDictionary<string, string> found)
    {
        using var parsed = JsonDocument.Parse(schema);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            string json;
            try
            {
                json = SchemaFaker.Fake(parsed.RootElement, ours.Schemas, seed);
            }
            catch (UnfakeableSchemaException exception)
            {
                found.TryAdd($"{name}: {exception.Message}", schema[..Math.Min(schema.Length, 100)]);
                return;
            }

            foreach (var error in (judge(json) ?? ["theirs promises no such body"]).Where(error => Deviations.Explain(ours.Contract.Provider, error) is null))
            {
                found.TryAdd($"{name}: {Deviations.Plain(error)}", json[..Math.Min(json.Length, 300)]);
            }
        }
    }

    private static IEnumerable<(string Name, string Schema, Func<string, IReadOnlyList<string>?> Judge)> Bodies(
        Operation ours, Operation other, Operation? beta, ContractJudge theirs)
    {
        foreach (var content in ours.Body?.Contents ?? default)
        {
            if (MediaType.IsJson(content.MediaType))
            {
                yield return ("request", content.Schema, json => Both(theirs.Request(other, json), beta is null ? null : theirs.Request(beta, json)));
            }
        }

        foreach (var response in ours.Responses.Where(static response => response.Status.StartsWith('2')))
        {
            foreach (var content in response.Contents)
            {
                if (MediaType.IsJson(content.MediaType))
                {
                    yield return (response.Status, content.Schema, json => Both(
                        other.Path.EndsWith(":streamGenerateContent", StringComparison.Ordinal) ? Items(theirs, other, json) : theirs.Body(other, response.Status, json), beta is null ? null : theirs.Body(beta, response.Status, json)));
                }
                else if (MediaType.IsEventStream(content.MediaType) || MediaType.IsJsonLines(content.MediaType))
                {
                    yield return (response.Status + " event", content.Schema, json => Both(
                        theirs.Event(other, response.Status, new(null, json)), beta is null ? null : theirs.Event(beta, response.Status, new(null, json))));
                }
            }
        }
    }

    // Theirs gives the shape of one frame; what is sent is an array of them.
    private static List<string> Items(ContractJudge theirs, Operation operation, string json) =>
        [.. WireEvent.ReadAll(json, StreamForm.Array).SelectMany(one => theirs.Event(operation, "200", one) ?? [])];

    // What only one of two finds wrong, the other allows.
    private static IReadOnlyList<string>? Both(IReadOnlyList<string>? errors, IReadOnlyList<string>? others) =>
        errors is null || others is null ? errors ?? others : [.. errors.Where(error => others.Any(other => Place(other) == Place(error)))];

    private static string Place(string error) =>
        error.Contains("expected the property", StringComparison.Ordinal) ? error[..error.IndexOf(", but", StringComparison.Ordinal)] : error[..error.IndexOf(": ", StringComparison.Ordinal)];

    private static string Path(LoadedContract contract, Operation operation) => contract.Contract.BasePath.TrimEnd('/') + operation.Path;
}
