namespace ContractMocks.Compiler.Text;

/// <summary>
/// Types plain scalars by the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema), narrowed to what JSON can say: <c>no</c>,
/// <c>on</c> and <c>2020-01-01</c> are strings.
/// </summary>
internal static class ScalarTypes
{
    public static ScalarType Of(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarType.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarType.Boolean,
        _ => IsNumber(value) ? ScalarType.Number : ScalarType.String,
    };

    /// <summary>Whether the text is a number that JSON can also write, or the core schema's looser forms (<c>+1</c>, <c>.5</c>, <c>1.</c>).</summary>
    private static bool IsNumber(string value)
    {
        var i = value[0] is '-' or '+' ? 1 : 0;
        var digits = Digits(value, ref i);
        if (i < value.Length && value[i] == '.')
        {
            i++;
            digits += Digits(value, ref i);
        }

        if (digits == 0)
        {
            return false;
        }

        if (i < value.Length && value[i] is 'e' or 'E')
        {
            i++;
            if (i < value.Length && value[i] is '-' or '+')
            {
                i++;
            }

            if (Digits(value, ref i) == 0)
            {
                return false;
            }
        }

        return i == value.Length;
    }

    private static int Digits(string value, ref int i)
    {
        var start = i;
        while (i < value.Length && value[i] is >= '0' and <= '9')
        {
            i++;
        }

        return i - start;
    }
}
