// A template is parsed once and rendered per request, so it is a list of literal pieces and paths. The grammar is small on purpose: it is
// checked at build time, and whatever it cannot say is said in C#.
using System.Text;

namespace ContractMocks;

/// <summary>
/// A text with places that are filled from the request: <c>It is {{ tool_result.temperature }} °C</c>. A place names a root
/// (<c>tool_result</c>, <c>tool_call</c>, <c>user</c>, <c>system</c>, <c>model</c>) and, below the first two, a path of properties and
/// indexes (<c>.city</c>, <c>[0]</c>). <c>{{{{</c> stands for two braces that open nothing; <c>}}</c> outside a place is plain text.
/// </summary>
internal sealed class Template
{
    /// <summary>The roots, in the order that messages list them.</summary>
    public static readonly EquatableArray<string> Roots = ["tool_result", "tool_call", "user", "system", "model"];

    private Template(string text, EquatableArray<TemplatePart> parts)
    {
        Text = text;
        Parts = parts;
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The pieces, in order.</summary>
    public EquatableArray<TemplatePart> Parts { get; }

    /// <summary>The text itself when nothing in it is filled, else null.</summary>
    public string? Literal => Parts.Count switch
    {
        0 => "",
        1 when Parts[0].Path is null => Parts[0].Text,
        _ => null,
    };

    /// <summary>Reads a template.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="template">The template, or null.</param>
    /// <param name="error">What is wrong, as the end of a sentence; empty when nothing is.</param>
    /// <param name="position">Where it is wrong, as an index into <paramref name="text"/>.</param>
    public static bool TryParse(
        string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Template? template, out string error, out int position)
    {
        (template, error, position) = (null, "", 0);
        var parts = new List<TemplatePart>();
        var literal = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
            {
                break;
            }

            literal.Append(text, at, open - at);
            if (string.CompareOrdinal(text, open, "{{{{", 0, 4) == 0)
            {
                literal.Append("{{");
                at = open + 4;
                continue;
            }

            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                (error, position) = ("'{{' is not closed by '}}'; write '{{{{' for two plain braces", open);
                return false;
            }

            Flush(parts, literal);
            if (!TemplatePath.TryParse(text, open + 2, close, out var path, out error, out position))
            {
                return false;
            }

            parts.Add(new TemplatePart(text.Substring(open, close + 2 - open), path));
            at = close + 2;
        }

        literal.Append(text, at, text.Length - at);
        Flush(parts, literal);
        template = new Template(text, parts.ToEquatableArray());
        return true;
    }

    /// <summary>Fills the places. A path that leads nowhere gives an empty text; <paramref name="missing"/> hears of it.</summary>
    /// <param name="resolve">The text at a path, or null when there is none.</param>
    /// <param name="missing">Called with each place that leads nowhere, as written.</param>
    public string Render(Func<TemplatePath, string?> resolve, Action<string> missing)
    {
        if (Literal is { } whole)
        {
            return whole;
        }

        var result = new StringBuilder();
        foreach (var part in Parts)
        {
            if (part.Path is null)
            {
                result.Append(part.Text);
            }
            else if (resolve(part.Path) is { } value)
            {
                result.Append(value);
            }
            else
            {
                missing(part.Text);
            }
        }

        return result.ToString();
    }

    private static void Flush(List<TemplatePart> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new TemplatePart(literal.ToString(), null));
            literal.Clear();
        }
    }
}

/// <summary>A piece of a template: plain text, or a place with its path.</summary>
internal sealed record TemplatePart(string Text, TemplatePath? Path);
