using System.Text;

namespace ContractMocks.Cli.Comparing;

/// <summary>Writes a file whole or not at all.</summary>
internal static class OutputFile
{
    /// <returns>What went wrong, as a sentence; null for nothing.</returns>
    public static string? Write(string path, string text)
    {
        // Beside the file, because only there is a move one step.
        var half = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(half, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(half, path, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(half))
            {
                File.Delete(half);
            }

            return $"'{path}' cannot be written: {exception.Message}";
        }
    }
}
