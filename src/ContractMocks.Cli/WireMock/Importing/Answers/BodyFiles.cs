using System.Globalization;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Reads the bodies that mappings keep in files: beside the folder of the mappings in <c>__files</c>, else in the folder. Nothing outside its parent is read.</summary>
internal sealed class BodyFiles(string folder)
{
    private readonly string _root = Path.GetFullPath(folder);

    /// <summary>The bytes of a file; null after a reason, which is a sentence without a full stop.</summary>
    public byte[]? Read(string name, out string reason)
    {
        reason = "";
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(_root)) ?? _root;
        var places = new[] { Path.Combine(parent, "__files"), Path.Combine(_root, "__files"), _root }.Select(place => Path.GetFullPath(Path.Combine(place, name)));
        try
        {
            if (places.FirstOrDefault(File.Exists) is not { } path)
            {
                reason = $"the file '{name}' is neither in '__files' beside the folder nor in the folder";
                return null;
            }

            if (!SpecFolder.IsBelow(SpecFolder.Real(path), SpecFolder.Real(parent)))
            {
                reason = $"the file '{name}' lies outside of the folder's parent, and is not read";
                return null;
            }

            if (new FileInfo(path).Length > MappingFiles.MostBytes)
            {
                reason = string.Create(CultureInfo.InvariantCulture, $"the file '{name}' has more than {MappingFiles.MostBytes} bytes");
                return null;
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            reason = $"the file '{name}' cannot be read";
            return null;
        }
    }
}
