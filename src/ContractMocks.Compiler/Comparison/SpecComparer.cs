using ContractMocks.Compiler.Comparison.Operations;
using ContractMocks.Compiler.Comparison.Schemas;
using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison;

/// <summary>What a comparison gives: null where one of the documents is beyond use, with the problems of reading both.</summary>
internal sealed record ComparisonResult(SpecComparison? Comparison, EquatableArray<Problem> Problems);

/// <summary>Compares two documents of one API.</summary>
internal static class SpecComparer
{
    /// <param name="old">The document that programs were written against.</param>
    /// <param name="new">The document that is to take its place. Where it chooses operations, those of the old one that are the same are compared.</param>
    /// <param name="cancellation">Gives up.</param>
    public static ComparisonResult Compare(SpecInput old, SpecInput @new, CancellationToken cancellation)
    {
        // Reading is most of the work, and the two documents know nothing of each other.
        var other = Task.Run(() => ComparedSpec.Read(old, cancellation), cancellation);
        var after = ComparedSpec.Read(@new, cancellation);
        var before = other.GetAwaiter().GetResult();
        var comparison = before.Context is { } oldSpec && after.Context is { } newSpec
            ? Compare(before, oldSpec, after, newSpec)
            : null;
        return new ComparisonResult(comparison, [.. before.Problems.Problems, .. after.Problems.Problems]);
    }

    private static SpecComparison Compare(ComparedSpec old, SpecContext oldSpec, ComparedSpec @new, SpecContext newSpec)
    {
        var log = new ChangeLog();
        var schemas = new SchemaComparer(oldSpec, newSpec, log);
        var security = new SecurityComparer(oldSpec, newSpec);
        var operations = new OperationComparer(oldSpec, newSpec, security, schemas, log);
        var pairs = OperationPairs.Of(old.Operations, @new.Operations, old.Prefix, @new.Prefix).Choose(old.Input.Operations, @new.Input.Operations);
        var webhooks = OperationPairs.Of(old.Webhooks, @new.Webhooks, "", "").Choose(old.Input.Operations, @new.Input.Operations);
        var document = new DocumentComparer(oldSpec, newSpec, log);
        document.Compare(pairs.HasMovedPrefix);
        security.CompareSchemes(log);
        foreach (var part in new[] { pairs, webhooks })
        {
            operations.CompareRest(part, newSpec);
            foreach (var (before, after) in part.Both)
            {
                newSpec.Cancellation.ThrowIfCancellationRequested();
                operations.Compare(before, after);
            }
        }

        document.CompareUnused([.. pairs.Both, .. webhooks.Both]);
        schemas.Complete();
        var findings = log.Findings();
        return new SpecComparison
        {
            Old = old.Header(),
            New = @new.Header(),
            Findings = findings,
            Groups = FindingGroups.Of(findings),
            RenamedSchemas = schemas.Renamed().ToEquatableArray(),
        };
    }
}
