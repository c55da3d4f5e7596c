using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>Puts what is wrong into words: those that OpenAI uses, because most clients know them.</summary>
internal static class Violations
{
    public const string SyntaxKeyword = "syntax";

    /// <summary>How many violations of a request are kept.</summary>
    public const int Most = 100;

    private const string Hidden = "a value that is not shown";

    public static Violation Syntax(ViolationPlace place, string message) => new(place, "", SyntaxKeyword, message, "text that can be read", "text that cannot");

    public static Violation MissingParameter(Parameter parameter)
    {
        var place = Place(parameter.In);
        return new Violation(
            place, parameter.Name, "required", $"Missing required parameter: '{parameter.Name}' ({Where(place)}).", "the parameter", "a request without it");
    }

    public static Violation UnknownParameter(string name, IEnumerable<string> known)
    {
        var suggestion = Nearest.Suggestion(name, known);
        return new Violation(
            ViolationPlace.Query, name, "additionalProperties", $"Unknown parameter: '{name}' (in the query); {suggestion}", suggestion, "the parameter '" + name + "'");
    }

    /// <summary>What a schema does not accept in a parameter's value.</summary>
    public static Violation InParameter(ParameterPlan plan, SchemaError error)
    {
        var place = Place(plan.Parameter.In);
        var inside = error.Parameter;
        var name = inside.Length == 0 ? plan.Parameter.Name : inside[0] == '[' ? plan.Parameter.Name + inside : $"{plan.Parameter.Name}.{inside}";
        var actual = plan.IsSecret ? Hidden : error.Actual;
        var message = error.Keyword == "required"
            ? $"Missing required parameter: '{name}' ({Where(place)})."
            : $"Invalid value for '{name}' ({Where(place)}): expected {error.Expected}, but got {actual} instead.";
        return new Violation(place, name, error.Keyword, message, error.Expected, actual);
    }

    /// <summary>What a schema does not accept in a body.</summary>
    public static Violation InBody(SchemaError error)
    {
        var name = error.Parameter;
        if (error.Keyword == "required")
        {
            var others = error.Expected.IndexOf(" or the property ", StringComparison.Ordinal) < 0 ? "" : $" (expected {error.Expected})";
            return Body(name, error, $"Missing required parameter: '{name}'{others}.");
        }

        if (error is { Keyword: "additionalProperties" or "unevaluatedProperties", Property: { } unknown })
        {
            var full = name.Length == 0 ? unknown : name.EndsWith(unknown, StringComparison.Ordinal) ? name : $"{name}.{unknown}";
            var at = error.Expected.IndexOf("did you mean", StringComparison.Ordinal);
            return Body(full, error, $"Unknown parameter: '{full}'{(at < 0 ? "" : "; " + error.Expected[at..].TrimEnd(')'))}{(at < 0 ? "." : "")}");
        }

        var what = error.Keyword == "type" ? "Invalid type" : "Invalid value";
        var of = name.Length == 0 ? "the body" : $"'{name}'";
        return Body(name, error, $"{what} for {of}: expected {error.Expected}, but got {error.Actual} instead.");
    }

    /// <summary>The error that a provider answers with: of the first violation, with all of them beside it.</summary>
    public static WireError Error(int status, EquatableArray<Violation> violations, ExtraHeader? header = null)
    {
        var first = violations[0];
        return new WireError(status, WireError.Invalid, first.Message, first.Name.Length == 0 ? null : first.Name, Code(first))
        {
            Violations = violations,
            Header = header,
        };
    }

    /// <summary>What the header of lenient mode says: how many, and the first in short; ASCII without line breaks.</summary>
    public static string Header(IReadOnlyList<Violation> violations)
    {
        const int MostShown = 160;
        var message = violations[0].Message;
        var text = $"{violations.Count}; {(message.Length <= MostShown ? message : message[..MostShown] + "...")}";
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from[i] is >= ' ' and <= '~' ? from[i] : '?';
            }
        });
    }

    private static Violation Body(string name, SchemaError error, string message) =>
        new(ViolationPlace.Body, name, error.Keyword, message, error.Expected, error.Actual);

    private static string? Code(Violation violation) => violation.Keyword switch
    {
        "required" => violation.Name.Length == 0 ? null : "missing_required_parameter",
        "additionalProperties" or "unevaluatedProperties" => "unknown_parameter",
        "type" when violation.Place == ViolationPlace.Body => "invalid_type",
        "content-type" => "unsupported_content_type",
        "security" => "missing_credentials",
        SyntaxKeyword or "content-encoding" => null,
        _ => "invalid_value",
    };

    private static ViolationPlace Place(ParameterPlace place) => place switch
    {
        ParameterPlace.Path => ViolationPlace.Path,
        ParameterPlace.Query => ViolationPlace.Query,
        ParameterPlace.Header => ViolationPlace.Header,
        _ => ViolationPlace.Cookie,
    };

    private static string Where(ViolationPlace place) => place switch
    {
        ViolationPlace.Path => "in the path",
        ViolationPlace.Query => "in the query",
        ViolationPlace.Header => "header",
        _ => "cookie",
    };
}
