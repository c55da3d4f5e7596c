using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks;

/// <summary>A contract as a running mock uses it: operations at hand, schemas compiled when first needed and then kept. Thread-safe.</summary>
/// <remarks>
/// The compact text is indexed once and stays as it is: its own object holds the schemas that references name, so nothing is copied or
/// compiled before a request asks for it.
/// </remarks>
public sealed class LoadedContract
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1024 };
    private static readonly SchemaOptions Overlapping = new() { Dialect = SchemaDialect.Contract, OneOfMayOverlap = true };

    private readonly ConcurrentDictionary<string, SchemaValidator> _validators = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SchemaValidator> _overlapping = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private readonly JsonElement _root;
    private SchemaDocument? _schemas;
    private SchemaDocument? _overlappingSchemas;
    private Contract? _contract;
    private Dictionary<string, Operation>? _operations;

    private LoadedContract(JsonElement root) => _root = root;

    /// <summary>The operations and names; schema texts are those of the compact form.</summary>
    public Contract Contract
    {
        get
        {
            lock (_gate)
            {
                return _contract ??= ContractElement.Read(_root);
            }
        }
    }

    internal SchemaDocument Schemas
    {
        get
        {
            lock (_gate)
            {
                return _schemas ??= new SchemaDocument(_root);
            }
        }
    }

    /// <summary>Reads the compact form that emitted code carries.</summary>
    /// <param name="compact">The UTF-8 text that the generator wrote.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static LoadedContract Read(ReadOnlySpan<byte> compact)
    {
        // Never disposed: the element is read for as long as the contract lives, and an array of our own goes back to no pool.
        var document = JsonDocument.Parse(compact.ToArray(), Options);
        return new LoadedContract(document.RootElement);
    }

    internal static LoadedContract From(Contract contract) => Read(Encoding.UTF8.GetBytes(ContractText.Write(contract)));

    /// <summary>The operation of an id, or null.</summary>
    /// <param name="id">The <c>operationId</c>, e.g. <c>createChatCompletion</c>.</param>
    public Operation? FindOperation(string id)
    {
        var contract = Contract;
        lock (_gate)
        {
            if (_operations is null)
            {
                _operations = new Dictionary<string, Operation>(StringComparer.Ordinal);
                foreach (var operation in contract.Operations)
                {
                    _operations[operation.Id] = operation;
                }
            }

            return _operations.TryGetValue(id, out var found) ? found : null;
        }
    }

    /// <summary>The validator of a schema text that stands in this contract (a body's, a parameter's); compiled once per text.</summary>
    /// <param name="schema">The schema as JSON text; references in it are <c>#/schemas/Name</c>.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public SchemaValidator Validator(string schema) =>
        _validators.TryGetValue(schema, out var known) ? known : _validators.GetOrAdd(schema, Compile(schema, Schemas));

    /// <summary>The same, but an instance may fit several alternatives of <c>oneOf</c>.</summary>
    internal SchemaValidator OverlappingValidator(string schema) =>
        _overlapping.TryGetValue(schema, out var known) ? known : _overlapping.GetOrAdd(schema, Compile(schema, OverlappingSchemas()));

    private static SchemaValidator Compile(string schema, SchemaDocument schemas) =>
        SchemaValidator.Compile(JsonDocument.Parse(schema, Options).RootElement, schemas);

    private SchemaDocument OverlappingSchemas()
    {
        lock (_gate)
        {
            return _overlappingSchemas ??= new SchemaDocument(_root, Overlapping);
        }
    }
}
