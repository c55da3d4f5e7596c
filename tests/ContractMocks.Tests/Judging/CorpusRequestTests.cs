using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Judging;

/// <summary>Every operation of providers' documents: a request made from the contract is accepted, and refused once one thing in it is broken.</summary>
public sealed class CorpusRequestTests
{
    [Theory]
    [InlineData("llm/openai/openai-2026-07-15.yaml")]
    [InlineData("llm/anthropic/anthropic-2026-03-10.yaml")]
    [InlineData("llm/mistral/mistral-2025-10-21.yaml")]
    [InlineData("llm/qdrant/qdrant-v1.15.x.json")]
    [InlineData("stress/stripe/stripe-spec3-2021-06-07.json")]
    public void Requests_made_from_the_contract_are_accepted_and_broken_ones_refused(string file)
    {
        var path = Repository.CorpusFile(file);
        var read = SpecReader.Read(new SpecInput { Path = Path.GetFileName(file), Text = File.ReadAllText(path) }, TestContext.Current.CancellationToken);
        var bench = new JudgeBench(read.Contract!);
        var (accepted, broken, unfakeable, wrong) = (0, 0, 0, new List<string>());
        foreach (var operation in bench.Loaded.Contract.Operations)
        {
            MadeRequest made;
            try
            {
                made = MadeRequest.Of(bench.Loaded, operation);
            }
            catch (Exception exception) when (exception is UnfakeableSchemaException or UnsayableException)
            {
                unfakeable++;
                continue;
            }

            if (made.SendTo(bench).Error is { } error)
            {
                wrong.Add($"{operation.Id}: refused ({error.Status}): {error.Message}\n    {made}");
                continue;
            }

            accepted++;
            foreach (var (what, request, places) in made.Broken())
            {
                broken++;
                var judged = request.SendTo(bench);
                if (judged.Error is null)
                {
                    wrong.Add($"{operation.Id}: accepted with {what}\n    {request}");
                }
                else if (judged.Error.Violations.Count == 0 || !places.Contains(judged.Error.Violations[0].Place))
                {
                    wrong.Add($"{operation.Id}: {what} was blamed on something else: {judged.Error.Message}");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{file}: {accepted} accepted, {broken} broken ones judged, {unfakeable} could not be made up"));
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {accepted + broken}:\n" + string.Join("\n", wrong.Take(25)));
        Assert.True(unfakeable <= bench.Loaded.Contract.Operations.Count / 50, $"{unfakeable} could not be made up");
    }
}
