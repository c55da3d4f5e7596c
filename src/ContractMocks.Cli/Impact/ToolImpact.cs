using System.Text.Json;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Simulation;
using ContractMocks.Simulation.Words;

namespace ContractMocks.Cli.Impact;

/// <summary>Says which declared tools a request can no longer declare: each is judged by the new document as clients send it.</summary>
internal static class ToolImpact
{
    public static IReadOnlyList<ImpactItem> Read(ProjectScenarios project, LoadedContract contract, RequestVerdicts verdicts, CancellationToken cancellation)
    {
        var items = new List<ImpactItem>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in project.Tools)
        {
            for (var i = 0; i < file.Tools.Count; i++)
            {
                if (known.Add(file.Tools[i].Name))
                {
                    Judge(items, file.Tools[i], file.Path, file.NamePlaces[i], contract, verdicts, cancellation);
                }
            }
        }

        // Tools that stand in a scenario, or in C# that only the compiler reads.
        foreach (var scenario in project.Scenarios)
        {
            foreach (var tool in scenario.Tools.Where(tool => known.Add(tool.Name)))
            {
                var places = project.Places[scenario.Name];
                Judge(items, tool, places.File, places.Name, contract, verdicts, cancellation);
            }
        }

        return items;
    }

    private static void Judge(
        List<ImpactItem> items, Tool tool, string file, SourceSpan place, LoadedContract contract, RequestVerdicts verdicts, CancellationToken cancellation)
    {
        foreach (var words in ProviderWords.All)
        {
            if (words.Operation(contract.Contract, isStream: false) is not { } operation)
            {
                continue;
            }

            var plain = Request(words, operation, contract.Contract, []);
            var declaring = Request(words, operation, contract.Contract, [tool]);
            // What is refused without the tool, too, is no matter of the tool.
            if (verdicts.Judge(plain, cancellation) is null && verdicts.Judge(declaring, cancellation) is { } verdict)
            {
                items.Add(new ImpactItem(
                    ImpactKind.Tool,
                    ImpactLevel.Broken,
                    tool.Name,
                    $"{operation.Method} {operation.Path}: a request that declares the tool would be refused: {verdict.Sentence}",
                    file,
                    place) { Findings = verdict.Findings });
            }
        }
    }

    private static MockRequest Request(ProviderWords words, Operation operation, Contract contract, IReadOnlyList<Tool> tools)
    {
        var conversation = new TurnConversation(KnownModels.Of(contract.Provider), null, "Hello.", [], [], tools);
        var path = words.Path(operation, conversation, isStream: false);
        return new MockRequest
        {
            Method = operation.Method,
            Path = contract.BasePath + "/" + path,
            Headers = [.. words.Headers, new("content-type", "application/json")],
            Body = JsonSerializer.SerializeToUtf8Bytes(words.Write(conversation, isStream: false), WireText.Options),
        };
    }
}
