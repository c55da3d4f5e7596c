using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using WireMock.Matchers.Request;
using WireMock.Models;
using WireMock.ResponseBuilders;
using WireMock.ResponseProviders;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace WireMock
{
    public interface IRequestMessage
    {
        string ClientIP { get; }

        string Url { get; }

        string AbsoluteUrl { get; }

        string? ProxyUrl { get; set; }

        DateTime DateTime { get; }

        string Path { get; }

        string AbsolutePath { get; }

        string[] PathSegments { get; }

        string[] AbsolutePathSegments { get; }

        string Method { get; }

        string HttpVersion { get; }

        IDictionary<string, WireMockList<string>>? Headers { get; }

        IDictionary<string, string>? Cookies { get; }

        IDictionary<string, WireMockList<string>>? Query { get; }

        IDictionary<string, WireMockList<string>>? QueryIgnoreCase { get; }

        string RawQuery { get; }

        IBodyData? BodyData { get; }

        string? Body { get; }

        object? BodyAsJson { get; }

        byte[]? BodyAsBytes { get; }

        string? DetectedBodyType { get; }

        string? DetectedBodyTypeFromContentType { get; }

        string? DetectedCompression { get; }

        string Host { get; }

        string Protocol { get; }

        int Port { get; }

        string Origin { get; }

        X509Certificate2? ClientCertificate { get; }

        WireMockList<string>? GetParameter(string key, bool ignoreCase = false);
    }

    public interface IResponseMessage
    {
        IBodyData? BodyData { get; }

        string? BodyDestination { get; }

        string? BodyOriginal { get; }

        double? FaultPercentage { get; }

        FaultType FaultType { get; }

        IDictionary<string, WireMockList<string>>? Headers { get; }

        IDictionary<string, WireMockList<string>>? TrailingHeaders { get; }

        object? StatusCode { get; }

        void AddHeader(string name, string value);

        void AddHeader(string name, params string[] values);

        void AddTrailingHeader(string name, string value);

        void AddTrailingHeader(string name, params string[] values);
    }

    public class ResponseMessage : IResponseMessage
    {
        public IBodyData? BodyData { get; set; }

        public string? BodyDestination { get; set; }

        public string? BodyOriginal { get; set; }

        public double? FaultPercentage { get; set; }

        public FaultType FaultType { get; set; }

        public IDictionary<string, WireMockList<string>>? Headers { get; set; }

        public IDictionary<string, WireMockList<string>>? TrailingHeaders { get; set; }

        public object? StatusCode { get; set; }

        public void AddHeader(string name, string value) => throw new NotSupportedException();

        public void AddHeader(string name, params string[] values) => throw new NotSupportedException();

        public void AddTrailingHeader(string name, string value) => throw new NotSupportedException();

        public void AddTrailingHeader(string name, params string[] values) => throw new NotSupportedException();
    }

    public interface IMapping
    {
        Guid Guid { get; }

        DateTime? UpdatedAt { get; set; }

        string? Title { get; }

        string? Description { get; }

        string? Path { get; set; }

        int Priority { get; }

        string? Scenario { get; }

        IRequestMatcher RequestMatcher { get; }

        IResponseProvider Provider { get; }

        WireMockServerSettings Settings { get; }

        bool IsAdminInterface { get; }

        bool IsProxy { get; }

        bool LogMapping { get; }

        object? Data { get; }

        double? Probability { get; }
    }
}

namespace WireMock.ResponseProviders
{
    public interface IResponseProvider
    {
        Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
            IMapping mapping, IRequestMessage requestMessage, WireMockServerSettings settings);
    }
}

namespace WireMock.Util
{
    public interface IBodyData
    {
        byte[]? BodyAsBytes { get; set; }

        string? BodyAsFile { get; set; }

        bool? BodyAsFileIsCached { get; set; }

        object? BodyAsJson { get; set; }

        bool? BodyAsJsonIndented { get; set; }

        string? BodyAsString { get; set; }

        IDictionary<string, string>? BodyAsFormUrlEncoded { get; set; }

        BodyType? DetectedBodyType { get; set; }

        BodyType? DetectedBodyTypeFromContentType { get; set; }

        string? DetectedCompression { get; set; }

        Encoding? Encoding { get; set; }

        string? IsFuncUsed { get; set; }

        IBlockingQueue<string?>? SseStringQueue { get; set; }

        Task? BodyAsSseStringTask { get; set; }
    }

    public class BodyData : IBodyData
    {
        public byte[]? BodyAsBytes { get; set; }

        public string? BodyAsFile { get; set; }

        public bool? BodyAsFileIsCached { get; set; }

        public object? BodyAsJson { get; set; }

        public bool? BodyAsJsonIndented { get; set; }

        public string? BodyAsString { get; set; }

        public IDictionary<string, string>? BodyAsFormUrlEncoded { get; set; }

        public BodyType? DetectedBodyType { get; set; }

        public BodyType? DetectedBodyTypeFromContentType { get; set; }

        public string? DetectedCompression { get; set; }

        public Encoding? Encoding { get; set; }

        public string? IsFuncUsed { get; set; }

        public IBlockingQueue<string?>? SseStringQueue { get; set; }

        public Task? BodyAsSseStringTask { get; set; }
    }
}

namespace WireMock.Models
{
    public interface IBlockingQueue<T>
    {
        void Write(T item);

        bool TryRead([NotNullWhen(true)] out T? item);

        void Close();
    }
}

namespace WireMock.Types
{
    public enum BodyType
    {
        None,
        String,
        Json,
        Bytes,
        File,
        MultiPart,
        FormUrlEncoded,
        ProtoBuf,
        SseString,
    }

    public class WireMockList<T> : List<T>
    {
        public WireMockList() => throw new NotSupportedException();

        public WireMockList(params T[] collection) => throw new NotSupportedException();

        public WireMockList(IEnumerable<T> collection) => throw new NotSupportedException();

        public static implicit operator WireMockList<T>(T value) => throw new NotSupportedException();

        public static implicit operator WireMockList<T>(T[] values) => throw new NotSupportedException();
    }
}
