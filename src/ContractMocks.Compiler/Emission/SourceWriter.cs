using System.Text;

namespace ContractMocks.Compiler.Emission;

/// <summary>Writes indented C#, whole blocks at a time, with <c>\n</c> on every machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Writes lines at the current indentation; a text of several lines keeps its own indentation below that. Empty lines stay empty.</summary>
    public SourceWriter Write(string lines)
    {
        var start = 0;
        while (start <= lines.Length)
        {
            var end = lines.IndexOf('\n', start);
            var stop = end < 0 ? lines.Length : end;
            var length = stop > start && lines[stop - 1] == '\r' ? stop - start - 1 : stop - start;
            if (length > 0)
            {
                _text.Append(' ', _indentation * 4).Append(lines, start, length);
            }

            _text.Append('\n');
            if (end < 0)
            {
                break;
            }

            start = end + 1;
        }

        return this;
    }

    /// <summary>Writes an empty line.</summary>
    public SourceWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes <c>{</c> and indents.</summary>
    public SourceWriter Open()
    {
        Write("{");
        _indentation++;
        return this;
    }

    /// <summary>Writes a head and <c>{</c>, and indents.</summary>
    public SourceWriter Open(string head) => Write(head).Open();

    /// <summary>Goes back one level and writes <c>}</c> with what follows it.</summary>
    public SourceWriter Close(string after = "")
    {
        _indentation--;
        return Write("}" + after);
    }

    public SourceWriter Indent()
    {
        _indentation++;
        return this;
    }

    public SourceWriter Outdent()
    {
        _indentation--;
        return this;
    }

    public override string ToString() =>
        _indentation == 0 ? _text.ToString() : throw new InvalidOperationException($"{_indentation} blocks are left open");
}
