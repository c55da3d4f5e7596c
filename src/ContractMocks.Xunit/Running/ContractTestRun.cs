using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using ContractMocks.Xunit.Judging;
using ContractMocks.Xunit.Live;

namespace ContractMocks.Xunit.Running;

/// <summary>What all contract tests of a run share: how they were asked to run, the calls that are left, and the report.</summary>
internal sealed class ContractTestRun
{
    private static readonly Lazy<ContractTestRun> s_ofProcess = new(static () => new(RunVariables.OfProcess(), RunFolders.OfProcess()));

    private readonly ConcurrentDictionary<string, Lazy<Judge>> _judges = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<LiveService?>> _services = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Assembly, Lazy<string?>> _mistakes = new();
    private readonly RunFolders _folders;

    public ContractTestRun(RunVariables variables, RunFolders folders)
    {
        (Variables, _folders) = (variables, folders);
        Calls = new CallBudget(Number(RunVariables.MaxCalls, 50, least: 0));
        Report = new Lazy<DriftReport>(() => new DriftReport(folders.Report(variables.OfRun(RunVariables.Report)), Time));
    }

    /// <summary>The run that the environment variables of this process describe.</summary>
    public static ContractTestRun OfProcess => s_ofProcess.Value;

    public RunVariables Variables { get; }

    /// <summary>The clock of reports.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The calls of live services that are left.</summary>
    public CallBudget Calls { get; }

    public Lazy<DriftReport> Report { get; }

    /// <summary>Which differences fail a live test.</summary>
    public DriftLevel FailOn => DriftLevels.Read(Variables.OfRun(RunVariables.FailOn));

    public bool AllowsWrites => Variables.OfRun(RunVariables.Writes) is "1" or "true" or "yes";

    /// <summary>How long one call may take, its whole body included.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(Number(RunVariables.Timeout, 60, least: 1));

    /// <summary>Fails where a variable names no contract that the tests of an assembly have.</summary>
    /// <param name="tests">The assembly.</param>
    /// <param name="own">Makes the mock of the running test, for classes that say of no mock what they test.</param>
    public void CheckNames(Assembly tests, Func<ContractMock> own)
    {
        if (!Variables.HasAny)
        {
            return;
        }

        if (_mistakes.GetOrAdd(tests, _ => new Lazy<string?>(() => Variables.Mistake(ContractNames.Of(tests, own)))).Value is { } mistake)
        {
            throw Misuse.Of(mistake);
        }
    }

    /// <summary>What judges the tests of a contract: another document where one was asked for, else the contract itself.</summary>
    public Judge JudgeOf(LoadedContract own)
    {
        var name = own.Contract.Name;
        return Variables.OfContract(RunVariables.Spec, name) is not { } path
            ? new Judge(own, null)
            : _judges.GetOrAdd(name, key => new Lazy<Judge>(() => Judge.Read(own.Contract, RunVariables.NameOf(RunVariables.Spec, key), path, _folders))).Value;
    }

    /// <summary>The live service that the tests of a contract are asked to run against, or null.</summary>
    public LiveService? ServiceOf(Contract contract) =>
        _services.GetOrAdd(contract.Name, _ => new Lazy<LiveService?>(() => LiveService.Of(contract, this))).Value;

    private int Number(string kind, int otherwise, int least)
    {
        if (Variables.OfRun(kind) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw Misuse.Of($"{RunVariables.Prefix}{kind} is '{text}', expected a whole number from {least.ToString(CultureInfo.InvariantCulture)}.");
    }
}
