using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ContractMocks.Engine.Errors;

/// <summary>The place of a violation in the notations that error bodies use.</summary>
internal static class ErrorPaths
{
    /// <summary><c>messages[0].role</c> as a JSON pointer in a fragment: <c>#/messages/0/role</c>.</summary>
    public static string Pointer(string name)
    {
        var pointer = new StringBuilder("#");
        foreach (var step in Steps(name))
        {
            pointer.Append('/').Append(step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return pointer.ToString();
    }

    /// <summary>As FastAPI has it: <c>["body", "messages", 0, "role"]</c>.</summary>
    public static JsonArray Location(Violation violation)
    {
        var location = new JsonArray(JsonValue.Create(Place(violation.Place)));
        foreach (var step in violation.Place == ViolationPlace.Body ? Steps(violation.Name) : violation.Name.Length > 0 ? [violation.Name] : [])
        {
            location.Add(int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? JsonValue.Create(index) : JsonValue.Create(step));
        }

        return location;
    }

    public static string Place(ViolationPlace place) => place switch
    {
        ViolationPlace.Path => "path",
        ViolationPlace.Query => "query",
        ViolationPlace.Header => "header",
        ViolationPlace.Cookie => "cookie",
        _ => "body",
    };

    private static string[] Steps(string name) =>
        name.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
}
