using System.Globalization;

namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Where the requests of one conversation API hold what the places of templates name. For which requests, docs/wiremock-export.md says.</summary>
internal abstract class RequestTexts
{
    /// <summary>The template that fills a place.</summary>
    public string Fill(TemplatePath path, Pen pen) => path.Root switch
    {
        "user" => User(pen),
        "system" => System(pen),
        "model" => Handlebars.Each(Handlebars.Body, "$.model", pen.TextIfAny),
        "tool_result" => path.Steps.Count == 0 ? Result(pen) : ResultPart(pen, Steps(path)),
        _ => Call(pen, Steps(path)),
    };

    /// <summary>Why a place cannot be filled; null when it can.</summary>
    public virtual string? Obstacle(TemplatePath path) => null;

    /// <summary>Tests that no value of the request may pass: where one does, the places would mean something else than to the engine.</summary>
    /// <param name="paths">The places.</param>
    public virtual IEnumerable<string> Excluded(IEnumerable<TemplatePath> paths) => [];

    /// <summary>A test that a value of the request must pass; empty for none.</summary>
    /// <param name="paths">The places.</param>
    public virtual IEnumerable<string> Required(IEnumerable<TemplatePath> paths) => [];

    /// <summary>The last text of the user.</summary>
    protected abstract string User(Pen pen);

    /// <summary>The system text.</summary>
    protected abstract string System(Pen pen);

    /// <summary>The text of the last tool result, where the request ends in one.</summary>
    protected abstract string Result(Pen pen);

    /// <summary>A part of the last tool result.</summary>
    protected abstract string ResultPart(Pen pen, string steps);

    /// <summary>The arguments of the call that the last tool result answers, or a part of them.</summary>
    protected abstract string Call(Pen pen, string steps);

    /// <summary>Whether a part of a result is asked for. Of several texts, the engine would read the JSON that they are together.</summary>
    protected static bool HasPart(IEnumerable<TemplatePath> paths) => paths.Any(static path => path is { Root: "tool_result", Steps.Count: > 0 });

    protected static string? ObjectObstacle(TemplatePath path, params IEnumerable<string> roots) => path.Steps.Count == 0 && roots.Contains(path.Root, StringComparer.Ordinal)
        ? $"its reply repeats the whole {{{{ {path.Root} }}}}, an object, and the templates of WireMock.Net write objects in a layout of their own"
        : null;

    private static string Steps(TemplatePath path) => string.Concat(path.Steps.Select(static step =>
        step.Name is { } name ? $"['{name}']" : string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]")));
}
