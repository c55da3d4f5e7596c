using System.Text.Json.Nodes;

namespace ContractMocks.Simulation;

/// <summary>Gives a request what the templates of a reply will ask it for: a value at each path below a root.</summary>
internal static class TemplateSamples
{
    private const string Sample = "sample";

    /// <summary>The object with a sample wherever a template of the reply points to nothing in it.</summary>
    public static JsonObject Of(Reply reply, string root, JsonObject given)
    {
        foreach (var text in reply.ToolCalls.Select(static call => call.Arguments).Append(reply.Text ?? "").Append(reply.Body?.Json ?? "").Append(reply.Json?.Given ?? ""))
        {
            // Places in JSON text are written with escapes, which no path contains, so the plain text can be searched.
            foreach (var path in Paths(text).Where(path => path.Root == root))
            {
                Put(given, path.Steps);
            }
        }

        return given;
    }

    private static IEnumerable<TemplatePath> Paths(string text) =>
        Template.TryParse(text, out var template, out _, out _)
            ? template.Parts.Select(static part => part.Path).OfType<TemplatePath>()
            : [];

    private static void Put(JsonNode node, EquatableArray<TemplateStep> steps)
    {
        for (var i = 0; i < steps.Count && node is JsonObject or JsonArray; i++)
        {
            node = Child(node, steps[i], i + 1 < steps.Count ? steps[i + 1] : null);
        }
    }

    private static JsonNode Child(JsonNode node, TemplateStep step, TemplateStep? next)
    {
        JsonNode made = next is null ? JsonValue.Create(Sample) : next.Name is null ? new JsonArray() : new JsonObject();
        if (node is JsonObject mapping && step.Name is { } name)
        {
            return mapping[name] ?? (mapping[name] = made);
        }

        if (node is JsonArray list && step.Name is null)
        {
            while (list.Count < step.Index)
            {
                list.Add(Sample);
            }

            if (list.Count == step.Index)
            {
                list.Add(made);
            }

            return list[step.Index]!;
        }

        return JsonValue.Create(Sample);
    }
}
