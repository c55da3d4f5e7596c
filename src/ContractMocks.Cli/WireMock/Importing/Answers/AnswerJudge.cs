using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Engine.Responses;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Judges a mapping's answer by the contract, with the judge that contract tests and the proxy use.</summary>
internal sealed class AnswerJudge(FoundOperation found, AnswerText answer)
{
    private readonly ResponseJudge _judge = new(found.Contract);
    private readonly List<JsonNode> _bodies = [];
    private readonly List<WireEvent> _events = [];

    /// <summary>How the body is framed; null for one piece.</summary>
    public StreamForm? Form { get; private set; }

    /// <summary>The events, or the body alone, as JSON.</summary>
    public IReadOnlyList<JsonNode> Bodies => _bodies;

    /// <summary>The events as they came; none for a body in one piece.</summary>
    public IReadOnlyList<WireEvent> Events => _events;

    /// <summary>
    /// The status that the answer is judged by: its own, or, for an error that the provider has and the document leaves out (most leave most out), the first
    /// error that the document has.
    /// </summary>
    private int Status
    {
        get
        {
            var isKnown = answer.Status < 400 || ResponseJudge.Declared(found.Operation, answer.Status) is not null || found.Provider!.Errors.All(error => error.Status != answer.Status);
            return isKnown ? answer.Status
                : found.Operation.Responses.Select(static response => response.Status).Where(static status => status[0] is '4' or '5')
                    .Select(static status => int.TryParse(status, out var number) ? number : 0).FirstOrDefault(static status => status > 0, answer.Status);
        }
    }

    /// <summary>Takes the body apart; false where it is no JSON.</summary>
    public bool TryRead()
    {
        Form = answer.IsEvents ? StreamForm.Events : answer.IsLines ? StreamForm.Lines : null;
        if (Form is null)
        {
            var root = AnswerText.ParseOrNull(answer.Body);
            if (root is JsonArray array && found.Dialect == "gemini.stream")
            {
                // The service sends errors of streams in a list, too, and documents them without.
                Form = answer.Status >= 400 && array.Count == 1 ? null : StreamForm.Array;
                _bodies.AddRange(array.Select(static item => item?.DeepClone() ?? new JsonObject()));
                return true;
            }

            _bodies.AddRange(root is null ? [] : [root]);
            return root is not null;
        }

        // Whoever writes a stream by hand leaves out the empty line at its end.
        _events.AddRange(WireEvent.ReadAll(answer.Body + "\n\n", Form.Value));
        _bodies.AddRange(_events.Where(static one => one.Data != WireEvent.Done).Select(static one => AnswerText.ParseOrNull(one.Data)).OfType<JsonNode>());
        return _bodies.Count == _events.Count(static one => one.Data != WireEvent.Done);
    }

    /// <summary>What is wrong with the answer as it came.</summary>
    public List<Breach> JudgeAsItIs() => Judge(answer.Body + (answer.IsEvents ? "\n\n" : ""));

    /// <summary>What is wrong with the answer as <see cref="Bodies"/> have it now.</summary>
    public List<Breach> Judge() => Judge(Write());

    private List<Breach> Judge(string body)
    {
        var breaches = new List<Breach>();
        var type = KeyValuePair.Create("Content-Type", answer.ContentType);
        var headers = answer.Header("content-type") is null ? [.. answer.Headers, type] : answer.Headers;
        var request = new MockRequest { Method = found.Operation.Method, Path = found.Operation.Path, Query = answer.IsEvents ? "alt=sse" : "", Headers = [] };
        var judge = _judge.Judge(found.Operation, request, Status, headers, breaches);
        judge.Add(Encoding.UTF8.GetBytes(body));
        judge.Complete();
        // Our engine sends the headers that a provider sends.
        breaches.RemoveAll(static breach => breach.Kind == BreachKind.Header && breach.Message.StartsWith("the answer has no such header", StringComparison.Ordinal));
        return breaches;
    }

    private string Write()
    {
        if (Form is StreamForm.Array)
        {
            return "[" + string.Join(',', _bodies.Select(static body => body.ToJsonString(WireText.Options))) + "]";
        }

        if (Form is null)
        {
            return _bodies.Count == 0 ? "" : _bodies[0].ToJsonString(WireText.Options);
        }

        var text = new StringBuilder();
        var next = 0;
        foreach (var one in _events)
        {
            var data = one.Data == WireEvent.Done ? one.Data : _bodies[next++].ToJsonString(WireText.Options);
            if (Form == StreamForm.Lines)
            {
                text.Append(data).Append('\n');
                continue;
            }

            _ = one.Name is null ? text : text.Append("event: ").Append(one.Name).Append('\n');
            text.Append("data: ").Append(data).Append("\n\n");
        }

        return text.ToString();
    }
}
