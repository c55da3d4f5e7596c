namespace ContractMocks.Generator;

/// <summary>The names of the pipeline's steps, for tests of what an edit re-runs. Every step has one.</summary>
internal static class TrackingNames
{
    /// <summary>The additional files that are ours, with their metadata. Only this step and the next may hold an <c>AdditionalText</c>.</summary>
    public const string Inputs = nameof(Inputs);

    /// <summary>The project's properties.</summary>
    public const string Options = nameof(Options);

    /// <summary>Each spec file with the files that its references may name. Holds <c>AdditionalText</c>s, as <see cref="Inputs"/> does.</summary>
    public const string SpecInputs = nameof(SpecInputs);

    /// <summary>Each spec file, read.</summary>
    public const string SpecFiles = nameof(SpecFiles);

    /// <summary>The contracts of all specs, each name once: equal where a spec changed only in comments or positions.</summary>
    public const string SpecSet = nameof(SpecSet);

    /// <summary>Each contract alone.</summary>
    public const string Contracts = nameof(Contracts);

    /// <summary>Each tool file, read.</summary>
    public const string ToolFiles = nameof(ToolFiles);

    /// <summary>All tools of the project, each name once.</summary>
    public const string ToolSet = nameof(ToolSet);

    /// <summary>Each record or method that is a tool, read.</summary>
    public const string CSharpTools = nameof(CSharpTools);

    /// <summary>What reading gave of tool files and C#, together.</summary>
    public const string ToolResults = nameof(ToolResults);

    /// <summary>The tools of all, without positions.</summary>
    public const string KnownTools = nameof(KnownTools);

    /// <summary>Each tool whose record is the user's own.</summary>
    public const string DeclaredTools = nameof(DeclaredTools);

    /// <summary>Each tool alone.</summary>
    public const string Tools = nameof(Tools);

    /// <summary>What scenarios may name.</summary>
    public const string Scope = nameof(Scope);

    /// <summary>Each scenario file, read and bound.</summary>
    public const string ScenarioFiles = nameof(ScenarioFiles);

    /// <summary>The scenarios of all files, each name once.</summary>
    public const string ScenarioSet = nameof(ScenarioSet);

    /// <summary>Each scenario alone.</summary>
    public const string Scenarios = nameof(Scenarios);

    /// <summary>Each class that asks for contract tests.</summary>
    public const string TestClasses = nameof(TestClasses);

    /// <summary>What each contract test class holds.</summary>
    public const string ContractTests = nameof(ContractTests);

    /// <summary>Each lock with its document. Holds <c>AdditionalText</c>s, as <see cref="Inputs"/> does.</summary>
    public const string LockInputs = nameof(LockInputs);

    /// <summary>Each document, judged by its lock.</summary>
    public const string Locks = nameof(Locks);

    /// <summary>What changed documents mean, all together.</summary>
    public const string LockSet = nameof(LockSet);

    /// <summary>The problems of each step, on their way to the compiler.</summary>
    public const string Problems = nameof(Problems);
}
