using System.Runtime.InteropServices;

namespace ContractMocks.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (SchemaCommandLine.Handles(args))
        {
            return SchemaCommandLine.Run(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error);
        }

        if (FakeCommandLine.Handles(args))
        {
            return FakeCommandLine.Run(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error);
        }

        // Lives as long as the process: a signal may come when all is done.
        var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await CommandLine.RunAsync(args, Console.Out, Console.Error, stop.Token).ConfigureAwait(false);

        void Stop(PosixSignalContext signal)
        {
            // The first asks: answers under way end and the exit code is ours. The second is left to the system, which ends the process.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }
}
