using System.Xml;
using System.Xml.Linq;

namespace ContractMocks.Cli.Updating;

/// <summary>
/// What a project file in the current folder says of a document. Read as text, not as MSBuild reads it: what properties and imports say is not
/// known, and then the command's options say it.
/// </summary>
/// <param name="Operations">The <c>Operations</c> of the item; none for all.</param>
/// <param name="Provider">The <c>Provider</c> of the item; null for none.</param>
internal sealed record ProjectSpec(string[] Operations, string? Provider)
{
    public static ProjectSpec? Find(string spec, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.csproj").Order(StringComparer.Ordinal))
        {
            try
            {
                if (Find(spec, folder, XDocument.Load(file)) is { } found)
                {
                    return found;
                }
            }
            catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
            {
                // The build says what is wrong with a project file.
            }
        }

        return null;
    }

    private static ProjectSpec? Find(string spec, string folder, XDocument project)
    {
        var item = project.Descendants().FirstOrDefault(item => item.Name.LocalName == "ContractSpec"
            && (Value(item, "Include") ?? "").Split(';').Any(name => IsSame(name.Trim(), spec, folder)));
        return item is null ? null : new ProjectSpec(
            Value(item, "Operations")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [], Value(item, "Provider"));
    }

    private static bool IsSame(string include, string spec, string folder) =>
        include == spec || (include.Length > 0 && Path.GetFullPath(Path.Combine(folder, include.Replace('\\', '/'))) == Path.GetFullPath(spec));

    private static string? Value(XElement item, string name)
    {
        var value = item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(one => one.Name.LocalName == name)?.Value;
        return value is null || value.Contains("$(", StringComparison.Ordinal) || value.Contains("@(", StringComparison.Ordinal) ? null : value;
    }
}
