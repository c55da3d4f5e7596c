using System.Globalization;
using ContractMocks.Cli.WireMock.Exporting.Filling;
using ContractMocks.Cli.WireMock.Mappings;
using ContractMocks.Matching;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Says conditions in matchers of one conversation API. Where a matcher says less than the engine, docs/wiremock-export.md says for which requests.</summary>
internal abstract class RequestForm
{
    /// <summary>How far before the end the user's message is looked for in requests that end in tool results.</summary>
    protected const int MostBehind = 6;

    /// <summary>How many tool results at the end are looked through, where each is an item of its own.</summary>
    protected const int MostResults = 4;

    /// <summary>The forms, by dialect.</summary>
    public static RequestForm? Find(string dialect) => dialect switch
    {
        "openai.chat" => new ChatForm(),
        "openai.responses" => new ResponsesForm(),
        "anthropic.messages" => new MessagesForm(),
        "gemini.generate" or "gemini.stream" => new GenerateContentForm(),
        "ollama.chat" => new OllamaForm(),
        _ => null,
    };

    /// <summary>Where its requests hold what fills replies.</summary>
    public abstract RequestTexts Texts { get; }

    /// <summary>A member that every request of the API has: without conditions, a body must at least be a request.</summary>
    protected abstract string Member { get; }

    /// <summary>The matchers of a turn's conditions.</summary>
    public MatchPlan Plan(Turn turn, EquatableArray<Tool> tools)
    {
        var plan = new MatchPlan();
        var asksForResult = turn.When.Any(static condition => condition is ToolResultCondition);
        plan.Add(MappingMatcher.AnyPath(["$." + Member]));
        foreach (var condition in turn.When)
        {
            Add(plan, condition, asksForResult, tools);
        }

        return plan;
    }

    protected abstract void User(MatchPlan plan, TextTest test);

    /// <summary>Where the last user message may stand in a request that ends in tool results; none where a form says that text's test itself.</summary>
    protected virtual IEnumerable<TextPlace> PlacesBefore() => [];

    /// <summary>The text of the last user message, in a request that ends in tool results.</summary>
    protected virtual void UserBefore(MatchPlan plan, TextTest test)
    {
        var places = PlacesBefore().ToList();
        plan.Any(places.SelectMany(place => place.Tests(test)));
        if (!TextPlace.IsPerPart(test))
        {
            plan.None(places.SelectMany(place => place.Excluded(test)));
        }
    }

    protected abstract void System(MatchPlan plan, TextTest test);

    protected abstract void Declares(MatchPlan plan, IReadOnlyList<string> names);

    protected abstract void EndsInResult(MatchPlan plan, IReadOnlyList<string> names);

    protected virtual void Model(MatchPlan plan, TextTest test)
    {
        if (test.Kind == TextTestKind.Equals)
        {
            plan.Add(MappingMatcher.Json(new() { ["model"] = test.Value }));
        }
        else
        {
            plan.Any($"@ == $.model && @ {JsonPathTest.Of(test)}");
        }
    }

    /// <summary>An item of a list, counted from its end; 1 is the last.</summary>
    protected static string FromEnd(int number) => number == 1
        ? "@[-1:]"
        : string.Create(CultureInfo.InvariantCulture, $"@[-{number}:-{number - 1}]");

    /// <summary>A test that a path is one of these names.</summary>
    protected static IEnumerable<string> Named(IEnumerable<string> names, Func<string, string> test) => names.Select(name => test(JsonPathTest.Quoted(name)));

    private void Add(MatchPlan plan, Condition condition, bool asksForResult, EquatableArray<Tool> tools)
    {
        switch (condition)
        {
            case UserTextCondition user when asksForResult:
                UserBefore(plan, user.Test);
                break;
            case UserTextCondition user:
                User(plan, user.Test);
                break;
            // A matcher asks for what is there; it cannot tell a text that is not there from one that does not match.
            case SystemTextCondition { Test: var test } when new ConditionTest(condition).TextHolds(""):
                plan.Refuse($"its condition on the system text ({Shown(test)}) also holds where there is none, which no matcher says");
                break;
            case SystemTextCondition system:
                System(plan, system.Test);
                break;
            case ModelCondition model:
                Model(plan, model.Test);
                break;
            case ToolDeclaredCondition declared:
                Declares(plan, Names(declared.Tool, tools));
                break;
            case ToolResultCondition result:
                EndsInResult(plan, Names(result.Tool, tools));
                break;
            default:
                plan.Refuse("a condition of it is written in C#");
                break;
        }
    }

    protected static string Shown(TextTest test) => test.Kind switch
    {
        TextTestKind.Contains => $"contains \"{test.Value}\"",
        TextTestKind.Equals => $"equals \"{test.Value}\"",
        _ => $"matches /{test.Value}/",
    };

    // As the scenario has it, and as its author wrote it where providers do not take that: clients may send either.
    private static string[] Names(string tool, EquatableArray<Tool> tools) =>
        tools.FirstOrDefault(one => one.Name == tool)?.WrittenName is { } written && written != tool ? [tool, written] : [tool];
}
