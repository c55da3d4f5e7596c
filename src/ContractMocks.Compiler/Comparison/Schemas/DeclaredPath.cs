namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>The path of a place by the component that declares it: a property of a part of an <c>allOf</c> belongs to the part, from wherever one comes.</summary>
internal static class DeclaredPath
{
    /// <param name="pointer">The place's JSON pointer.</param>
    /// <param name="met">The path on which it was met.</param>
    /// <returns>The path by the component; null where that is the one that was met, or where no component declares it.</returns>
    public static string? Of(string? pointer, string met)
    {
        if (pointer is null)
        {
            return null;
        }

        var segments = pointer.Split('/');
        var start = Start(segments);
        if (start == 0)
        {
            return null;
        }

        var name = Name(segments[start]);
        var head = met.Split('.', '[', '<', '(')[0];
        return head == name || segments.Length == start + 1 ? null : name + Steps(segments, start + 1);
    }

    /// <summary>The component that a place belongs to; null for none.</summary>
    public static string? Component(string pointer)
    {
        var segments = pointer.Split('/');
        var start = Start(segments);
        return start == 0 ? null : Name(segments[start]);
    }

    private static int Start(string[] segments) =>
        segments.Length > 3 && segments[1] == "components" && segments[2] == "schemas" ? 3
        : segments.Length > 2 && segments[1] == "definitions" ? 2 : 0;

    private static string Name(string segment) => segment.Replace("~1", "/").Replace("~0", "~");

    private static string Steps(string[] segments, int at)
    {
        var path = "";
        for (; at < segments.Length; at++)
        {
            switch (segments[at])
            {
                case "properties" when at + 1 < segments.Length:
                    path += Checks.PropertyChecks.Step(Name(segments[++at]));
                    break;
                case "items":
                    path += "[]";
                    break;
                case "additionalProperties":
                    path += ".*";
                    break;
                case "anyOf" or "oneOf" when at + 1 < segments.Length && int.TryParse(segments[at + 1], out var index):
                    at++;
                    path += FormattableString.Invariant($"<{index + 1}>");
                    break;
                case "allOf":
                    at++;
                    break;
                default:
                    return path;
            }
        }

        return path;
    }
}
