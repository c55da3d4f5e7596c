using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Comparing;

/// <summary>Comparisons by hand, so that reports are tested whatever the comparer finds.</summary>
internal static class Samples
{
    public const string Old = """
        openapi: 3.0.3
        info: { title: Pets, version: '1.0' }
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                '200': { description: ok }
            post:
              operationId: addPet
              requestBody:
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Pet' }
              responses:
                '200': { description: ok }
          /toys:
            get:
              operationId: listToys
              responses:
                '200': { description: ok }
        components:
          schemas:
            Pet:
              type: object
              properties:
                name: { type: string, maxLength: 100 }
                color:
                  type: string
                  enum: [red, blue]
        """;

    public const string New = """
        openapi: 3.1.0
        info: { title: Pets, version: '2.0' }
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                '200': { description: "all </script><script>alert(1)</script> {{data}} pets" }
                '429': { description: too many }
            post:
              operationId: addPet
              requestBody:
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Pet' }
              responses:
                '200': { description: ok }
                '429': { description: too many }
        components:
          schemas:
            Pet:
              type: object
              properties:
                name: { type: string, maxLength: 50 }
                color:
                  type: string
                  enum: [red, blue, green]
        """;

    public static readonly ChangeKind MaxLength = new("max-length-decreased", ChangeSeverity.Breaking, ChangeSeverity.Compatible, "the longest text became shorter");
    public static readonly ChangeKind EnumAdded = new("enum-value-added", ChangeSeverity.Compatible, ChangeSeverity.Risky, "an enum has a new value");
    public static readonly ChangeKind Removed = new("operation-removed", ChangeSeverity.Breaking, ChangeSeverity.Breaking, "an operation is gone");
    public static readonly ChangeKind StatusAdded = new("response-added", ChangeSeverity.Compatible, ChangeSeverity.Compatible, "a response is new");
    public static readonly ChangeKind Words = new("description-changed", ChangeSeverity.Prose, ChangeSeverity.Prose, "the description changed");

    public static ChangeReach Reach(string operation, string method, string path, ChangeSide side, string where) => new(operation, method, path, side, where);

    private static ChangeReach List(string where) => Reach("listPets", "GET", "/pets", ChangeSide.Response, where);

    private static ChangeReach Add(string where) => Reach("addPet", "POST", "/pets", ChangeSide.Request, where);

    /// <summary>Two breaking, one risky, two compatible that are one group, one of wording.</summary>
    public static SpecComparison Pets(string old = "old.yaml", string @new = "new.yaml") => Of(
        old,
        @new,
        new Finding
        {
            Kind = MaxLength,
            Message = "the longest text went from 100 to 50 characters",
            Path = "Pet.name",
            Old = Place(old, Old, "maxLength: 100", "/components/schemas/Pet/properties/name/maxLength"),
            New = Place(@new, New, "maxLength: 50", "/components/schemas/Pet/properties/name/maxLength"),
            Before = "100",
            After = "50",
            Effects = [new ChangeEffect(ChangeSide.Request, ChangeSeverity.Breaking, "request-property-max-length-decreased"), new ChangeEffect(ChangeSide.Response, ChangeSeverity.Compatible, "")],
            Reaches = [List("200"), Add("body")],
        },
        new Finding
        {
            Kind = Removed,
            Message = "the operation is gone",
            Path = "GET /toys",
            Old = Place(old, Old, "get:\n      operationId: listToys", "/paths/~1toys/get", lines: 4),
            Effects = [new ChangeEffect(ChangeSide.Request, ChangeSeverity.Breaking, "api-removed-without-deprecation")],
            Reaches = [Reach("listToys", "GET", "/toys", ChangeSide.Request, "")],
        },
        new Finding
        {
            Kind = EnumAdded,
            Message = "the value \"green\" | `x` <b>new</b> for @octocat #12 was added",
            Path = "Pet.color",
            Old = Place(old, Old, "enum:", "/components/schemas/Pet/properties/color/enum"),
            New = Place(@new, New, "enum:", "/components/schemas/Pet/properties/color/enum"),
            After = "\"green\"",
            Effects = [new ChangeEffect(ChangeSide.Response, ChangeSeverity.Risky, "response-property-enum-value-added")],
            Reaches = [List("200")],
        },
        Status(@new, "GET /pets", "'429'", List("429")),
        Status(@new, "POST /pets", "'429': { description: too many }\ncomponents", Add("429") with { Side = ChangeSide.Response }),
        new Finding
        {
            Kind = Words,
            Message = "the description changed",
            Path = "GET /pets 200",
            Old = Place(old, Old, "description: ok", "/paths/~1pets/get/responses/200/description"),
            New = Place(@new, New, "description: \"all", "/paths/~1pets/get/responses/200/description"),
            Effects = [new ChangeEffect(ChangeSide.Response, ChangeSeverity.Prose, "")],
            Reaches = [List("200")],
        });

    private static Finding Status(string file, string path, string needle, ChangeReach reach) => new()
    {
        Kind = StatusAdded,
        Message = "the response 429 was added",
        Path = path,
        New = Place(file, New, needle, "/paths/~1pets/get/responses/429"),
        After = "429",
        Effects = [new ChangeEffect(ChangeSide.Response, ChangeSeverity.Compatible, "response-non-success-status-added")],
        Reaches = [reach],
    };

    public static SpecComparison Of(string old, string @new, params Finding[] findings) => new()
    {
        Old = new ComparedDocument(old, "Pets", "1.0", "3.0.3", 3),
        New = new ComparedDocument(@new, "Pets", "2.0", "3.1.0", 2),
        Findings = findings.ToEquatableArray(),
        Groups = FindingGroups.Of(findings.ToEquatableArray()),
    };

    public static DocumentTexts Texts(string old = Old, string @new = New) =>
        new(new SpecInput { Path = "old.yaml", Text = old }, new SpecInput { Path = "new.yaml", Text = @new });

    public static DiffReport Report { get; } = new(Pets());

    public static DiffReport WithImpact()
    {
        var pets = Pets();
        return new DiffReport(pets)
        {
            HasScenarios = true,
            Impact =
            [
                new ImpactItem(ImpactKind.Turn, ImpactLevel.Broken, "weather-loop, turn 2", "the reply's $.name is longer than 50 characters", "scenarios/weather.scenario.yaml", SourceSpan.On(8, 7, 4))
                {
                    Findings = [pets.Findings[0]],
                },
                new ImpactItem(ImpactKind.EmittedType, ImpactLevel.Uses, "Pet.Color", "a value is added", "", default) { Findings = [pets.Findings[2]] },
            ],
        };
    }

    private static ChangePlace Place(string file, string text, string needle, string pointer, int lines = 1)
    {
        var at = text.IndexOf(needle, StringComparison.Ordinal);
        var line = text[..at].Count(static c => c == '\n') + 1;
        var column = at - text.LastIndexOf('\n', at);
        return new ChangePlace(file, new SourceSpan(line, column, line + lines - 1, column + needle.Length), pointer);
    }
}
