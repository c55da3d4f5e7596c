namespace ContractMocks.Comparison.Tests.Oasdiff;

/// <summary>Each change of a schema, wherever an operation may use one, has oasdiff's rule id and class.</summary>
public sealed class SchemaChangeTests
{
    // Longest first: the name of a rule begins with one of them.
    private static readonly string[] s_places =
    [
        "request-parameter-property", "request-parameter", "request-property", "request-body", "response-property", "response-body", "response-header", "response-mediatype",
    ];

    public static TheoryData<string> Changes() => [.. Directed().Select(static change => change.Key)];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_of_a_schema_has_its_rules(string key)
    {
        var (_, names, but, old, @new) = Directed().Single(change => change.Key == key);
        RuleIds.AssertTold(Compared.Texts(old, @new), names.Split(' ').SelectMany(name => Rules(name, but)));
    }

    /// <summary>The rules that the changes of this table show.</summary>
    internal static IEnumerable<string> Shown() => Directed().SelectMany(static change => change.Names.Split(' ').SelectMany(name => Rules(name, change.But)));

    private static IEnumerable<string> Rules(string name, string but) =>
        from place in s_places
        let rule = $"{place}-{name}"
        where name.Length > 0 && !but.Split(' ').Contains(place) && RuleIds.IsRule(rule)
        select rule;

    private static IEnumerable<(string Key, string Names, string But, string Old, string New)> Directed() => SchemaChanges.All.SelectMany(static change =>
    {
        var (old, @new) = (Document(change.Old, change.MediaType), Document(change.New, change.MediaType));
        return new[]
        {
            ($"{change.Name} {change.New}", change.Name, change.But, old, @new),
            ($"{change.Back} back from {change.New}", change.Back, $"{change.But} {change.BackBut}", @new, old),
        }.Where(static directed => directed.Item2.Length > 0);
    });

    /// <summary>A document that uses a schema everywhere.</summary>
    private static string Document(string schema, string mediaType) => """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},
             "paths":{
              "/body":{"post":{"operationId":"body",
               "requestBody":{"required":true,"content":{"MEDIA":{"schema":SCHEMA}}},
               "responses":{"200":{"description":"d","headers":{"X-H":{"schema":SCHEMA}},"content":{"MEDIA":{"schema":SCHEMA}}}}}},
              "/property":{"post":{"operationId":"property",
               "requestBody":{"required":true,"content":{"MEDIA":{"schema":HOLDER}}},
               "responses":{"200":{"description":"d","content":{"MEDIA":{"schema":HOLDER}}}}}},
              "/query":{"get":{"operationId":"query",
               "parameters":[{"name":"q","in":"query","schema":SCHEMA},{"name":"o","in":"query","schema":HOLDER}],
               "responses":{"204":{"description":"d"}}}}},
             "components":{"schemas":{
              "Cat":{"type":"object","required":["kind","sort"],"properties":{"kind":{"type":"string"},"sort":{"type":"string"},"lives":{"type":"integer"}}},
              "Dog":{"type":"object","required":["kind","sort"],"properties":{"kind":{"type":"string"},"sort":{"type":"string"},"barks":{"type":"boolean"}}},
              "Bird":{"type":"object","required":["kind","wings"],"properties":{"kind":{"type":"string"},"wings":{"type":"integer"}}}}}}
            """
        .Replace("HOLDER", """{"type":"object","properties":{"p":SCHEMA}}""", StringComparison.Ordinal)
        .Replace("SCHEMA", schema, StringComparison.Ordinal)
        .Replace("MEDIA", mediaType, StringComparison.Ordinal);
}
