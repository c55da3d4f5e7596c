// What src/ContractMocks.WireMock uses of WireMock.Net 1.8.13, as signatures: the package does not restore everywhere, and the library must compile
// everywhere. WireMockLibraryTests compiles it against these files, which nothing else compiles. A type or member that the library begins to use is
// added here, spelled as the package has it; interfaces that the library implements are declared in full, others as far as they are used.
using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Net;
using System.Net.Http;
using WireMock.Admin.Mappings;
using WireMock.Logging;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.ResponseProviders;
using WireMock.Settings;

namespace WireMock.Server;

public interface IWireMockServer : IDisposable
{
    bool IsStarted { get; }

    bool IsStartedWithAdminInterface { get; }

    IReadOnlyList<ILogEntry> LogEntries { get; }

    IReadOnlyList<MappingModel> MappingModels { get; }

    List<int> Ports { get; }

    int Port { get; }

    string[] Urls { get; }

    string? Url { get; }

    event NotifyCollectionChangedEventHandler LogEntriesChanged;

    bool DeleteLogEntry(Guid guid);

    bool DeleteMapping(Guid guid);

    IReadOnlyList<ILogEntry> FindLogEntries(params IRequestMatcher[] matchers);

    void Reset();

    void ResetLogEntries();

    void ResetMappings();

    void ResetScenarios();

    void SetMaxRequestLogCount(int? maxRequestLogCount);

    void Stop();

    IWireMockServer WithMapping(params MappingModel[] mappings);

    IWireMockServer WithMapping(string mappings);
}

public class WireMockServer : IWireMockServer
{
    protected WireMockServer(WireMockServerSettings settings) => throw new NotSupportedException();

    public event NotifyCollectionChangedEventHandler LogEntriesChanged
    {
        add => throw new NotSupportedException();
        remove => throw new NotSupportedException();
    }

    public bool IsStarted => throw new NotSupportedException();

    public bool IsStartedWithAdminInterface => throw new NotSupportedException();

    public IReadOnlyList<ILogEntry> LogEntries => throw new NotSupportedException();

    public IReadOnlyList<IMapping> Mappings => throw new NotSupportedException();

    public IReadOnlyList<MappingModel> MappingModels => throw new NotSupportedException();

    public List<int> Ports => throw new NotSupportedException();

    public int Port => throw new NotSupportedException();

    public string[] Urls => throw new NotSupportedException();

    public string? Url => throw new NotSupportedException();

    public static WireMockServer Start(WireMockServerSettings settings) => throw new NotSupportedException();

    public static WireMockServer Start(Action<WireMockServerSettings> action) => throw new NotSupportedException();

    public static WireMockServer Start(int? port = 0, bool useSSL = false, bool useHttp2 = false) => throw new NotSupportedException();

    public static WireMockServer Start(params string[] urls) => throw new NotSupportedException();

    public HttpClient CreateClient(params DelegatingHandler[] handlers) => throw new NotSupportedException();

    public bool DeleteLogEntry(Guid guid) => throw new NotSupportedException();

    public bool DeleteMapping(Guid guid) => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();

    public IReadOnlyList<ILogEntry> FindLogEntries(params IRequestMatcher[] matchers) => throw new NotSupportedException();

    public IRespondWithAProvider Given(IRequestMatcher requestMatcher, bool saveToFile = false) => throw new NotSupportedException();

    public void Reset() => throw new NotSupportedException();

    public void ResetLogEntries() => throw new NotSupportedException();

    public void ResetMappings() => throw new NotSupportedException();

    public void ResetScenarios() => throw new NotSupportedException();

    public void SetMaxRequestLogCount(int? maxRequestLogCount) => throw new NotSupportedException();

    public void Stop() => throw new NotSupportedException();

    public IRespondWithAProvider WhenRequest(Action<IRequestBuilder> action, bool saveToFile = false) => throw new NotSupportedException();

    public IWireMockServer WithMapping(params MappingModel[] mappings) => throw new NotSupportedException();

    public IWireMockServer WithMapping(string mappings) => throw new NotSupportedException();

    protected virtual void Dispose(bool disposing) => throw new NotSupportedException();
}

public interface IRespondWithAProvider
{
    Guid Guid { get; }

    IRespondWithAProvider WithGuid(Guid guid);

    IRespondWithAProvider WithGuid(string guid);

    IRespondWithAProvider DefineGuid(Guid guid);

    IRespondWithAProvider WithTitle(string title);

    IRespondWithAProvider WithDescription(string description);

    IRespondWithAProvider WithPath(string path);

    IRespondWithAProvider AtPriority(int priority);

    void RespondWith(IResponseProvider provider);

    void ThenRespondWith(Action<IResponseBuilder> action);

    void ThenRespondWithStatusCode(HttpStatusCode code);

    IRespondWithAProvider WithData(object data);

    IRespondWithAProvider WithProbability(double probability);
}
