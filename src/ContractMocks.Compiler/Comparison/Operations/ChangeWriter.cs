using ContractMocks.Compiler.Comparison.Schemas;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>
/// Writes changes into the log from one part of an operation, or of the document. A writer of a webhook or a callback is turned round: what is a
/// request in the document's words is what the client receives.
/// </summary>
internal sealed class ChangeWriter
{
    private readonly ChangeLog _log;
    private readonly OperationView? _operation;
    private readonly ChangeReach? _reach;
    private readonly string _path;
    private readonly bool _isTurned;
    private readonly string _where;
    private readonly ChangeSide _side;

    private ChangeWriter(ChangeLog log, OperationView? operation, string path, bool isTurned, string where, ChangeSide side)
    {
        _log = log;
        _operation = operation;
        _path = path;
        _isTurned = isTurned;
        _where = where;
        _side = side;
        _reach = operation is null ? null : new ChangeReach(operation.Id, operation.Method, operation.Path, side, where);
    }

    /// <summary>Whether the service sends requests here and the client answers.</summary>
    public bool IsTurned => _isTurned;

    /// <summary>A writer for what belongs to no operation.</summary>
    public static ChangeWriter OfDocument(ChangeLog log, string path) => new(log, null, path, false, "", ChangeSide.Document);

    /// <summary>A writer for a whole operation.</summary>
    public static ChangeWriter Of(ChangeLog log, OperationView operation) =>
        new(log, operation, operation.Label, operation.IsWebhook, "", operation.IsWebhook ? ChangeSide.Response : ChangeSide.Request);

    /// <summary>A writer for a callback's operation: it reaches the operation that has the callback.</summary>
    public ChangeWriter ForCallback(string label) => new(_log, _operation, $"{_path} {label}", true, label, ChangeSide.Response);

    /// <summary>A writer for a part of a request.</summary>
    public ChangeWriter InRequest(string part) => At(part, _isTurned ? ChangeSide.Response : ChangeSide.Request);

    /// <summary>A writer for a part of an answer.</summary>
    public ChangeWriter InResponse(string part) => At(part, _isTurned ? ChangeSide.Request : ChangeSide.Response);

    /// <summary>A writer for what does not travel: names, tags, words.</summary>
    public ChangeWriter InDocument() => new(_log, _operation, _path, _isTurned, _where, ChangeSide.Document);

    /// <summary>A writer for what stands at one place of the document and counts for this operation, among others.</summary>
    public ChangeWriter Called(string path) => new(_log, _operation, path, _isTurned, _where, _side);

    /// <summary>A writer for a part of this part, e.g. a media type of a body.</summary>
    public ChangeWriter Within(string part) => At(part, _side);

    /// <summary>Adds a change.</summary>
    /// <param name="kind">What it is; its severity is that of the direction.</param>
    /// <param name="message">What happened.</param>
    /// <param name="old">Where it stands in the old document; null for nowhere.</param>
    /// <param name="new">Where it stands in the new one.</param>
    /// <param name="rule">What oasdiff calls it, in whichever direction it travels there; it has no rules for webhooks' contents.</param>
    public void Add(ChangeKind kind, string message, Spot? old, Spot? @new, string rule = "") =>
        Add(kind, message, old, @new, rule, Texts.Short(old), Texts.Short(@new));

    /// <summary>Adds a change of which something else than the two nodes tells what was there before and after.</summary>
    public void Add(ChangeKind kind, string message, Spot? old, Spot? @new, string rule, string? before, string? after)
    {
        var change = new Change(kind, message, _path) { Old = old?.Place, New = @new?.Place, Before = before, After = after };
        _log.Add(change, new ChangeEffect(_side, kind.On(_side), _isTurned && _where.Length > 0 ? "" : rule), _reach);
    }

    /// <summary>Where a schema is used, for the comparer of schemas.</summary>
    public SchemaSite Site(SiteKind kind, bool isLooselyTyped, bool repeatsLists) =>
        new(kind, _reach!, _path) { IsLooselyTyped = isLooselyTyped, RepeatsLists = repeatsLists };

    private ChangeWriter At(string part, ChangeSide side) =>
        new(_log, _operation, $"{_path} {part}", _isTurned, _where.Length == 0 ? part : $"{_where} {part}", side);
}
