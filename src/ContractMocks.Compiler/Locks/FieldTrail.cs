using System.Text;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Locks;

/// <summary>A place inside a schema, as the schema's name and the steps from it: <c>Pet.tags[]</c>. A schema without a name has an empty one.</summary>
internal static class FieldTrail
{
    public const string Item = "[]";

    public const string Other = ".*";

    public static string Member(string name) => "." + JsonPointer.Escape(name);

    /// <summary>The place of a pointer into a document; null where the pointer leads into no schema.</summary>
    public static string? Of(string pointer)
    {
        if (JsonPointer.Segments("#" + pointer) is not { } segments)
        {
            return null;
        }

        var (name, at) = Root(segments);
        return at < 0 ? null : name + Steps(segments, at);
    }

    private static (string Name, int At) Root(IReadOnlyList<string> segments)
    {
        if (segments.Count > 2 && segments[0] == "components" && segments[1] == "schemas")
        {
            return (segments[2], 3);
        }

        if (segments.Count > 1 && segments[0] == "definitions")
        {
            return (segments[1], 2);
        }

        var schema = segments.TakeWhile(static segment => segment is not ("schema" or "itemSchema")).Count();
        // A file of its own that is one schema begins with a keyword.
        return schema < segments.Count ? ("", schema + 1) : segments.Count > 0 && segments[0] is "properties" or "items" or "allOf" or "anyOf" or "oneOf" ? ("", 0) : ("", -1);
    }

    private static string Steps(IReadOnlyList<string> segments, int at)
    {
        var steps = new StringBuilder();
        for (var i = at; i < segments.Count; i++)
        {
            switch (segments[i])
            {
                case "properties" when i + 1 < segments.Count:
                    steps.Append(Member(segments[++i]));
                    break;
                case "items" or "prefixItems":
                    i += segments[i] == "prefixItems" ? 1 : 0;
                    steps.Append(Item);
                    break;
                case "additionalProperties":
                    steps.Append(Other);
                    break;
                case "allOf" or "anyOf" or "oneOf":
                    i++;
                    break;
                default:
                    // A keyword that judges: the change is at the schema that has it.
                    return steps.ToString();
            }
        }

        return steps.ToString();
    }
}
