using System.Text.RegularExpressions;

namespace ContractMocks.Compiler.Impact;

/// <summary>A contract with only those operations that a project chooses, as if it had been read so.</summary>
internal static class ChosenOperations
{
    private static readonly Regex s_reference = new("\"\\$ref\":\"#/schemas/([^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.Compiled, TimeSpan.FromSeconds(10));

    /// <param name="contract">The contract.</param>
    /// <param name="keeps">Whether an operation is chosen.</param>
    public static Contract Keep(Contract contract, Func<Operation, bool> keeps)
    {
        var operations = contract.Operations.Where(keeps).ToEquatableArray();
        if (operations.Count == contract.Operations.Count)
        {
            return contract;
        }

        var texts = contract.Schemas.ToDictionary(static schema => schema.Name, static schema => schema.Json, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(operations.SelectMany(Texts));
        while (waiting.Count > 0)
        {
            foreach (Match reference in s_reference.Matches(waiting.Pop()))
            {
                var name = Uri.UnescapeDataString(reference.Groups[1].Value).Replace("~1", "/").Replace("~0", "~");
                if (texts.TryGetValue(name, out var text) && reached.Add(name))
                {
                    waiting.Push(text);
                }
            }
        }

        return contract with { Operations = operations, Schemas = contract.Schemas.Where(schema => reached.Contains(schema.Name)).ToEquatableArray() };
    }

    private static IEnumerable<string> Texts(Operation operation) =>
        operation.Parameters.Select(static parameter => parameter.Schema)
            .Concat((operation.Body?.Contents ?? default).Select(static content => content.Schema))
            .Concat(operation.Responses.SelectMany(static response =>
                response.Contents.Select(static content => content.Schema).Concat(response.Headers.Select(static header => header.Schema))))
            .Concat(operation.Callbacks.SelectMany(Texts));
}
