using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Compares where an API is: of the whole document, of a path, of an operation.</summary>
internal static class ServerComparer
{
    private static readonly HashSet<string> Handled = new(StringComparer.Ordinal) { "url", "variables" };

    /// <summary>The servers of a document, of a path item or of an operation, by address.</summary>
    public static List<(string Url, Spot Spot)> Of(Spot at)
    {
        var result = new List<(string, Spot)>();
        foreach (var server in at["servers"]?.Children ?? [])
        {
            if (server.Word("url") is { } url)
            {
                result.Add((Normalised(url), server));
            }
        }

        if (at["swagger"] is not null && (at["host"] ?? at["basePath"]) is { } place)
        {
            var host = at.Word("host");
            var rest = (host is null ? "" : "//" + host) + "/" + at.Word("basePath")?.Trim('/');
            var schemes = (at["schemes"]?.Children ?? []).Select(static scheme => Spot.Word(scheme) + ":").ToList();
            result.AddRange((host is null || schemes.Count == 0 ? [""] : schemes).Select(scheme => (Normalised(scheme + rest), place)));
        }

        return result;
    }

    public static void Compare(ChangeWriter writer, Spot old, Spot @new)
    {
        var (before, after) = (Of(old), Of(@new));
        var document = writer.InDocument();
        var added = after.Where(server => !before.Exists(other => other.Url == server.Url)).ToList();
        var removed = before.Where(server => !after.Exists(other => other.Url == server.Url)).ToList();
        if (added.Count == 1 && removed.Count == 1)
        {
            var (was, @is) = (removed[0], added[0]);
            document.Add(OperationKinds.ServerChanged, $"the server went from {was.Url} to {@is.Url}", At(was.Spot), At(@is.Spot), "", was.Url, @is.Url);
        }
        else
        {
            foreach (var (url, spot) in added)
            {
                document.Add(OperationKinds.ServerAdded, $"the server {url} was added", null, At(spot), "", null, url);
            }

            foreach (var (url, spot) in removed)
            {
                document.Add(OperationKinds.ServerRemoved, $"the server {url} was removed", At(spot), null, "", url, null);
            }
        }

        foreach (var (url, spot) in after)
        {
            if (before.Find(other => other.Url == url).Spot is { } same && same["url"] is not null && spot["url"] is not null)
            {
                if (!NodeEquality.AreEqual(same["variables"]?.Node, spot["variables"]?.Node))
                {
                    document.Add(OperationKinds.ServerChanged, $"the variables of the server {url} changed", same["variables"], spot["variables"]);
                }

                RestComparer.Compare(document, same, spot, Handled);
            }
        }
    }

    private static Spot At(Spot server) => server["url"] ?? server;

    /// <summary>The path of an address, which stands before every path of the document: <c>/v1</c>; empty for none.</summary>
    public static string PathOf(string url)
    {
        var mark = url.IndexOf("//", StringComparison.Ordinal);
        var start = mark < 0 ? 0 : mark + 2;
        var slash = mark < 0 ? 0 : url.IndexOf('/', start);
        return slash < 0 ? "" : url.Substring(slash).TrimEnd('/');
    }

    private static string Normalised(string url) => url.Length > 1 ? url.TrimEnd('/') : url;
}
