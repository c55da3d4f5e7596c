using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>What is said of a symbol: its <c>[Description]</c>, else its documentation comment, else nothing.</summary>
internal static class SymbolDocs
{
    public static string Of(ISymbol symbol, CancellationToken cancellation) =>
        Described(symbol) ?? Documented(symbol, "summary", null, cancellation) ?? "";

    /// <summary>What is said of a parameter, in its own attributes or in a <c>param</c> of what has it.</summary>
    public static string OfParameter(IParameterSymbol parameter, CancellationToken cancellation)
    {
        var owner = parameter.ContainingSymbol;
        // The parameters of a record are documented on the record.
        return Described(parameter)
            ?? Documented(owner, "param", parameter.Name, cancellation)
            ?? (owner is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Documented(owner.ContainingType, "param", parameter.Name, cancellation) : null)
            ?? "";
    }

    private static string? Described(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.ComponentModel.DescriptionAttribute")
            ?.ConstructorArguments.FirstOrDefault().Value as string;

    private static string? Documented(ISymbol symbol, string element, string? name, CancellationToken cancellation)
    {
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellation);
        if (string.IsNullOrEmpty(xml))
        {
            xml = "<doc>" + Comment(symbol, cancellation) + "</doc>";
        }

        try
        {
            var found = XElement.Parse(xml).Descendants(element).FirstOrDefault(item => name is null || item.Attribute("name")?.Value == name);
            var text = found is null ? "" : Plain(found);
            return text.Length == 0 ? null : text;
        }
        catch (XmlException)
        {
            // The compiler says so itself where documentation is asked for.
            return null;
        }
    }

    /// <summary>A project that writes no documentation file has its documentation comments read as any comment.</summary>
    private static string Comment(ISymbol symbol, CancellationToken cancellation)
    {
        var result = new StringBuilder();
        foreach (var trivia in symbol.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax(cancellation).GetLeadingTrivia()))
        {
            foreach (var line in trivia.ToFullString().Split('\n'))
            {
                var text = line.Trim();
                if (text.StartsWith("///", StringComparison.Ordinal))
                {
                    result.Append(text.Substring(3)).Append('\n');
                }
            }
        }

        return result.ToString();
    }

    private static string Plain(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement { IsEmpty: true } reference
                && (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword")) is { } target)
            {
                text.Append(target.Value.Substring(target.Value.LastIndexOfAny(['.', ':']) + 1));
            }
        }

        return string.Join(" ", text.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
