using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>Whose document it is: by its servers' hosts, by what the project file says, else by the file's name.</summary>
internal sealed record SpecIdentity(string Name, string Provider, string BasePath)
{
    private const string Generic = "generic";

    public static SpecIdentity Of(SpecInput input, MappingNode root)
    {
        var urls = ServerUrls(root);
        var recognised = Recognise(urls);
        var provider = input.Provider ?? recognised?.Name ?? Generic;
        return new SpecIdentity(input.Name ?? recognised?.Name ?? Stem(input.Path), provider, urls.Count == 0 ? "" : PathOf(urls[0]));
    }

    private static ProviderInfo? Recognise(List<string> urls)
    {
        foreach (var provider in Providers.All)
        {
            foreach (var url in urls)
            {
                var authority = AuthorityOf(url);
                if (provider.Hosts.Contains(authority, StringComparer.OrdinalIgnoreCase)
                    || provider.Hosts.Contains(WithoutPort(authority), StringComparer.OrdinalIgnoreCase))
                {
                    return provider;
                }
            }
        }

        return null;
    }

    private static List<string> ServerUrls(MappingNode root)
    {
        var urls = new List<string>();
        foreach (var item in (root["servers"] as SequenceNode)?.Items ?? [])
        {
            if (item is MappingNode server && server["url"] is ScalarNode { Type: ScalarType.String } url)
            {
                urls.Add(WithDefaults(url.Value, server["variables"] as MappingNode));
            }
        }

        if (root["swagger"] is not null)
        {
            var (host, path) = ((root["host"] as ScalarNode)?.Value, (root["basePath"] as ScalarNode)?.Value);
            urls.Add(host is null ? path ?? "" : $"//{host}/{path?.TrimStart('/')}");
        }

        return urls;
    }

    private static string WithDefaults(string url, MappingNode? variables)
    {
        foreach (var variable in variables?.Entries ?? [])
        {
            if ((variable.Value as MappingNode)?["default"] is ScalarNode value)
            {
                url = url.Replace("{" + variable.Key.Value + "}", value.Value);
            }
        }

        return url;
    }

    // Not System.Uri: it reads '/v1' as a file on Unix and as nothing on Windows, and a template is no valid URI.
    private static string AuthorityOf(string url)
    {
        var rest = AfterScheme(url, out var hasHost);
        if (!hasHost)
        {
            return "";
        }

        var host = rest.Substring(0, EndOf(rest, '/', '?', '#'));
        var user = host.LastIndexOf('@');
        return host.Substring(user + 1);
    }

    private static string WithoutPort(string authority)
    {
        var port = authority.IndexOf(':');
        return port < 0 ? authority : authority.Substring(0, port);
    }

    private static string PathOf(string url)
    {
        var rest = AfterScheme(url, out var hasHost);
        if (hasHost)
        {
            var slash = rest.IndexOf('/');
            rest = slash < 0 ? "" : rest.Substring(slash);
        }

        rest = rest.Substring(0, EndOf(rest, '?', '#')).Trim('/');
        return rest.Length == 0 ? "" : "/" + rest;
    }

    private static string AfterScheme(string url, out bool hasHost)
    {
        var mark = url.IndexOf("//", StringComparison.Ordinal);
        hasHost = mark == 0 || (mark > 0 && url[mark - 1] == ':');
        return hasHost ? url.Substring(mark + 2) : url;
    }

    private static int EndOf(string text, params char[] ends)
    {
        var end = text.IndexOfAny(ends);
        return end < 0 ? text.Length : end;
    }

    private static string Stem(string path)
    {
        var file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        var dot = file.IndexOf('.', Math.Min(1, file.Length));
        return WithoutDate(dot < 0 ? file : file.Substring(0, dot));
    }

    /// <summary>The name without a date at its end (<c>-2026-03-10</c>): an update of the document must not rename the user's types.</summary>
    private static string WithoutDate(string name)
    {
        const string Pattern = "-dddd-dd-dd";
        var start = name.Length - Pattern.Length;
        if (start <= 0)
        {
            return name;
        }

        for (var i = 0; i < Pattern.Length; i++)
        {
            if (Pattern[i] == '-' ? name[start + i] != '-' : name[start + i] is < '0' or > '9')
            {
                return name;
            }
        }

        return name.Substring(0, start);
    }
}
