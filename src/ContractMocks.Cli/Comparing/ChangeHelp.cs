using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

/// <summary>What is to be known of a kind of change: whom it breaks, and what to do.</summary>
internal static class ChangeHelp
{
    /// <summary>What it weighs in each direction, as a sentence.</summary>
    public static string Weight(ChangeKind kind) => kind.OnRequest == kind.OnResponse
        ? Sentence(kind.OnRequest, "wherever it stands")
        : $"{Sentence(kind.OnRequest, "where the client sends it")} {Sentence(kind.OnResponse, "where the client receives it")}";

    /// <summary>The kind as <c>explain</c> and code scanning tell it.</summary>
    public static string Text(ChangeKind kind) =>
        ChangeAdvice.Find(kind.Id) is { } advice ? $"{Weight(kind)}\n\n{advice}" : Weight(kind);

    private static string Sentence(ChangeSeverity severity, string where) => severity switch
    {
        ChangeSeverity.Breaking => $"Breaking {where}.",
        ChangeSeverity.Risky => $"Risky {where}.",
        ChangeSeverity.Compatible => $"Compatible {where}.",
        _ => $"Wording only {where}.",
    };
}
