using System.Text.Json.Nodes;
using ContractMocks.Dialects.Streams;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Engine.Responses;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>What came of reading a mapping's answer by one operation.</summary>
internal sealed record AnswerReading
{
    /// <summary>The reply; null where the answer does not fit, or says nothing that a reply can say.</summary>
    public Reply? Reply { get; init; }

    /// <summary>Where the answer breaks the contract.</summary>
    public IReadOnlyList<Breach> Breaches { get; init; } = [];

    /// <summary>What our reply has that the mapping's answer lacks, or differs in; each a sentence without a full stop.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>What the reply does not say, each a phrase.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>Why nothing could be carried over although the answer fits; empty for no reason.</summary>
    public string Obstacle { get; init; } = "";
}

/// <summary>Reads a mapping's answer into a reply: judged first, then put into our words.</summary>
internal sealed class AnswerReader(FoundOperation found, AnswerText answer)
{
    private readonly AnswerJudge _judge = new(found, answer);

    public AnswerReading Read()
    {
        if (answer.Status >= 400)
        {
            return ReadError();
        }

        if (answer.Body.Length == 0)
        {
            return Broken([new Breach(BreachKind.Body, "", "the answer has no body; expected what the operation answers")]);
        }

        if (!_judge.TryRead())
        {
            return Broken(NotEmpty(_judge.JudgeAsItIs()));
        }

        if (_judge.Bodies.OfType<JsonObject>().FirstOrDefault(static body => AnswerNodes.Has(body, "error") && (body.Count == 1 || AnswerNodes.Text(body, "type") == "error")) is not null
            && _judge.Form is not null)
        {
            return new AnswerReading { Obstacle = "a stream that breaks off with an error is not carried over; write it with 'error' and 'error_after'" };
        }

        if (_judge.Bodies.Count == 0)
        {
            return Broken([new Breach(BreachKind.Body, "", "expected events, but the stream has none")]);
        }

        var kind = AnswerKinds.Of(found.Dialect)!;
        // Read before anything is added: what the mapping does not say is not for us to say in its name.
        var bodies = _judge.Bodies.OfType<JsonObject>().ToList();
        var said = bodies.Count < _judge.Bodies.Count ? new SaidAnswer() : kind.Read(_judge.Form is null ? bodies[0] : kind.Assemble(bodies));
        var mends = new Mends();
        for (var i = 0; i < _judge.Bodies.Count; i++)
        {
            if (_judge.Bodies[i] is JsonObject body && _judge.Form is null)
            {
                kind.Mend(body, mends);
            }
            else if (_judge.Bodies[i] is JsonObject one)
            {
                kind.MendEvent(one, i, mends);
            }
        }

        if (_judge.Judge() is { Count: > 0 } breaches)
        {
            return Broken(breaches);
        }

        var reading = Said(said);
        reading.Notes.AddRange(Missing(mends));
        if (_judge.Events.Count > 0 && StreamOrders.Find(found.Dialect, hasUsage: said.Usage is not null) is { } order && StreamJudge.Judge(order, _judge.Events) is { } problem)
        {
            reading.Notes.Add($"the events are not in the provider's order ({problem[(problem.IndexOf(' ', StringComparison.Ordinal) + 1)..]}): our reply's are");
        }

        return reading;
    }

    private AnswerReading ReadError()
    {
        var provider = found.Provider!;
        var reading = new AnswerReading();
        if (answer.Body.Length == 0)
        {
            reading.Notes.Add("the error has no body: our reply has the provider's envelope");
            return reading with { Reply = new Reply { Error = ErrorAnswers.Read(provider, answer, null, reading.Notes) } };
        }

        if (!_judge.TryRead())
        {
            return Broken(NotEmpty(_judge.JudgeAsItIs()));
        }

        var mends = new Mends();
        if (_judge.Bodies[0] is JsonObject body)
        {
            ErrorAnswers.Mend(body, provider, answer.Status, mends);
        }

        if (_judge.Judge() is { Count: > 0 } breaches)
        {
            return Broken(breaches);
        }

        reading.Notes.AddRange(Missing(mends));
        return reading with { Reply = new Reply { Error = ErrorAnswers.Read(provider, answer, _judge.Bodies[0], reading.Notes) } };
    }

    private static AnswerReading Said(SaidAnswer said)
    {
        foreach (var (tool, arguments) in said.Calls)
        {
            if (AnswerText.ParseOrNull(arguments) is not JsonObject || tool.Length == 0)
            {
                return Broken([new Breach(BreachKind.Body, "", $"expected the arguments of the call of '{tool}' to be a JSON object, but found {Short(arguments)}")]);
            }
        }

        if (said.IsEmpty && said.Extras.Count > 0)
        {
            return new AnswerReading { Obstacle = $"the answer has nothing that a reply can say: {string.Join(", ", said.Extras)}" };
        }

        var reading = new AnswerReading
        {
            Reply = new Reply
            {
                // Nothing at all is said as a text that is empty.
                Text = (said.Text.Length > 0 && said.Refusal.Length == 0) || said.IsEmpty ? said.Text : null,
                Refusal = said.Refusal.Length > 0 ? said.Refusal : null,
                Reasoning = said.Reasoning.Length > 0 ? said.Reasoning : said.HidesReasoning ? "…" : null,
                HidesReasoning = said.HidesReasoning && said.Reasoning.Length == 0,
                ToolCalls = said.Calls.Select(static call => new ToolCall(call.Tool, call.Arguments)).ToEquatableArray(),
                Finish = said.Finish,
                Usage = said.Usage,
            },
        };
        reading.LeftOut.AddRange(said.Extras);
        return reading;
    }

    /// <summary>What had to be added for the answer to fit: the rest of what was added may be left out by the contract, too.</summary>
    private IEnumerable<string> Missing(Mends mends)
    {
        var needed = new List<string>();
        foreach (var same in mends.Added.GroupBy(static one => one.Name))
        {
            var taken = same.Select(static one => (one.Owner, Value: one.Owner[one.Name])).ToList();
            taken.ForEach(one => one.Owner.Remove(same.Key));
            if (_judge.Judge().Count > 0)
            {
                needed.Add(same.Key);
            }

            taken.ForEach(one => one.Owner.Add(same.Key, one.Value));
        }

        if (needed.Count > 0)
        {
            yield return $"missing {string.Join(", ", needed.Select(static name => $"'{name}'"))}: our reply has {(needed.Count == 1 ? "it" : "them")}";
        }

        if (answer.IsTypeGuessed)
        {
            yield return "the answer has no header Content-Type: our reply has it";
        }
    }

    private static AnswerReading Broken(IReadOnlyList<Breach> breaches) => new() { Breaches = breaches };

    private static List<Breach> NotEmpty(List<Breach> breaches) =>
        breaches.Count > 0 ? breaches : [new Breach(BreachKind.Body, "", "expected JSON, but found another text")];

    private static string Short(string text) => text.Length == 0 ? "nothing" : $"'{(text.Length > 40 ? text[..40] + "…" : text)}'";
}
