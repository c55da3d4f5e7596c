using System.Text;

namespace ContractMocks.Compiler.Locks;

/// <summary>
/// The fingerprints of what a contract holds. Each is of the thing itself; what it refers to has its own, so that a change shows where it is and
/// nothing is used that is not listed. A contract has one notation, whatever the document's was, and prose does not count.
/// </summary>
internal sealed record ContractFingerprints(EquatableArray<Fingerprint> Operations, EquatableArray<Fingerprint> Schemas)
{
    public static ContractFingerprints Of(Contract contract) => new(
        contract.Operations.Concat(contract.Webhooks)
            .Select(operation => new Fingerprint(operation.Id, Of(operation, contract))).OrderBy(static one => one.Name, StringComparer.Ordinal).ToEquatableArray(),
        contract.Schemas.Select(static schema => new Fingerprint(schema.Name, OfSchema(schema.Json))).OrderBy(static one => one.Name, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>Whether everything that a lock lists is here and the same.</summary>
    public bool Has(SpecLock pinned) => Has(pinned.Operations, Operations) && Has(pinned.Schemas, Schemas);

    private static bool Has(EquatableArray<Fingerprint> pinned, EquatableArray<Fingerprint> present)
    {
        var known = new HashSet<Fingerprint>(present);
        return pinned.All(known.Contains);
    }

    private static string OfSchema(string json)
    {
        var text = new StringBuilder(json.Length);
        CanonicalSchema.Write(json, text);
        return DocumentHash.Short(text.ToString());
    }

    private static string Of(Operation operation, Contract contract)
    {
        var text = new StringBuilder(4096);
        Write(operation, contract, text);
        return DocumentHash.Short(text.ToString());
    }

    private static void Write(Operation operation, Contract contract, StringBuilder text)
    {
        Add(text, "operation", operation.Id, operation.Method, contract.BasePath + operation.Path, operation.Deprecated ? "deprecated" : "");
        foreach (var parameter in operation.Parameters.OrderBy(static one => one.In).ThenBy(static one => one.Name, StringComparer.Ordinal))
        {
            Add(text, "parameter", parameter.In.ToString(), parameter.Name, parameter.Style.ToString(), parameter.MediaType);
            Flag(text, parameter.Required, parameter.Explode);
            CanonicalSchema.Write(parameter.Schema, text);
        }

        if (operation.Body is { } body)
        {
            Add(text, "body");
            Flag(text, body.Required);
            WriteContents(body.Contents, text);
        }

        foreach (var response in operation.Responses.OrderBy(static one => one.Status, StringComparer.Ordinal))
        {
            Add(text, "response", response.Status);
            WriteContents(response.Contents, text);
            foreach (var header in response.Headers.OrderBy(static one => one.Name, StringComparer.Ordinal))
            {
                Add(text, "header", header.Name);
                Flag(text, header.Required);
                CanonicalSchema.Write(header.Schema, text);
            }
        }

        WriteSecurity(operation, contract, text);
        foreach (var callback in operation.Callbacks)
        {
            Write(callback, contract, text);
        }
    }

    private static void WriteContents(EquatableArray<Content> contents, StringBuilder text)
    {
        foreach (var content in contents.OrderBy(static one => one.MediaType, StringComparer.Ordinal))
        {
            Add(text, "content", content.MediaType);
            CanonicalSchema.Write(content.Schema, text);
            foreach (var encoding in content.Encodings)
            {
                Add(text, "encoding", encoding.Property, encoding.MediaType, encoding.Style?.ToString() ?? "", encoding.Explode?.ToString() ?? "");
            }
        }
    }

    private static void WriteSecurity(Operation operation, Contract contract, StringBuilder text)
    {
        foreach (var requirement in operation.Security)
        {
            Add(text, "security");
            foreach (var name in requirement.Schemes)
            {
                var scheme = contract.SecuritySchemes.FirstOrDefault(one => one.Name == name);
                Add(text, name, scheme?.Kind.ToString() ?? "", scheme?.Scheme ?? "", scheme?.Parameter ?? "", scheme?.In.ToString() ?? "");
            }
        }
    }

    private static void Add(StringBuilder text, params string[] words)
    {
        text.Append('\n');
        foreach (var word in words)
        {
            CanonicalSchema.WriteText(word, text);
        }
    }

    private static void Flag(StringBuilder text, params bool[] flags)
    {
        foreach (var flag in flags)
        {
            text.Append(flag ? '1' : '0');
        }
    }
}
