using System.Text;

namespace ContractMocks;

/// <summary>
/// Paths as they are compared with those of dialects: without the version in front, without the names of parameters, and without what hosts put before
/// a resource, and without a query or a fragment that tells variants of one path apart (<c>?beta=true</c>) (<c>/v1/projects/{p}/locations/{l}/publishers/google/models/{m}</c> is <c>/models/{}</c>).
/// </summary>
internal static class DialectPath
{
    private const string Publishers = "/publishers/";

    public static string Of(string path)
    {
        var text = new StringBuilder(path.Length);
        for (var i = WithoutVersion(path); i < path.Length && path[i] is not ('?' or '#'); i++)
        {
            if (path[i] == '{' && path.IndexOf('}', i) is > 0 and var end)
            {
                // Google's discovery documents write the whole resource name as one parameter, {+model}.
                text.Append(path[i + 1] == '+' && path.IndexOf(':', end) == end + 1 ? "models/{}" : "{}");
                i = end;
                continue;
            }

            text.Append(path[i]);
        }

        var plain = text.ToString();
        var publisher = plain.IndexOf(Publishers, StringComparison.Ordinal);
        var below = publisher < 0 ? -1 : plain.IndexOf('/', publisher + Publishers.Length);
        return below < 0 ? plain : plain.Substring(below);
    }

    /// <summary>Where the path begins after a segment such as <c>/v1</c> or <c>/v1beta</c>.</summary>
    private static int WithoutVersion(string path)
    {
        if (path.Length < 3 || path[0] != '/' || path[1] != 'v' || path[2] is < '0' or > '9')
        {
            return 0;
        }

        var end = path.IndexOf('/', 1);
        return end < 0 ? 0 : end;
    }
}
