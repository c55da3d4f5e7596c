using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace ContractMocks;

/// <summary>What a place in a template names: a root and the steps below it.</summary>
/// <param name="Root">One of <see cref="Template.Roots"/>.</param>
/// <param name="Steps">The steps, in order.</param>
internal sealed record TemplatePath(string Root, EquatableArray<TemplateStep> Steps)
{
    private const int MostSteps = 32;

    /// <summary>The value that the steps lead to, or null where one of them leads nowhere.</summary>
    public JsonElement? Follow(JsonElement from)
    {
        var at = from;
        foreach (var step in Steps)
        {
            if (step.Name is { } name)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                {
                    return null;
                }
            }
            else if (at.ValueKind != JsonValueKind.Array || step.Index >= at.GetArrayLength())
            {
                return null;
            }
            else
            {
                at = at[step.Index];
            }
        }

        return at;
    }

    internal static bool TryParse(
        string text, int start, int end, [NotNullWhen(true)] out TemplatePath? path, out string error, out int position)
    {
        path = null;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        position = start;
        var at = start;
        var root = Name(text, ref at, end);
        if (!Template.Roots.Contains(root))
        {
            error = root.Length == 0
                ? "a name is missing; expected " + Nearest.OneOf([.. Template.Roots])
                : $"'{root}' is unknown; {Nearest.Suggestion(root, Template.Roots)}";
            return false;
        }

        if (!TrySteps(text, ref at, end, out var steps, out error))
        {
            position = at;
            return false;
        }

        if (steps.Count > 0 && root is not ("tool_result" or "tool_call"))
        {
            (error, position) = ($"'{root}' is a text and has no parts", start + root.Length);
            return false;
        }

        path = new TemplatePath(root, steps.ToEquatableArray());
        return true;
    }

    private static bool TrySteps(string text, ref int at, int end, out List<TemplateStep> steps, out string error)
    {
        steps = [];
        error = "";
        while (at < end)
        {
            if (!TryStep(text, ref at, end, out var step, out error))
            {
                return false;
            }

            steps.Add(step);
            if (steps.Count > MostSteps)
            {
                error = string.Format(CultureInfo.InvariantCulture, "a path has at most {0} steps", MostSteps);
                return false;
            }
        }

        return true;
    }

    private static bool TryStep(string text, ref int at, int end, [NotNullWhen(true)] out TemplateStep? step, out string error)
    {
        (step, error) = (null, "");
        if (text[at] == '.')
        {
            at++;
            var name = Name(text, ref at, end);
            error = "a property name is expected after '.'";
            step = name.Length == 0 ? null : new TemplateStep(name, 0);
            return step is not null;
        }

        if (text[at] != '[')
        {
            error = $"'{text[at]}' is unexpected; a path goes on with '.name' or '[0]'";
            return false;
        }

        var close = text.IndexOf(']', at, end - at);
        error = "an index is a whole number in brackets, such as [0]";
        if (close < 0 || !int.TryParse(text.Substring(at + 1, close - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        at = close + 1;
        step = new TemplateStep(null, index);
        return true;
    }

    private static string Name(string text, ref int at, int end)
    {
        var from = at;
        while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '$'))
        {
            at++;
        }

        return text.Substring(from, at - from);
    }
}

/// <summary>A step of a path: a property's name, or an index when the name is null.</summary>
internal sealed record TemplateStep(string? Name, int Index);
