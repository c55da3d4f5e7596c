// Documents have as many error bodies as there are providers. What they share is the names of their properties, so a body is made from its schema
// with sense put under the names that are known to hold it; of the branches of a union, the one that takes most of it wins.
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Fakes;
using ContractMocks.Fakes.Solving;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Engine.Errors;

/// <summary>Makes an error body of a document's own schema.</summary>
internal sealed class ErrorFiller(WireError error, FakeSolver solver)
{
    private const int MostDepth = 6;
    private const int MostWays = 24;
    private const int MostErrors = 20;

    // Nothing else is looked into: the errors of some documents hold half of the document.
    private static readonly HashSet<string> s_known =
    [
        "message", "detail", "details", "msg", "errormessage", "reason", "errordescription", "description", "error", "errors", "title", "summary",
        "status", "code", "statuscode", "httpstatus", "errorcode", "httpcode", "type", "kind", "errortype", "param", "parameter", "field",
        "property", "target", "pointer", "success", "ok", "object", "issues", "violations", "failures", "fault", "loc", "path", "location",
    ];

    /// <summary>The body, or null where the schema has no place for the message.</summary>
    public string? Fill(FakeSchema schema)
    {
        var made = Make(schema.Goal, "", null, 0);
        return made is { HasMessage: true } ? made.Node?.ToJsonString(WireJson.Serializing) : null;
    }

    /// <summary>The best of the ways that the unions of the schemas leave open.</summary>
    private Made? Make(Goal goal, string name, Violation? violation, int depth)
    {
        Made? best = null;
        var decisions = new Decisions();
        var way = new FakeWay(FakeChance.Mix(0, name), EndsSoon: false, IsStrict: false);
        for (var tried = 0; tried < MostWays; tried++)
        {
            var shape = Flattener.Flatten(goal, decisions, way);
            if (shape.Types != Schemas.SchemaTypes.None && MakeBranch(goal, shape, name, violation, depth) is { } made
                && (best is null || made.Score > best.Score) && goal.Accepts(made.Node?.ToJsonString() ?? "null"))
            {
                best = made;
            }

            if (!decisions.Advance())
            {
                break;
            }
        }

        return best;
    }

    private Made? MakeBranch(Goal goal, Shape shape, string name, Violation? violation, int depth)
    {
        if (shape.PropertyNames.Count > 0 && (shape.Types & Schemas.SchemaTypes.Object) != 0)
        {
            return depth > MostDepth ? null : MakeObject(shape, name, violation, depth);
        }

        if ((shape.Types & Schemas.SchemaTypes.Array) != 0 && shape.Types != Check.AnyType)
        {
            return depth > MostDepth ? null : MakeArray(goal, shape, name, violation, depth);
        }

        if (depth == 0 && shape.Types == Check.AnyType)
        {
            // It takes anything, so there is something better than a bare text.
            return null;
        }

        foreach (var (node, score, isMessage) in Candidates(name, violation))
        {
            if (goal.Accepts(node?.ToJsonString() ?? "null"))
            {
                return new Made(node?.DeepClone(), score, isMessage);
            }
        }

        return null;
    }

    private Made? MakeObject(Shape shape, string name, Violation? violation, int depth)
    {
        var node = new JsonObject();
        var score = 0;
        var hasMessage = false;
        foreach (var property in shape.PropertyNames.Concat(shape.Required).Distinct(StringComparer.Ordinal))
        {
            var schemas = shape.PropertyGoal(property);
            var isRequired = shape.Required.Contains(property);
            var made = s_known.Contains(Plain(property)) ? Make(schemas, property, violation, depth + 1) : null;
            if (made is { Score: > 0 } || (made is not null && isRequired))
            {
                node[property] = made.Node;
                score += made.Score;
                hasMessage |= made.HasMessage;
            }
            else if (isRequired)
            {
                if (solver.TryMake(schemas, FakePlace.Root.Property(name).Property(property)) is not { } fake)
                {
                    return null;
                }

                node[property] = JsonNode.Parse(fake);
            }
        }

        return new Made(node, score, hasMessage);
    }

    // A list of errors has one item for each thing that is wrong.
    private Made? MakeArray(Goal goal, Shape shape, string name, Violation? violation, int depth)
    {
        if (name is "loc" or "path" or "location")
        {
            return violation is null ? new Made(new JsonArray(), 0, false) : Fitting(goal, ErrorPaths.Location(violation), 5);
        }

        var list = new JsonArray();
        var (score, hasMessage) = (0, false);
        var violations = error.Violations.Count > 0 ? error.Violations.Take(MostErrors) : (IEnumerable<Violation?>)[violation];
        foreach (var one in violations)
        {
            if (Make(shape.ItemGoal(list.Count), "", one, depth + 1) is { Score: > 0 } made)
            {
                list.Add(made.Node);
                score = Math.Max(score, made.Score);
                hasMessage |= made.HasMessage;
            }
        }

        // A list says less than a text of its own: the text is what people read.
        return score > 0 ? new Made(list, Math.Max(1, score - 1), hasMessage) : new Made(new JsonArray(), 0, false);
    }

    private static Made? Fitting(Goal goal, JsonNode node, int score) =>
        goal.Accepts(node.ToJsonString()) ? new Made(node, score, false) : null;

    /// <summary>What may stand under a name, the best first.</summary>
    private IEnumerable<(JsonNode? Node, int Score, bool IsMessage)> Candidates(string name, Violation? violation)
    {
        var message = violation?.Message ?? error.Message;
        switch (Plain(name))
        {
            case "message" or "detail" or "details" or "msg" or "errormessage" or "reason" or "errordescription" or "description" or "error" or "errors" or "":
                yield return (message, 100, true);
                break;
            case "title" or "summary":
                yield return (ErrorWords.Title(error.Status), 5, false);
                break;
            case "status" or "code" or "statuscode" or "httpstatus" or "errorcode" or "httpcode":
                yield return (error.Status, 10, false);
                if (Plain(name) == "status")
                {
                    yield return (ErrorWords.Rpc(error.Status), 9, false);
                }

                if (error.Code is { } code)
                {
                    yield return (code, 9, false);
                }

                foreach (var (word, score) in Words(violation))
                {
                    yield return (word, score, false);
                }

                yield return (error.Status.ToString(CultureInfo.InvariantCulture), 3, false);
                break;
            case "type" or "kind" or "errortype":
                foreach (var (word, score) in Words(violation))
                {
                    yield return (word, score, false);
                }

                yield return ("error", 1, false);
                break;
            case "param" or "parameter" or "field" or "property" or "target":
                yield return ((violation?.Name ?? error.Parameter) is { } parameter ? JsonValue.Create(parameter) : null, 5, false);
                break;
            case "pointer":
                yield return (violation is null ? null : JsonValue.Create(ErrorPaths.Pointer(violation.Name)), 5, false);
                break;
            case "success" or "ok":
                yield return (false, 5, false);
                break;
            case "object":
                yield return ("error", 1, false);
                break;
        }
    }

    // The better known a name is for the status, the more it counts: a union's branch is chosen by it.
    private IEnumerable<(string Word, int Score)> Words(Violation? violation)
    {
        var score = 20;
        if (violation is not null)
        {
            yield return (violation.Keyword == "required" ? "missing" : "value_error", 2);
        }

        if (error.Type != WireError.Invalid)
        {
            yield return (error.Type, score);
        }

        foreach (var kind in ErrorWords.Kinds(error.Status))
        {
            score = Math.Max(3, score - 1);
            yield return (kind, score);
        }

        yield return (error.Type, 2);
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private sealed record Made(JsonNode? Node, int Score, bool HasMessage);
}
