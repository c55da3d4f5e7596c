namespace ContractMocks.Compiler.Text;

/// <summary>Broken texts, always the same ones: cut off, with a character put in, taken out or exchanged, with a line doubled or shifted.</summary>
internal static class Mutations
{
    private static readonly string[] Inserts = ["\"", "'", "{", "}", "[", "]", ":", "- ", "\n", " ", "\t", "#", "|\n", "&a ", "*a", "? ", "!", ",", "\\", ">"];

    /// <summary>Mutations of the beginning of a text.</summary>
    public static IEnumerable<string> Of(string text, int count, int largest)
    {
        // A short part: what matters is where the text breaks, not how long it goes on.
        var part = text.Length <= largest ? text : text[..text.LastIndexOf('\n', largest - 1, largest)];
        uint state = 2463534242;
        for (var i = 0; i < count && part.Length > 2; i++)
        {
            var at = (int)(Next(ref state) % (uint)part.Length);
            var insert = Inserts[Next(ref state) % (uint)Inserts.Length];
            var line = part.LastIndexOf('\n', at) + 1;
            yield return (i % 5) switch
            {
                0 => part[..at],
                1 => part.Insert(at, insert),
                2 => part.Remove(at, 1),
                3 => part.Remove(at, 1).Insert(at, insert),
                _ => part.Insert(line, "  "),
            };
        }
    }

    private static uint Next(ref uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state;
    }
}
