using System.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>Names for operations that have none: <c>GET /pets/{petId}</c> is <c>getPetsByPetId</c>, on every machine and in every order.</summary>
internal static class OperationNames
{
    public static string Of(string method, string path)
    {
        var name = new StringBuilder(method.ToLowerInvariant());
        foreach (var segment in path.Split('/'))
        {
            if (segment.IndexOf('{') >= 0)
            {
                name.Append("By");
            }

            AppendWords(name, segment);
        }

        return name.Length == method.Length ? name.Append("Root").ToString() : name.ToString();
    }

    /// <summary>Appends the words of a text, each with a capital first letter.</summary>
    public static void AppendWords(StringBuilder name, string text)
    {
        var startsWord = true;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }
    }
}
