using ContractMocks.Compiler.Comparison.Schemas;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Compares two operations that are the same one, and tells of those that are in one document only.</summary>
internal sealed class OperationComparer
{
    private static readonly HashSet<string> Handled = new(StringComparer.Ordinal)
    {
        "operationId", "tags", "deprecated", "parameters", "requestBody", "responses", "security", "servers", "callbacks", "consumes", "produces",
        "schemes", "x-sunset", "x-stability-level",
    };

    private static readonly HashSet<string> HandledOfItem = new(StringComparer.Ordinal)
    {
        "parameters", "servers", "$ref", "additionalOperations", "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
    };

    private readonly ChangeLog _log;
    private readonly SecurityComparer _security;
    private readonly ParameterComparer _parameters;
    private readonly ContentComparer _contents;
    private readonly ResponseComparer _responses;
    private readonly CallbackComparer _callbacks;

    public OperationComparer(SpecContext old, SpecContext @new, SecurityComparer security, SchemaComparer schemas, ChangeLog log)
    {
        var isSwagger = old.IsSwagger2 || @new.IsSwagger2;
        _log = log;
        _security = security;
        _parameters = new ParameterComparer(schemas, isSwagger);
        _contents = new ContentComparer(schemas);
        _responses = new ResponseComparer(schemas, _contents, isSwagger);
        _callbacks = new CallbackComparer(old, @new, this);
    }

    public void Compare(OperationView old, OperationView @new)
    {
        var writer = ChangeWriter.Of(_log, @new);
        Names(writer, old, @new);
        Lifecycle.Compare(
            writer, old.Spot, @new.Spot,
            new LifecycleWords("operation", OperationKinds.OperationDeprecated, OperationKinds.OperationReactivated, "endpoint-", ""));
        Lifecycle.Stability(writer, old.Spot, @new.Spot);
        ServerComparer.Compare(writer, old.Item, @new.Item);
        ServerComparer.Compare(writer, old.Spot, @new.Spot);
        _security.Compare(writer, old.Security, @new.Security);
        CompareContents(writer, old, @new);
        _callbacks.Compare(writer, old, @new);
        RestComparer.Compare(writer, old.Item, @new.Item, HandledOfItem);
    }

    /// <summary>Compares what travels.</summary>
    public void CompareContents(ChangeWriter writer, OperationView old, OperationView @new)
    {
        _parameters.Compare(writer, old, @new);
        _contents.CompareBodies(writer, old.Body, @new.Body);
        _responses.Compare(writer, old, @new);
        RestComparer.Compare(writer, old.Spot, @new.Spot, Handled);
    }

    /// <summary>Tells of operations that are in one document only; one that went to another path is found again by its id.</summary>
    public void CompareRest(OperationPairs pairs, SpecContext newSpec)
    {
        var paths = new HashSet<string>((Spot.Root(newSpec.Root)["paths"]?.Children ?? []).Select(static path => PathTemplate.Anonymous(path.Name)), StringComparer.Ordinal);
        foreach (var operation in pairs.Removed)
        {
            var moved = Moved(operation, pairs.Added);
            if (operation.IsWebhook)
            {
                ChangeWriter.Of(_log, operation).Add(
                    OperationKinds.WebhookRemoved, "the webhook was removed", operation.Spot, null, "webhook-removed", operation.Label, null);
                continue;
            }

            var announced = operation.IsDeprecated ? ", after it was deprecated" : "";
            var where = moved is null ? "" : $"; it is {moved.Label} now";
            var rule = paths.Contains(PathTemplate.Anonymous(operation.Path)) ? "api-removed-" : "api-path-removed-";
            ChangeWriter.Of(_log, operation).Add(
                OperationKinds.OperationRemoved, $"the operation was removed{announced}{where}", operation.Spot, null,
                rule + (operation.IsDeprecated ? "with-deprecation" : "without-deprecation"), operation.Label, moved?.Label);
        }

        foreach (var operation in pairs.Added)
        {
            var moved = Moved(operation, pairs.Removed);
            var writer = ChangeWriter.Of(_log, operation);
            if (operation.IsWebhook)
            {
                writer.Add(OperationKinds.WebhookAdded, "the webhook was added", null, operation.Spot, "webhook-added", null, operation.Label);
            }
            else
            {
                var where = moved is null ? "" : $"; it was {moved.Label} before";
                writer.Add(OperationKinds.OperationAdded, $"the operation was added{where}", null, operation.Spot, "endpoint-added", moved?.Label, operation.Label);
            }
        }
    }

    private static OperationView? Moved(OperationView operation, IReadOnlyList<OperationView> others) =>
        operation.Spot.Word("operationId") is { Length: > 0 } id ? others.FirstOrDefault(other => other.Spot.Word("operationId") == id) : null;

    private static void Names(ChangeWriter writer, OperationView old, OperationView @new)
    {
        var document = writer.InDocument();
        var (was, @is) = (old.Spot["operationId"], @new.Spot["operationId"]);
        var (before, after) = (Spot.Word(was), Spot.Word(@is));
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            var (message, rule) = before is null ? ($"the operationId '{after}' was added", "api-operation-id-added")
                : after is null ? ($"the operationId '{before}' was removed", "api-operation-id-removed")
                : ($"the operationId went from '{before}' to '{after}'", "api-operation-id-removed");
            document.Add(OperationKinds.OperationIdChanged, $"{message}; what is emitted for the operation is called otherwise", was, @is, rule);
            if (before is not null && after is not null)
            {
                document.Add(OperationKinds.OperationIdChanged, $"{message}; what is emitted for the operation is called otherwise", was, @is, "api-operation-id-added");
            }
        }

        var (tags, newTags) = (Tags(old), Tags(@new));
        foreach (var (tag, spot) in newTags.Where(tag => !tags.Exists(other => other.Tag == tag.Tag)))
        {
            document.Add(OperationKinds.TagAdded, $"the tag '{tag}' was added", null, spot, "api-tag-added", null, tag);
        }

        foreach (var (tag, spot) in tags.Where(tag => !newTags.Exists(other => other.Tag == tag.Tag)))
        {
            document.Add(OperationKinds.TagRemoved, $"the tag '{tag}' was removed", spot, null, "api-tag-removed", tag, null);
        }
    }

    private static List<(string Tag, Spot Spot)> Tags(OperationView operation) =>
        [.. (operation.Spot["tags"]?.Children ?? []).Select(static tag => (Spot.Word(tag) ?? "", tag))];
}
