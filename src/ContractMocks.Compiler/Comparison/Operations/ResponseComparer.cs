using ContractMocks.Compiler.Comparison.Schemas;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>
/// Compares the answers of an operation. <c>4XX</c> and <c>default</c> stand for what is not told apart from them, so an answer that gets a place of
/// its own is compared with what stood for it before.
/// </summary>
internal sealed class ResponseComparer(SchemaComparer schemas, ContentComparer contents, bool isSwagger)
{
    private static readonly HashSet<string> Handled = new(StringComparer.Ordinal) { "content", "headers", "schema" };
    private static readonly HashSet<string> HandledOfHeader = new(StringComparer.Ordinal)
    {
        "required", "schema", "content", "style", "explode", "deprecated", "name", "in",
    };

    public void Compare(ChangeWriter writer, OperationView old, OperationView @new)
    {
        foreach (var response in @new.Responses)
        {
            var part = writer.InResponse(response.Status);
            if (Find(old, response.Status) is { } before)
            {
                Compare(part, before, response);
            }
            else
            {
                var cover = Cover(old, response);
                var kind = response.IsSuccess ? OperationKinds.SuccessStatusAdded : OperationKinds.OtherStatusAdded;
                part.Add(
                    kind, $"{Name(response)} was added{(cover is null ? "" : $"; before, '{cover.Status}' stood for it")}", null, response.Spot,
                    response.IsSuccess ? "response-success-status-added" : "response-non-success-status-added", null, response.Status);
                CompareContents(part, cover, response);
            }
        }

        foreach (var response in old.Responses)
        {
            if (Find(@new, response.Status) is null)
            {
                Removed(writer, response, Cover(@new, response));
            }
        }
    }

    private static ResponseView? Find(OperationView operation, string status)
    {
        foreach (var response in operation.Responses)
        {
            if (string.Equals(response.Status, status, StringComparison.Ordinal))
            {
                return response;
            }
        }

        return null;
    }

    /// <summary>What stands for a status that is not told apart. A default is written with errors in mind: nobody reads a success out of it.</summary>
    private static ResponseView? Cover(OperationView operation, ResponseView response)
    {
        var range = response.Status.Length == 3 && !response.Status.EndsWith("XX", StringComparison.Ordinal) ? Find(operation, response.Status[0] + "XX") : null;
        return range ?? (response.IsSuccess || response.Status == "default" ? null : Find(operation, "default"));
    }

    private static string Name(ResponseView response) => response.Status == "default" ? "the answer for all other statuses ('default')" : $"the answer {response.Status}";

    private void Removed(ChangeWriter writer, ResponseView response, ResponseView? cover)
    {
        var part = writer.InResponse(response.Status);
        var rule = response.IsSuccess ? "response-success-status-removed" : "response-non-success-status-removed";
        if (cover is null)
        {
            part.Add(
                response.IsSuccess ? OperationKinds.SuccessStatusRemoved : OperationKinds.OtherStatusRemoved,
                $"{Name(response)} was removed", response.Spot, null, rule, response.Status, null);
            return;
        }

        part.Add(
            OperationKinds.StatusMerged, $"{Name(response)} is no longer told apart; '{cover.Status}' stands for it",
            response.Spot, cover.Spot, response.IsSuccess ? "" : rule, response.Status, cover.Status);
        CompareContents(part, response, cover);
    }

    private void CompareContents(ChangeWriter writer, ResponseView? old, ResponseView @new)
    {
        if (old is not null)
        {
            contents.Compare(writer, old.Contents, @new.Contents, "response");
        }
    }

    private void Compare(ChangeWriter writer, ResponseView old, ResponseView @new)
    {
        contents.Compare(writer, old.Contents, @new.Contents, "response");
        Headers(writer, old, @new);
        RestComparer.CompareBesideReferences(writer, old.Spot, @new.Spot);
        RestComparer.Compare(writer, old.Definition, @new.Definition, Handled);
    }

    private void Headers(ChangeWriter writer, ResponseView old, ResponseView @new)
    {
        foreach (var header in @new.Headers)
        {
            var part = writer.Within($"header {header.Name}");
            if (Find(old, header) is { } before)
            {
                Compare(part, before, header);
                continue;
            }

            part.Add(
                header.IsRequired ? OperationKinds.RequiredHeaderAdded : OperationKinds.HeaderAdded,
                $"the header '{header.Name}' was added", null, header.Spot, "response-header-added", null, header.Name);
        }

        foreach (var header in old.Headers.Where(header => Find(@new, header) is null))
        {
            var (kind, word) = header.IsRequired ? (OperationKinds.RequiredHeaderRemoved, "required") : (OperationKinds.OptionalHeaderRemoved, "optional");
            writer.Within($"header {header.Name}").Add(
                kind, $"the {word} header '{header.Name}' was removed", header.Spot, null, $"{word}-response-header-removed", header.Name, null);
        }
    }

    private static HeaderView? Find(ResponseView response, HeaderView header) =>
        response.Headers.FirstOrDefault(other => other.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase));

    private void Compare(ChangeWriter writer, HeaderView old, HeaderView @new)
    {
        if (old.IsRequired != @new.IsRequired)
        {
            var word = @new.IsRequired ? "required" : "optional";
            writer.Add(
                @new.IsRequired ? OperationKinds.HeaderBecameRequired : OperationKinds.HeaderBecameOptional, $"the header '{@new.Name}' became {word}",
                old.Definition["required"] ?? old.Definition, @new.Definition["required"] ?? @new.Definition,
                @new.IsRequired ? "" : "response-header-became-optional", old.IsRequired ? "required" : "optional", word);
        }

        schemas.Compare(old.Schema, @new.Schema, writer.Site(SiteKind.Header, isLooselyTyped: true, repeatsLists: false));
        if (!isSwagger)
        {
            RestComparer.Compare(writer, old.Definition, @new.Definition, HandledOfHeader);
        }
    }
}
