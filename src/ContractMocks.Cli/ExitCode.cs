namespace ContractMocks.Cli;

/// <summary>What a command ends with. Promised in docs/cli.md and in <c>--help</c>.</summary>
internal static class ExitCode
{
    /// <summary>All is well; warnings may have been printed.</summary>
    public const int Fine = 0;

    /// <summary>A file has errors, or an exchange broke its contract.</summary>
    public const int Problems = 1;

    /// <summary>The command line is wrong, a file is not there or cannot be read, or the port is taken.</summary>
    public const int Usage = 2;
}
