using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Comparing;

/// <summary>The lines of the two documents and of the files that they name.</summary>
internal sealed class DocumentTexts(SpecInput old, SpecInput @new)
{
    private readonly Dictionary<(bool IsOld, string File), string[]> _read = [];

    /// <summary>The lines of a file; none where it is not there any more.</summary>
    /// <param name="isOld">Whether it belongs to the old document: both may be called alike, as standard input and a file are not.</param>
    /// <param name="file">The path as places have it.</param>
    public string[] Lines(bool isOld, string file)
    {
        if (!_read.TryGetValue((isOld, file), out var lines))
        {
            var document = isOld ? old : @new;
            var text = document.Path == file ? document.Text : document.Files?.Read(file);
            _read[(isOld, file)] = lines = text?.ReplaceLineEndings("\n").Split('\n') ?? [];
        }

        return lines;
    }
}
