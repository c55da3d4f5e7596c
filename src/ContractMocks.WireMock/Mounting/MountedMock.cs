using WireMock.RequestBuilders;
using WireMock.Server;
using WireMock.Util;
using ResponseOf = WireMock.ResponseBuilders.Response;

namespace ContractMocks.WireMock.Mounting;

/// <summary>The mappings of one mock on one server: a mapping for each of its entries, kept up with turns that are added later.</summary>
internal sealed class MountedMock(WireMockServer server, ContractMock mock) : IDisposable
{
    private readonly Lock _changing = new();
    private readonly Dictionary<(string? Operation, object? Chain, int Turn), Guid> _mappings = [];
    private readonly RequestSight _sight = new(mock);
    private readonly MockCallback _callback = new(mock);
    private bool _isOver;

    /// <summary>Puts the mappings on the server, and from now on those of new turns.</summary>
    public void Begin()
    {
        mock.Engine.Foresight.TurnsChanged += Add;
        Add();
    }

    /// <summary>Puts all mappings on the server again.</summary>
    public void Restore()
    {
        lock (_changing)
        {
            Remove();
        }

        Add();
    }

    public void Dispose()
    {
        mock.Engine.Foresight.TurnsChanged -= Add;
        lock (_changing)
        {
            _isOver = true;
            Remove();
        }
    }

    private void Add()
    {
        lock (_changing)
        {
            if (_isOver)
            {
                return;
            }

            foreach (var entry in GuestEntry.Of(mock))
            {
                if (!_mappings.ContainsKey(entry.Key))
                {
                    _mappings.Add(entry.Key, Put(entry));
                }
            }
        }
    }

    private void Remove()
    {
        foreach (var mapping in _mappings.Values)
        {
            server.DeleteMapping(mapping);
        }

        _mappings.Clear();
    }

    // Made of WireMock.Net's own parts, a Request with conditions and a Response with a callback: its registration and its admin interface cast every mapping
    // to these two classes, so a matcher or a provider of our own would break both.
    private Guid Put(GuestEntry entry)
    {
        var request = entry.Methods is { Length: > 0 } methods ? Request.Create().UsingMethod(methods) : Request.Create().UsingAnyMethod();
        // Asked in this order for each request; the last one decides.
        request = request
            .WithUrl(_sight.SeesUrl)
            .WithHeader(RequestSight.SeesHeaders)
            .WithBody((IBodyData? body) => entry.Takes(_sight.Foresee(entry.Methods.FirstOrDefault() ?? "", body)));
        var mapping = server.Given(request)
            .AtPriority(WireMockHost.Priority + entry.Rank)
            .WithTitle(entry.Title)
            .WithDescription(entry.Description);
        // A lambda, because the callback's type is another one from WireMock.Net 1.11 on.
        mapping.RespondWith(ResponseOf.Create().WithCallback(async answered => await _callback.AnswerAsync(answered).ConfigureAwait(false)));
        return mapping.Guid;
    }
}
