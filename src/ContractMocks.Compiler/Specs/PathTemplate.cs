using System.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>Path templates, whose placeholders' names are nobody's business: <c>/a/{id}</c> is <c>/a/{key}</c>.</summary>
internal static class PathTemplate
{
    /// <summary>The names of the placeholders, in order.</summary>
    public static List<string> Placeholders(string path)
    {
        var names = new List<string>();
        Walk(path, null, names);
        return names;
    }

    /// <summary>The template with nameless placeholders. What follows a <c>?</c> or <c>#</c> tells paths apart and stays.</summary>
    public static string Anonymous(string path)
    {
        if (path.IndexOf('{') < 0)
        {
            return path;
        }

        var text = new StringBuilder(path.Length);
        Walk(path, text, null);
        return text.ToString();
    }

    private static void Walk(string path, StringBuilder? text, List<string>? names)
    {
        for (var i = 0; i < path.Length; i++)
        {
            var end = path[i] == '{' ? path.IndexOf('}', i) : -1;
            if (end < 0)
            {
                text?.Append(path[i]);
                continue;
            }

            names?.Add(path.Substring(i + 1, end - i - 1));
            text?.Append("{}");
            i = end;
        }
    }
}
