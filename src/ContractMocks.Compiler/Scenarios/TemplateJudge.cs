using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Judges the templates of a scenario: their syntax, and that <c>tool_call.x</c> names an argument of a tool that the scenario calls.</summary>
internal static class TemplateJudge
{
    public static void Judge(ScenarioReading reading)
    {
        var arguments = reading.Tools.HasUnknown || reading.Tools.HasAuto ? null : ArgumentNames(reading);
        foreach (var text in reading.Templates)
        {
            Judge(text, arguments, reading);
        }
    }

    /// <summary>The arguments of the tools that the scenario calls; null where they are not known.</summary>
    private static HashSet<string>? ArgumentNames(ScenarioReading reading)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tool in reading.Tools.Called)
        {
            var declared = reading.Tools.SchemaOf(tool).Names;
            if (declared.Count == 0)
            {
                return null;
            }

            names.UnionWith(declared);
        }

        return names.Count == 0 ? null : names;
    }

    private static void Judge(ScalarNode text, HashSet<string>? arguments, ScenarioReading reading)
    {
        var from = 0;
        while (text.Value.IndexOf("{{", from, StringComparison.Ordinal) >= 0)
        {
            if (Template.TryParse(text.Value.Substring(from), out var template, out var error, out var position))
            {
                JudgePlaces(text, from, template, arguments, reading);
                return;
            }

            // Go on behind the place that is wrong, so that one text reports all its mistakes.
            var at = from + position;
            var open = Math.Max(from, text.Value.LastIndexOf("{{", Math.Min(text.Value.Length - 1, at + 1), StringComparison.Ordinal));
            var close = text.Value.IndexOf("}}", open, StringComparison.Ordinal);
            var end = close < 0 ? text.Value.Length : close + 2;
            Report(text, open, end - open, error, reading);
            from = end;
        }
    }

    private static void JudgePlaces(ScalarNode text, int from, Template template, HashSet<string>? arguments, ScenarioReading reading)
    {
        var at = from;
        foreach (var part in template.Parts)
        {
            var found = part.Path is null ? at : text.Value.IndexOf(part.Text, at, StringComparison.Ordinal);
            at = part.Path is null ? at : found + part.Text.Length;
            if (arguments is not null && part.Path is { Root: "tool_call", Steps.Count: > 0 } path && path.Steps[0].Name is { } name && !arguments.Contains(name))
            {
                var error = $"no tool that this scenario calls has an argument '{name}'; {Nearest.Suggestion(name, arguments)}";
                Report(text, found, part.Text.Length, error, reading);
            }
        }
    }

    private static void Report(ScalarNode text, int at, int length, string error, ScenarioReading reading)
    {
        var shown = text.Value.Substring(at, length);
        reading.Problems.Add(ProblemKinds.BadTemplate, reading.Places.Within(text, at, length), shown.Length > 60 ? shown.Substring(0, 60) + "…" : shown, error);
    }
}
