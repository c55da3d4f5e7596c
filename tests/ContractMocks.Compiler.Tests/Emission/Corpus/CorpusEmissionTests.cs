using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Emission.Corpus;

/// <summary>Every document of the corpus becomes C# that a project with warnings as errors takes, and its examples survive their models.</summary>
[Trait("Speed", "slow")]
public sealed class CorpusEmissionTests(ITestOutputHelper output)
{
    [Fact]
    public void Everything_emitted_for_every_document_compiles_without_a_warning()
    {
        var documents = CorpusEmission.All;
        foreach (var item in documents)
        {
            output.WriteLine($"{item.Document.Name} | {item.Document.Contract.Operations.Count} operations | {item.Document.Contract.Schemas.Count} schemas | "
                + $"{item.Document.Files.Sum(static file => file.Text.Length) / 1024} KB | {item.Emission.TotalSeconds:F2} s | {item.Compilation.TotalSeconds:F2} s | {item.Findings.Count}");
        }

        Assert.True(documents.Count > 80, $"only {documents.Count} documents were emitted");
        Assert.Empty(documents.SelectMany(static item => item.Findings.Take(20).Select(finding => $"{item.Document.Name}: {finding}")));
    }

    [Fact]
    public void Every_valid_example_of_every_document_is_written_as_it_was_read()
    {
        var rates = CorpusEmission.All.Where(static item => item.Assembly is not null).Select(static item => DocumentExamples.Try(item.Document, item.Assembly!)).ToList();
        foreach (var rate in rates.Where(static rate => rate.Valid + rate.Invalid > 0))
        {
            output.WriteLine($"{rate.Document} | {rate.Same} of {rate.Valid} valid | {rate.SameOfInvalid} of {rate.Invalid} invalid");
        }

        var (valid, same) = (rates.Sum(static rate => rate.Valid), rates.Sum(static rate => rate.Same));
        output.WriteLine($"all: {same} of {valid} valid examples ({100.0 * same / valid:F2} %), {rates.Sum(static rate => rate.SameOfInvalid)} of {rates.Sum(static rate => rate.Invalid)} that break their own schema");
        Assert.True(valid > 1000, $"only {valid} valid examples were found");
        var failures = rates.SelectMany(static rate => rate.Failures.Take(20)).ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Fact]
    public void Recorded_answers_of_the_providers_are_written_as_they_were_read()
    {
        foreach (var (provider, document) in RecordedAnswers.Documents)
        {
            var item = CorpusEmission.Of(Repository.CorpusFile(document))!;
            var rate = DocumentExamples.TryRecorded(item.Document, item.Assembly!, RecordedAnswers.Of(provider));
            output.WriteLine($"{provider}: {rate.Same} of {rate.Valid} recorded answers and events, {rate.SameOfInvalid} of {rate.Invalid} that break the document");
            // Anthropic's document asks for properties that answers of an earlier date do not have: none of them counts as valid.
            Assert.True(rate.Valid + rate.Invalid > 10, $"only {rate.Valid + rate.Invalid} answers are recorded");
            Assert.True(rate.SameOfInvalid >= 0.9 * rate.Invalid, $"{rate.Invalid - rate.SameOfInvalid} answers that break the document do not survive");
            Assert.Empty(rate.Failures);
        }
    }
}
