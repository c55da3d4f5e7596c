namespace ContractMocks.Compiler.Impact.Code;

/// <summary>A variable whose declaration names its type, and the tokens in which it is known.</summary>
internal readonly record struct NamedVariable(string Name, int From, int To)
{
    /// <summary>The variable that a type's name declares, if it does.</summary>
    /// <param name="file">The file.</param>
    /// <param name="at">The place of the type's name.</param>
    public static NamedVariable? Of(CodeFile file, int at)
    {
        var after = at + (file.Is(at + 1, '?') ? 2 : 1);
        if (file.IsName(after) && !file.Is(after + 1, '(') && !file.Is(after + 1, '<') && !file.Is(after, "is") && !file.Is(after, "as") && !file.Is(after, "in"))
        {
            return new NamedVariable(file.Tokens[after].Text, after, End(file, at, after));
        }

        // var x = new T
        return file.Is(at - 1, "new") && file.Is(at - 2, '=') && file.IsName(at - 3) && file.Is(at - 4, "var")
            ? new NamedVariable(file.Tokens[at - 3].Text, at, file.BlockEnd(at))
            : null;
    }

    private static int End(CodeFile file, int at, int name)
    {
        var isPattern = file.Is(at - 1, "is") || file.Is(at - 1, "not") || file.Is(at - 1, "case") || file.Is(at - 1, "out");
        var opening = file.Opening(at);
        if (isPattern || opening < 0 || !file.Is(opening, '('))
        {
            return file.BlockEnd(name);
        }

        // A parameter is known in the body that follows: a block, or an expression.
        for (var i = file.Closing(opening); i < file.Tokens.Count; i++)
        {
            if (file.Is(i, '{'))
            {
                return file.Closing(i);
            }

            if (file.Is(i, ';'))
            {
                return i;
            }

            if (file.Is(i, '('))
            {
                i = file.Closing(i);
            }
        }

        return file.Tokens.Count;
    }
}
