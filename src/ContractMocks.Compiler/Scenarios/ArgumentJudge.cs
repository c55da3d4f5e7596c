using System.Text.Json;
using ContractMocks.Compiler.Text;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// Judges the arguments of a call by the tool's schema. Missing required arguments are allowed, because they are faked when the call is sent;
/// values that a template fills are not known yet and are judged only by what is sure of them.
/// </summary>
internal static class ArgumentJudge
{
    // Keywords that judge a value by the content of all that is in it, templates included.
    private static readonly string[] Deep = ["const", "enum", "not", "anyOf", "oneOf", "if", "contains", "minContains", "maxContains", "uniqueItems"];

    private static readonly string[] OfNames = ["additionalProperties", "unevaluatedProperties", "propertyNames", "patternProperties"];

    public static void Judge(Tool tool, MappingNode arguments, string json, ScenarioReading reading)
    {
        var schema = reading.Tools.SchemaOf(tool);
        using var document = JsonDocument.Parse(json);
        var reported = new HashSet<Node>();
        if (!schema.Strict.IsValid(document.RootElement))
        {
            foreach (var error in schema.Relaxed.Validate(document.RootElement))
            {
                Report(error, tool, arguments, reported, reading);
            }
        }

        ArgumentTypos.Report(tool, arguments, reported, reading);
    }

    private static void Report(SchemaError error, Tool tool, MappingNode arguments, HashSet<Node> reported, ScenarioReading reading)
    {
        if (ArgumentPath.Find(error.Path, arguments) is not { } found || DependsOnTemplate(error, found.Value))
        {
            return;
        }

        if (OfNames.Contains(error.Keyword) && error.Property is { } property && (found.Value as MappingNode)?.Find(property) is { } extra)
        {
            if (reported.Add(extra.Key))
            {
                ReportUnknown(tool, error.Path, extra, found.Value, arguments, reading);
            }

            return;
        }

        // One mistake, one problem: a union may repeat at its own place what one of its branches said of a place below.
        if (IsReportedAtOrBelow(found.Value, reported) || !reported.Add(found.Value))
        {
            return;
        }

        var place = found.Entry is { } entry ? reading.Places.Of(entry) : reading.Places.Of(found.Value);
        reading.Problems.Add(ProblemKinds.ArgumentMismatch, place, tool.Name, error.Path, $"expected {error.Expected}, but found {error.Actual}");
    }

    private static void ReportUnknown(Tool tool, string path, MappingEntry extra, Node parent, MappingNode arguments, ScenarioReading reading)
    {
        var declared = ArgumentTypos.NamesAt(tool, parent, arguments, reading).ToList();
        // What is given already was hardly meant once more; unless nothing else is left.
        var free = declared.Where(name => ((MappingNode)parent).Find(name) is null).ToList();
        var reason = $"there is no argument '{extra.Key.Value}'; {Nearest.Suggestion(extra.Key.Value, free.Count > 0 ? free : declared)}";
        reading.Problems.Add(ProblemKinds.ArgumentMismatch, reading.Places.Of(extra.Key), tool.Name, path + ArgumentPath.Step(extra.Key.Value), reason);
    }

    private static bool IsReportedAtOrBelow(Node node, HashSet<Node> reported) => reported.Contains(node) || node switch
    {
        MappingNode mapping => mapping.Entries.Any(entry => reported.Contains(entry.Key) || IsReportedAtOrBelow(entry.Value, reported)),
        SequenceNode list => list.Items.Any(item => IsReportedAtOrBelow(item, reported)),
        _ => false,
    };

    private static bool DependsOnTemplate(SchemaError error, Node node)
    {
        if (node is ScalarNode scalar)
        {
            // A whole template may stand for any value; one with text around it is a text, whatever fills it.
            return TemplateOf(scalar) is { } template && (error.Keyword != "type" || template.Parts.Count == 1);
        }

        return Deep.Contains(error.Keyword) && HoldsTemplate(node);
    }

    private static bool HoldsTemplate(Node node) => node switch
    {
        ScalarNode scalar => TemplateOf(scalar) is not null,
        SequenceNode list => list.Items.Any(HoldsTemplate),
        MappingNode mapping => mapping.Entries.Any(static entry => HoldsTemplate(entry.Value)),
        _ => false,
    };

    /// <summary>The template of a text that has places to fill, or that means to and is misspelt, which has its own problem; else null.</summary>
    private static Template? TemplateOf(ScalarNode scalar)
    {
        if (scalar.Type != ScalarType.String || scalar.Value.IndexOf("{{", StringComparison.Ordinal) < 0)
        {
            return null;
        }

        var text = Template.TryParse(scalar.Value, out var template, out _, out _) ? template
            : Template.TryParse("{{ user }}", out var anything, out _, out _) ? anything
            : null;
        return text?.Literal is null ? text : null;
    }
}
