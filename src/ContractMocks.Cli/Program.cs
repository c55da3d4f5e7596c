namespace ContractMocks.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (SchemaCommandLine.Handles(args))
        {
            return SchemaCommandLine.Run(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error);
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // The mock stops by itself, so that answers under way end and the exit code is ours.
            pressed.Cancel = true;
            stop.Cancel();
        };
        return await CommandLine.RunAsync(args, Console.Out, Console.Error, stop.Token).ConfigureAwait(false);
    }
}
