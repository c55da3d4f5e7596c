using System;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Logging;
using WireMock.Types;

namespace WireMock.Settings
{
    public class WireMockServerSettings
    {
        public int? Port { get; set; }

        public bool? UseSSL { get; set; }

        public HostingScheme? HostingScheme { get; set; }

        public bool? UseHttp2 { get; set; }

        public bool? StartAdminInterface { get; set; }

        public string? AdminPath { get; set; }

        public bool? ReadStaticMappings { get; set; }

        public string[]? Urls { get; set; }

        public int StartTimeout { get; set; }

        public bool? AllowPartialMapping { get; set; }

        public int? RequestLogExpirationDuration { get; set; }

        public int? MaxRequestLogCount { get; set; }

        public Action<object>? PreWireMockMiddlewareInit { get; set; }

        public Action<object>? PostWireMockMiddlewareInit { get; set; }

        public Action<IServiceCollection>? AdditionalServiceRegistration { get; set; }

        public CorsPolicyOptions? CorsPolicyOptions { get; set; }

        public IWireMockLogger Logger { get; set; } = null!;

        public bool? AllowBodyForAllHttpMethods { get; set; }

        public bool? AllowOnlyDefinedHttpStatusCodeInResponse { get; set; }

        public bool? DisableJsonBodyParsing { get; set; }

        public bool? DisableRequestBodyDecompressing { get; set; }

        public bool? DisableDeserializeFormUrlEncoded { get; set; }

        public bool? HandleRequestsSynchronously { get; set; }

        public bool? SaveUnmatchedRequests { get; set; }

        public bool? DoNotSaveDynamicResponseInLogEntry { get; set; }

        public QueryParameterMultipleValueSupport? QueryParameterMultipleValueSupport { get; set; }
    }
}

namespace WireMock.Types
{
    [Flags]
    public enum HostingScheme
    {
        None = 0,
        Http = 1,
        Https = 2,
        HttpAndHttps = Http | Https,
    }

    [Flags]
    public enum CorsPolicyOptions
    {
        None = 0,
        AllowAnyHeader = 1,
        AllowAnyMethod = 2,
        AllowAnyOrigin = 4,
        AllowAll = AllowAnyHeader | AllowAnyMethod | AllowAnyOrigin,
    }

    [Flags]
    public enum QueryParameterMultipleValueSupport
    {
        None = 0,
        Ampersand = 1,
        SemiColon = 2,
        Comma = 4,
        AmpersandAndSemiColon = Ampersand | SemiColon,
        NoComma = AmpersandAndSemiColon,
        All = Ampersand | SemiColon | Comma,
    }
}

namespace WireMock.Logging
{
    using WireMock.Admin.Requests;
    using WireMock.Matchers.Request;

    public interface IWireMockLogger
    {
        void Debug(string formatString, params object[] args);

        void Info(string formatString, params object[] args);

        void Warn(string formatString, params object[] args);

        void Error(string formatString, params object[] args);

        void Error(string message, Exception exception);

        void DebugRequestResponse(LogEntryModel logEntryModel, bool isAdminRequest);
    }

    public class WireMockNullLogger : IWireMockLogger
    {
        public void Debug(string formatString, params object[] args) => throw new NotSupportedException();

        public void Info(string formatString, params object[] args) => throw new NotSupportedException();

        public void Warn(string formatString, params object[] args) => throw new NotSupportedException();

        public void Error(string formatString, params object[] args) => throw new NotSupportedException();

        public void Error(string message, Exception exception) => throw new NotSupportedException();

        public void DebugRequestResponse(LogEntryModel logEntryModel, bool isAdminRequest) => throw new NotSupportedException();
    }

    public interface ILogEntry
    {
        Guid Guid { get; }

        Guid? MappingGuid { get; }

        string? MappingTitle { get; }

        Guid? PartialMappingGuid { get; }

        string? PartialMappingTitle { get; }

        IRequestMatchResult PartialMatchResult { get; }

        IRequestMatchResult RequestMatchResult { get; }

        IRequestMessage RequestMessage { get; }

        IResponseMessage ResponseMessage { get; }
    }
}

namespace WireMock.Admin.Requests
{
    public class LogEntryModel
    {
        public Guid Guid { get; set; }
    }
}

namespace WireMock.Admin.Mappings
{
    public class MappingModel
    {
        public Guid? Guid { get; set; }

        public string? Title { get; set; }

        public string? Description { get; set; }

        public int? Priority { get; set; }
    }
}
