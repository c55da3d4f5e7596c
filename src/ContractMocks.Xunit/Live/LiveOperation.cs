using System.Text.Json.Nodes;
using ContractMocks.Dialects.Streams;
using ContractMocks.Xunit.Checks;
using ContractMocks.Xunit.Requests;
using ContractMocks.Xunit.Streams;
using Assert = Xunit.Assert;

namespace ContractMocks.Xunit.Live;

/// <summary>The request of an operation, as a live service is sent it.</summary>
internal static class LiveOperation
{
    public static Task RunAsync(
        LiveCheck check, LiveService service, MockSession session, Operation operation, DialectRoute? route, string status, bool isStream, string? accept) =>
        check.RunAsync(async () =>
        {
            var needs = OperationNeeds.Of(route?.Dialect, isStream);
            if (LiveLimits.WhyNot(operation, route, status, needs, service.Run.AllowsWrites) is { } reason)
            {
                Assert.Skip(reason);
            }

            using var live = new MockSession(session.Mock, service.Client) { IsBorrowed = true };
            var met = await needs.MeetAsync(live, operation).ConfigureAwait(false);
            var request = Careful(RequestPlan.Of(session.Contract, operation, isStream, met), route, service.Model, operation);
            await check.AskAsync(request, accept, isStream ? Order(route, request) : null, async () =>
            {
                var own = await needs.MeetAsync(session, operation).ConfigureAwait(false);
                return await Answer.OfAsync(session.Client, RequestPlan.Of(session.Contract, operation, isStream, own).ToMessage(accept)).ConfigureAwait(false);
            }).ConfigureAwait(false);
        });

    private static StreamOrder? Order(DialectRoute? route, RequestPlan request) => route is null ? null : StreamOrders.Find(route.Dialect, StreamCheck.WantsUsage(request.BodyObject));

    /// <summary>The model that the user names, and no copy left with the service where it would keep one by itself.</summary>
    private static RequestPlan Careful(RequestPlan request, DialectRoute? route, string? model, Operation operation)
    {
        if (request.Body is not null && request.Writing is null or { IsJudged: true } && JsonNode.Parse(request.Body) is JsonObject body)
        {
            if (model is not null && body["model"] is JsonValue)
            {
                body["model"] = model;
            }

            if (route?.Dialect == "openai.responses")
            {
                body["store"] ??= false;
            }

            request = request.WithBody(body);
        }

        return model is not null && operation.Parameters.FirstOrDefault(static one => one.In == ParameterPlace.Path && ParameterValues.IsModel(one)) is { } parameter
            ? request with { Path = WithModel(request.Path, operation.Path.TrimStart('/'), parameter.Name, model) }
            : request;
    }

    // The place of the parameter is the same in both, unless another stands before it: models come first.
    private static string WithModel(string path, string template, string parameter, string model)
    {
        var at = template.IndexOf("{" + parameter + "}", StringComparison.Ordinal);
        if (at < 0 || template.IndexOf('{', StringComparison.Ordinal) != at)
        {
            return path;
        }

        var end = path.IndexOfAny([':', '/', '?'], at);
        return path[..at] + Uri.EscapeDataString(model) + (end < 0 ? "" : path[end..]);
    }
}
