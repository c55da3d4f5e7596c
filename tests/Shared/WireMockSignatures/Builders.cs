// The builders' long chains of interfaces are cut to those that declare something used; the methods of a cut one stand on the next that is left.
using System;
using System.Collections.Generic;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.Models;
using WireMock.ResponseProviders;
using WireMock.Types;
using WireMock.Util;

namespace WireMock.RequestBuilders
{
    public interface IRequestBuilder : IRequestMatcher
    {
        IRequestBuilder UsingAnyMethod();

        IRequestBuilder UsingMethod(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params string[] methods);

        IRequestBuilder UsingMethod(params string[] methods);

        IRequestBuilder UsingGet(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

        IRequestBuilder UsingPost(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

        IRequestBuilder UsingPut(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

        IRequestBuilder UsingPatch(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

        IRequestBuilder UsingDelete(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

        IRequestBuilder UsingHead(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

        IRequestBuilder UsingOptions(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

        IRequestBuilder WithPath(params string[] paths);

        IRequestBuilder WithPath(params Func<string, bool>[] funcs);

        IRequestBuilder WithUrl(params string[] urls);

        IRequestBuilder WithUrl(params Func<string, bool>[] funcs);

        IRequestBuilder WithHeader(
            string name, string pattern, bool ignoreCase = true, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch);

        IRequestBuilder WithHeader(params Func<IDictionary<string, string[]>, bool>[] funcs);

        IRequestBuilder WithParam(string key, params string[] values);

        IRequestBuilder WithParam(params Func<IDictionary<string, WireMockList<string>>, bool>[] funcs);

        IRequestBuilder WithBody(IMatcher matcher);

        IRequestBuilder WithBody(Func<string?, bool> func);

        IRequestBuilder WithBody(Func<byte[]?, bool> func);

        IRequestBuilder WithBody(Func<object?, bool> func);

        IRequestBuilder WithBody(Func<IBodyData?, bool> func);

        IRequestBuilder WithBody(Func<IDictionary<string, string>?, bool> func);
    }

    public class Request
    {
        private Request() => throw new NotSupportedException();

        public static IRequestBuilder Create() => throw new NotSupportedException();
    }
}

namespace WireMock.ResponseBuilders
{
    public enum FaultType
    {
        NONE,
        EMPTY_RESPONSE,
        MALFORMED_RESPONSE_CHUNK,
    }

    public interface IResponseBuilder : IResponseProvider
    {
        IResponseBuilder WithCallback(Func<IRequestMessage, ResponseMessage> callbackHandler);

        IResponseBuilder WithCallback(Func<IRequestMessage, Task<ResponseMessage>> callbackHandler);

        IResponseBuilder WithDelay(TimeSpan delay);

        IResponseBuilder WithFault(FaultType faultType, double? percentage = null);

        IResponseBuilder WithBody(string body, string? destination = "SameAsSource", Encoding? encoding = null);

        IResponseBuilder WithBody(byte[] body, string? destination = "SameAsSource", Encoding? encoding = null);

        IResponseBuilder WithSseBody(Func<IRequestMessage, IBlockingQueue<string?>, Task> bodyFactory, TimeSpan? timeout = null);

        IResponseBuilder WithHeader(string name, params string[] values);

        IResponseBuilder WithHeaders(IDictionary<string, WireMockList<string>> headers);

        IResponseBuilder WithStatusCode(int code);

        IResponseBuilder WithStatusCode(HttpStatusCode code);
    }

    public class Response
    {
        private Response() => throw new NotSupportedException();

        public static IResponseBuilder Create(ResponseMessage? responseMessage = null) => throw new NotSupportedException();

        public static IResponseBuilder Create(Func<ResponseMessage> func) => throw new NotSupportedException();
    }
}
