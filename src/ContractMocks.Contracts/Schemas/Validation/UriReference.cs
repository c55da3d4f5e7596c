namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Resolves references by RFC 3986, section 5.2, as plain texts: nothing is escaped, lower-cased or otherwise made normal, because addresses of
/// schemas are names. A base without a scheme is allowed: schemas without an address have relative names.
/// </summary>
internal static class UriReference
{
    /// <param name="root">The base, without fragment; may be empty.</param>
    /// <param name="reference">The reference, without fragment.</param>
    public static string Resolve(string root, string reference)
    {
        if (reference.Length == 0 || root.Length == 0 || SchemeLength(reference) > 0)
        {
            return reference.Length == 0 ? root : reference;
        }

        var scheme = SchemeLength(root);
        if (reference.StartsWith("//", StringComparison.Ordinal))
        {
            return root.Substring(0, scheme) + reference;
        }

        var path = PathStart(root, scheme);
        var query = root.IndexOf('?', path);
        var end = query < 0 ? root.Length : query;
        switch (reference[0])
        {
            case '?':
                return root.Substring(0, end) + reference;
            case '/':
                return root.Substring(0, path) + WithoutDots(reference);
            default:
                var slash = root.LastIndexOf('/', end - 1, end - path);
                var folder = slash < path ? (path > scheme ? "/" : "") : root.Substring(path, slash + 1 - path);
                return root.Substring(0, path) + WithoutDots(folder + reference);
        }
    }

    private static int SchemeLength(string uri)
    {
        for (var i = 0; i < uri.Length; i++)
        {
            if (uri[i] == ':')
            {
                return i == 0 ? 0 : i + 1;
            }

            if (uri[i] >= 0x80 || !(Ascii.IsLetter((byte)uri[i]) || (i > 0 && (Ascii.IsDigit((byte)uri[i]) || uri[i] is '+' or '-' or '.'))))
            {
                return 0;
            }
        }

        return 0;
    }

    private static int PathStart(string uri, int scheme)
    {
        if (string.CompareOrdinal(uri, scheme, "//", 0, 2) != 0)
        {
            return scheme;
        }

        var end = uri.IndexOfAny(['/', '?'], scheme + 2);
        return end < 0 ? uri.Length : end;
    }

    private static string WithoutDots(string pathAndQuery)
    {
        var query = pathAndQuery.IndexOf('?');
        var path = query < 0 ? pathAndQuery : pathAndQuery.Substring(0, query);
        if (path.IndexOf('.') < 0)
        {
            return pathAndQuery;
        }

        var kept = new List<string>();
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            if (parts[i] == "..")
            {
                if (kept.Count > (path[0] == '/' ? 1 : 0))
                {
                    kept.RemoveAt(kept.Count - 1);
                }
            }
            else if (parts[i] != ".")
            {
                kept.Add(parts[i]);
                continue;
            }

            if (isLast)
            {
                kept.Add("");
            }
        }

        return string.Join("/", kept) + (query < 0 ? "" : pathAndQuery.Substring(query));
    }
}
