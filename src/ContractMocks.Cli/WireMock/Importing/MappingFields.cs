namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>What a field of a mapping may hold.</summary>
internal enum FieldKind
{
    Any,
    Text,
    Number,
    Flag,
    List,
    Object,
}

/// <summary>The fields of WireMock.Net 1.8's mapping files, by the object that has them.</summary>
internal static class MappingFields
{
    public static readonly IReadOnlyDictionary<string, FieldKind> Mapping = Fields(
        text: "Guid UpdatedAt Title Description Scenario WhenStateIs SetStateTo ProtoDefinition",
        number: "Priority Probability",
        flag: "SaveToFile UseWebhooksFireAndForget",
        list: "Webhooks ProtoDefinitions",
        objects: "Request Response TimeSettings Webhook",
        any: "Data $schema");

    public static readonly IReadOnlyDictionary<string, FieldKind> Request = Fields(
        text: "HttpVersion MethodsMatchOperator", flag: "MethodsRejectOnMatch", list: "Methods Headers Cookies Params", objects: "Body", any: "ClientIP Path Url");

    public static readonly IReadOnlyDictionary<string, FieldKind> Response = Fields(
        text: "BodyDestination Body BodyAsBytes BodyAsFile TransformerType TransformerReplaceNodeOptions HeadersRaw ProxyUrl "
            + "X509Certificate2ThumbprintOrSubjectName ProtoDefinition ProtoBufMessageType",
        number: "Delay MinimumRandomDelay MaximumRandomDelay",
        flag: "BodyAsJsonIndented BodyAsFileIsCached UseTransformer UseTransformerForBodyAsFile",
        list: "ProtoDefinitions",
        objects: "BodyEncoding Headers TrailingHeaders ProxyUrlReplaceSettings Fault WebProxy",
        any: "StatusCode BodyAsJson");

    public static readonly IReadOnlyDictionary<string, FieldKind> Body = Fields(text: "MatchOperator", list: "Matchers", objects: "Matcher");

    public static readonly IReadOnlyDictionary<string, FieldKind> Place = Fields(text: "MatchOperator", list: "Matchers");

    public static readonly IReadOnlyDictionary<string, FieldKind> Named = Fields(text: "Name MatchOperator", flag: "IgnoreCase RejectOnMatch", list: "Matchers");

    public static readonly IReadOnlyDictionary<string, FieldKind> Matcher = Fields(
        text: "Name PatternAsFile MatchOperator ProtoBufMessageType",
        flag: "IgnoreCase RejectOnMatch Regex",
        list: "Patterns XmlNamespaceMap",
        objects: "ContentTypeMatcher ContentDispositionMatcher ContentTransferEncodingMatcher ContentMatcher CustomScalars",
        any: "Pattern");

    /// <summary>Fields that only WireMock for Java has, at the mapping, its request and its response.</summary>
    public static readonly IReadOnlyList<string> Java =
    [
        "mappings", "scenarioName", "requiredScenarioState", "newScenarioState", "urlPath", "urlPattern", "urlPathPattern", "urlPathTemplate", "method",
        "bodyPatterns", "queryParameters", "status", "jsonBody", "base64Body", "bodyFileName", "fixedDelayMilliseconds", "transformers",
    ];

    private static Dictionary<string, FieldKind> Fields(
        string text = "", string number = "", string flag = "", string list = "", string objects = "", string any = "")
    {
        var fields = new Dictionary<string, FieldKind>(StringComparer.OrdinalIgnoreCase);
        Add(text, FieldKind.Text);
        Add(number, FieldKind.Number);
        Add(flag, FieldKind.Flag);
        Add(list, FieldKind.List);
        Add(objects, FieldKind.Object);
        Add(any, FieldKind.Any);
        return fields;

        void Add(string names, FieldKind kind)
        {
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                fields.Add(name, kind);
            }
        }
    }
}
