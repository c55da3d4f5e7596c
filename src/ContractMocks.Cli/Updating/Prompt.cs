namespace ContractMocks.Cli.Updating;

/// <summary>Asks the user a question that is answered with yes or no.</summary>
/// <param name="input">Where answers come from; null where nobody can be asked.</param>
/// <param name="output">Where questions go.</param>
internal sealed class Prompt(TextReader? input, TextWriter output)
{
    /// <summary>The terminal, unless something is piped in.</summary>
    public static Prompt OfConsole(TextWriter output) => new(Console.IsInputRedirected ? null : Console.In, output);

    public bool CanAsk => input is not null;

    /// <summary>Whether the answer is yes. Anything else, and no answer at all, is no.</summary>
    public async Task<bool> AskAsync(string question, CancellationToken cancellation)
    {
        await output.WriteAsync(question.AsMemory(), cancellation).ConfigureAwait(false);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
        // A terminal's line cannot be given up once it is waited for, so it is waited for elsewhere.
        var answer = await Task.Run(input!.ReadLine, CancellationToken.None).WaitAsync(cancellation).ConfigureAwait(false);
        return answer?.Trim() is { } word && (word.Equals("y", StringComparison.OrdinalIgnoreCase) || word.Equals("yes", StringComparison.OrdinalIgnoreCase));
    }
}
