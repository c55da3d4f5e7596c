using System.Text;
using System.Text.Json.Nodes;
using ContractMocks.Cli.WireMock.Mappings;
using ContractMocks.Schemas;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>The JSON Schema of mapping files takes what WireMock.Net reads, and refuses typos.</summary>
public sealed class MappingSchemaTests
{
    /// <summary>Every field of a mapping file, as WireMock.Net 1.8.13 has them.</summary>
    private const string Everything = """
        { "Guid": "0b3c3b0e-7c5e-4d55-9d7e-0f6e5f6f8a01", "UpdatedAt": "2026-01-01T00:00:00Z", "TimeSettings": { "Start": "2026-01-01T00:00:00Z", "End": "2026-01-02T00:00:00Z", "TTL": 60 },
          "Title": "t", "Description": "d", "Priority": 5, "Scenario": "S", "WhenStateIs": "one", "SetStateTo": "two", "SaveToFile": false, "Probability": 0.5, "Data": { "x": 1 },
          "UseWebhooksFireAndForget": true, "ProtoDefinition": "p", "ProtoDefinitions": ["p"],
          "Webhook": { "Request": { "Url": "http://localhost/x", "Method": "POST", "Headers": { "a": "b" }, "Body": "x", "BodyAsJson": {}, "UseTransformer": true, "TransformerType": "Scriban",
            "TransformerReplaceNodeOptions": "Evaluate", "Delay": 1, "MinimumRandomDelay": 1, "MaximumRandomDelay": 2 } },
          "Webhooks": [],
          "Request": { "ClientIP": "127.0.0.1", "Path": { "Matchers": [{ "Name": "WildcardMatcher", "Pattern": "/a/*", "IgnoreCase": true }], "MatchOperator": "Or" }, "Url": "http://localhost/*",
            "Methods": ["POST"], "HttpVersion": "1.1", "MethodsRejectOnMatch": false, "MethodsMatchOperator": "Or",
            "Headers": [{ "Name": "h", "Matchers": [{ "Name": "ExactMatcher", "Patterns": ["a", "b"] }], "IgnoreCase": true, "RejectOnMatch": false, "MatchOperator": "And" }],
            "Cookies": [{ "Name": "c", "Matchers": [{ "Name": "RegexMatcher", "Pattern": "^x" }] }], "Params": [{ "Name": "q", "Matchers": [{ "Name": "NotNullOrEmptyMatcher" }] }],
            "Body": { "Matcher": { "Name": "JsonPartialMatcher", "Pattern": { "x": 1 }, "IgnoreCase": false, "Regex": true, "RejectOnMatch": true },
              "Matchers": [{ "Name": "SimMetricsMatcher.Levenstein", "Pattern": "x" },
                { "Name": "MimePartMatcher", "ContentTypeMatcher": { "Name": "ContentTypeMatcher", "Pattern": "text/plain" }, "ContentDispositionMatcher": { "Name": "WildcardMatcher", "PatternAsFile": "f" },
                  "ContentTransferEncodingMatcher": { "Name": "ExactMatcher", "Pattern": "x" }, "ContentMatcher": { "Name": "ExactObjectMatcher", "Pattern": "eA==" } },
                { "Name": "XPathMatcher", "Pattern": "/a", "XmlNamespaceMap": [{ "Prefix": "a", "Uri": "urn:a" }], "MatchOperator": "Average" },
                { "Name": "ProtoBufMatcher", "ProtoBufMessageType": "m" }, { "Name": "GraphQLMatcher", "Pattern": "type Query", "CustomScalars": { "X": "System.Int32" } }],
              "MatchOperator": "And" } },
          "Response": { "StatusCode": "200", "BodyDestination": "String", "Body": "x", "BodyAsJson": [1], "BodyAsJsonIndented": true, "BodyAsBytes": "eA==", "BodyAsFile": "f", "BodyAsFileIsCached": true,
            "BodyEncoding": { "CodePage": 65001, "EncodingName": "Unicode (UTF-8)", "WebName": "utf-8" }, "UseTransformer": true, "TransformerType": "Handlebars", "UseTransformerForBodyAsFile": false,
            "TransformerReplaceNodeOptions": "EvaluateAndTryToConvert", "Headers": { "a": "b", "c": ["1", "2"] }, "HeadersRaw": "a: b", "TrailingHeaders": { "t": "1" }, "Delay": 10,
            "MinimumRandomDelay": 1, "MaximumRandomDelay": 5, "ProxyUrl": "http://localhost", "ProxyUrlReplaceSettings": { "OldValue": "a", "NewValue": "b", "IgnoreCase": true },
            "X509Certificate2ThumbprintOrSubjectName": "x", "Fault": { "Type": "EMPTY_RESPONSE", "Percentage": 0.5 }, "WebProxy": { "Address": "http://localhost", "UserName": "u", "Password": "p" },
            "ProtoDefinition": "p", "ProtoDefinitions": ["p"], "ProtoBufMessageType": "m" } }
        """;

    [Fact]
    public void Every_field_is_known() => Assert.Empty(Validate(Everything));

    [Fact]
    public void A_file_may_hold_a_list() => Assert.Empty(Validate($"[{Everything}, {Everything}]"));

    [Theory]
    [InlineData("", "Prioritty")]
    [InlineData("Request", "Method")]
    [InlineData("Request.Headers.0", "Matcher")]
    [InlineData("Request.Body", "MatcherOperator")]
    [InlineData("Request.Body.Matcher", "RejectsOnMatch")]
    [InlineData("Response", "statusCode")]
    [InlineData("Response.Fault", "type")]
    [InlineData("Webhook.Request", "Path")]
    [InlineData("TimeSettings", "Ttl")]
    public void An_unknown_field_is_refused(string place, string field)
    {
        var mapping = JsonNode.Parse(Everything)!;
        At(mapping, place).AsObject()[field] = 1;

        Assert.NotEmpty(Validate(mapping.ToJsonString()));
    }

    [Theory]
    [InlineData("Request.Body.Matcher.Name", "\"JsonPartial\"")]
    [InlineData("Request.Body.MatchOperator", "\"and\"")]
    [InlineData("Response.StatusCode", "12")]
    [InlineData("Response.Fault.Type", "\"EMPTY\"")]
    [InlineData("Response.TransformerType", "\"handlebars\"")]
    [InlineData("Response.Headers.a", "1")]
    [InlineData("Guid", "\"7\"")]
    [InlineData("Priority", "\"1\"")]
    public void A_value_that_is_not_understood_is_refused(string place, string value)
    {
        var mapping = JsonNode.Parse(Everything)!;
        var (parent, name) = (At(mapping, place[..Math.Max(0, place.LastIndexOf('.'))]), place[(place.LastIndexOf('.') + 1)..]);
        parent.AsObject()[name] = JsonNode.Parse(value);

        Assert.NotEmpty(Validate(mapping.ToJsonString()));
    }

    [Theory]
    [InlineData("Request")]
    [InlineData("Response")]
    public void A_mapping_has_a_request_and_a_response(string name)
    {
        var mapping = JsonNode.Parse(Everything)!.AsObject();
        mapping.Remove(name);

        Assert.NotEmpty(Validate(mapping.ToJsonString()));
    }

    private static JsonNode At(JsonNode from, string place)
    {
        var at = from;
        foreach (var step in place.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        }

        return at;
    }

    private static IReadOnlyList<SchemaError> Validate(string json) => MappingSchema.Validator.Validate(Encoding.UTF8.GetBytes(json));
}
