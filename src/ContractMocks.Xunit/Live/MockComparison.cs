using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContractMocks.Dialects.Streams;
using ContractMocks.Xunit.Checks;
using ContractMocks.Xunit.Judging;

namespace ContractMocks.Xunit.Live;

/// <summary>Compares a service's answer with the mock's to the same request: not what is said, but of what it is made.</summary>
internal static partial class MockComparison
{
    private const int Most = 60;

    /// <summary>Headers of the way that an answer takes, not of the answer.</summary>
    private static readonly HashSet<string> s_transport = new(StringComparer.OrdinalIgnoreCase)
    {
        "date", "server", "connection", "keep-alive", "transfer-encoding", "content-length", "content-type", "via", "alt-svc", "vary", "age", "set-cookie", "cache-control", "etag",
        "strict-transport-security", "x-content-type-options", "x-powered-by", "nel", "report-to", "content-encoding", "accept-ranges", "x-accel-buffering",
    };

    private static readonly string[] s_transportPrefixes = ["cf-", "access-control-", "x-envoy-", "x-amz-", "x-cloud-", "x-contractmocks", "server-timing"];

    public static IReadOnlyList<Drift> Compare(LoadedContract contract, Operation operation, StreamOrder? order, Answer service, Answer mock)
    {
        var found = new List<Drift>();
        if (service.Status != mock.Status)
        {
            found.Add(Of(DriftKinds.Status, "", Number(mock.Status), Number(service.Status)));
            return found;
        }

        if (!string.Equals(service.MediaType, mock.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            found.Add(Of(DriftKinds.MediaType, "content-type", mock.MediaType ?? "none", service.MediaType ?? "none"));
            return found;
        }

        Headers(service, mock, found);
        if (new Judge(contract, null).Of(new Findings(operation.Id), operation).Response(service.Status) is not { } response || JudgedOperation.Find(response, service.MediaType) is not { } content)
        {
            return found;
        }

        // A model that calls a tool says other fields than one that does not; that is no difference of the services.
        var saysAlike = Calls().IsMatch(service.Body) == Calls().IsMatch(mock.Body);
        if (StreamReading.IsStream(service.MediaType))
        {
            var (theirs, ours) = (StreamReading.Of(contract, content, service.Body, service.MediaType), StreamReading.Of(contract, content, mock.Body, mock.MediaType));
            Fields(Walk(contract, content, theirs.Json), Walk(contract, content, ours.Json), saysAlike, found);
            var (course, own) = (theirs.Course(order), ours.Course(order));
            if (saysAlike && course.Replace("…", "", StringComparison.Ordinal) != own.Replace("…", "", StringComparison.Ordinal))
            {
                found.Add(Of(DriftKinds.Events, "", own, course));
            }
        }
        else if (Parse(service.Body) is { } one && Parse(mock.Body) is { } other)
        {
            Fields(Walk(contract, content, [("", one)]), Walk(contract, content, [("", other)]), saysAlike, found);
        }

        return Drift.Collapse(found, Most);
    }

    private static void Headers(Answer service, Answer mock, List<Drift> found)
    {
        foreach (var name in mock.Headers.Keys.Where(name => IsOwn(name) && !service.Headers.ContainsKey(name)).Order(StringComparer.Ordinal))
        {
            found.Add(Of(DriftKinds.Header, name.ToLowerInvariant(), "the header", "none"));
        }

        foreach (var name in service.Headers.Keys.Where(name => IsOwn(name) && !mock.Headers.ContainsKey(name)).Order(StringComparer.Ordinal))
        {
            found.Add(Of(DriftKinds.Header, name.ToLowerInvariant(), "no such header", "one"));
        }
    }

    private static bool IsOwn(string name) =>
        !s_transport.Contains(name) && !Array.Exists(s_transportPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static SortedDictionary<string, SortedSet<string>> Walk(LoadedContract contract, Content content, IEnumerable<(string At, JsonElement Data)> bodies)
    {
        var walk = new FieldWalk(contract);
        foreach (var (at, data) in bodies)
        {
            walk.Add(content.Schema, data, at);
        }

        return walk.Fields;
    }

    private static void Fields(
        SortedDictionary<string, SortedSet<string>> service, SortedDictionary<string, SortedSet<string>> mock, bool saysAlike, List<Drift> found)
    {
        foreach (var (path, kinds) in mock)
        {
            if (service.TryGetValue(path, out var theirs))
            {
                if (!kinds.Contains("null") && !theirs.Contains("null") && !kinds.Overlaps(theirs))
                {
                    found.Add(Of(DriftKinds.Type, path, string.Join(" or ", kinds), string.Join(" or ", theirs)));
                }
            }
            else if (saysAlike && HoldsObject(service, path))
            {
                found.Add(Of(DriftKinds.Missing, path, string.Join(" or ", kinds), "no such field"));
            }
        }

        foreach (var (path, kinds) in service)
        {
            if (saysAlike && !mock.ContainsKey(path) && HoldsObject(mock, path))
            {
                found.Add(Of(DriftKinds.Additional, path, "no such field", string.Join(" or ", kinds)));
            }
        }
    }

    // Only the topmost of what one side lacks is told; an empty list has no fields to lack.
    private static bool HoldsObject(SortedDictionary<string, SortedSet<string>> fields, string path) =>
        !path.EndsWith("[]", StringComparison.Ordinal) && path.LastIndexOf('.') is > 0 and var dot && fields.TryGetValue(path[..dot], out var kinds) && kinds.Contains("object");

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Drift Of(string kind, string place, string mock, string service) => new(DriftFrom.Mock, kind, place, mock, service);

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        "tool_calls"\s*:\s*\[\s*\{|"functionCall"|"tool_use"|"function_call"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Calls();
}
