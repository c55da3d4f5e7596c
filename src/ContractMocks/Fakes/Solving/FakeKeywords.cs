using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>The keywords of one schema object, in one form for all dialects. Absent ones are null or empty.</summary>
internal sealed class FakeKeywords
{
    public FakeSchema? Reference { get; private init; }

    /// <summary>A reference that points to nothing; no value fits.</summary>
    public string? Dangling { get; private init; }

    public FakeSchema? DynamicReference { get; private init; }

    /// <summary><see cref="SchemaTypes.None"/> without <c>type</c>.</summary>
    public SchemaTypes Types { get; private init; }

    public bool IsNullable { get; private init; }

    /// <summary><c>enum</c>, or <c>const</c> as an enum of one.</summary>
    public JsonElement[]? Enum { get; private init; }

    public JsonElement? Const { get; private init; }

    public Limit? Least { get; private init; }

    public Limit? Above { get; private init; }

    public Limit? Most { get; private init; }

    public Limit? Below { get; private init; }

    public Exact? Step { get; private init; }

    public int MinLength { get; private init; }

    public int? MaxLength { get; private init; }

    public string? Pattern { get; private init; }

    /// <summary><c>format</c>, where it judges.</summary>
    public string? Format { get; private init; }

    public FakeSchema[] Prefix { get; private init; } = [];

    public FakeSchema? Items { get; private init; }

    public FakeSchema? Contains { get; private init; }

    public int MinContains { get; private init; } = 1;

    public int? MaxContains { get; private init; }

    public int MinItems { get; private init; }

    public int? MaxItems { get; private init; }

    public bool IsUnique { get; private init; }

    public FakeSchema? UnevaluatedItems { get; private init; }

    public KeyValuePair<string, FakeSchema>[] Properties { get; private init; } = [];

    public Dictionary<string, FakeSchema> PropertyTable { get; private init; } = [];

    public FakePattern[] Patterns { get; private init; } = [];

    public FakeSchema? Additional { get; private init; }

    public FakeSchema? Names { get; private init; }

    public string[] Required { get; private init; } = [];

    public int MinProperties { get; private init; }

    public int? MaxProperties { get; private init; }

    public KeyValuePair<string, string[]>[] DependentRequired { get; private init; } = [];

    public KeyValuePair<string, FakeSchema>[] DependentSchemas { get; private init; } = [];

    public FakeSchema? UnevaluatedProperties { get; private init; }

    public FakeSchema[] AllOf { get; private init; } = [];

    public FakeSchema[] AnyOf { get; private init; } = [];

    public FakeSchema[] OneOf { get; private init; } = [];

    public bool OneOfMayOverlap { get; private init; }

    public FakeSchema? Not { get; private init; }

    public FakeSchema? If { get; private init; }

    public FakeSchema? Then { get; private init; }

    public FakeSchema? Else { get; private init; }

    /// <summary>The property that a discriminator declares, with the values of each branch of the union beside it; null for branches that say none.</summary>
    public string? Discriminator { get; private init; }

    public JsonElement DiscriminatorJson { get; private init; }

    public string Title { get; private init; } = "";

    public string Description { get; private init; } = "";

    /// <summary><c>format</c> as a hint, whether it judges or not.</summary>
    public string? FormatHint { get; private init; }

    /// <summary><c>examples</c>, <c>example</c> and <c>default</c>.</summary>
    public JsonElement[] Examples { get; private init; } = [];

    public static FakeKeywords Read(FakeSchema schema) => Words.Read(schema);

    /// <summary>A bound, as it is written and as a number.</summary>
    internal sealed record Limit(string Keyword, Exact Value);

    // Kept apart so that the keywords above read as a list.
    private static class Words
    {
        public static FakeKeywords Read(FakeSchema schema)
        {
            var json = schema.Place.Json;
            if (json.ValueKind != JsonValueKind.Object)
            {
                return new FakeKeywords();
            }

            var compiler = schema.Place.Compiler;
            var reference = Keywords.Text(json, "$ref");
            var target = reference is null ? null : schema.All.Referenced(compiler, reference, isDynamic: false);
            if (reference is not null && compiler.Has(Rules.RefStandsAlone))
            {
                return new FakeKeywords { Reference = target, Dangling = target is null ? reference : null, Description = Keywords.Text(json, "description") ?? "" };
            }

            var dynamic = compiler.Has(Rules.DynamicRef) ? Keywords.Text(json, "$dynamicRef") : null;
            dynamic ??= compiler.Has(Rules.RecursiveRef) ? Keywords.Text(json, "$recursiveRef") : null;
            var dynamicTarget = dynamic is null ? null : schema.All.Referenced(compiler, dynamic, isDynamic: true);
            var asserts = compiler.Has(Rules.Assertions);
            var applies = compiler.Has(Rules.Applicators);
            var hasFlags = compiler.Has(Rules.BooleanBounds);
            var has6 = compiler.Has(Rules.Draft6Words);
            var has2019 = compiler.Has(Rules.Draft2019Words);
            var isAbove = hasFlags && IsTrue(json, "exclusiveMinimum");
            var isBelow = hasFlags && IsTrue(json, "exclusiveMaximum");
            var minimum = asserts ? Bound(json, "minimum") : null;
            var maximum = asserts ? Bound(json, "maximum") : null;
            var (prefix, items) = applies ? Items(schema, json, compiler) : ([], null);
            var properties = applies ? Named(schema, json, "properties") : [];
            var constant = asserts && has6 && json.TryGetProperty("const", out var single) ? single : (JsonElement?)null;
            var discriminator = compiler.Has(Rules.Discriminator) && json.TryGetProperty("discriminator", out var told) && told.ValueKind == JsonValueKind.Object
                ? told
                : (JsonElement?)null;
            var format = Keywords.Text(json, "format");
            return new FakeKeywords
            {
                Reference = target,
                Dangling = reference is not null && target is null ? reference : dynamic is not null && dynamicTarget is null ? dynamic : null,
                DynamicReference = dynamicTarget,
                Types = asserts ? TypeCheck.Read(json) : SchemaTypes.None,
                IsNullable = compiler.Has(Rules.Nullable) && IsTrue(json, "nullable"),
                Enum = asserts && json.TryGetProperty("enum", out var list) && list.ValueKind == JsonValueKind.Array ? Keywords.Items(list) : null,
                Const = constant,
                Least = isAbove ? null : minimum,
                Above = isAbove ? minimum! with { Keyword = "exclusiveMinimum" } : asserts && has6 ? Bound(json, "exclusiveMinimum") : null,
                Most = isBelow ? null : maximum,
                Below = isBelow ? maximum! with { Keyword = "exclusiveMaximum" } : asserts && has6 ? Bound(json, "exclusiveMaximum") : null,
                Step = asserts && Bound(json, "multipleOf") is { } step && step.Value > 0 ? step.Value : null,
                MinLength = asserts ? Keywords.Count(json, "minLength") ?? 0 : 0,
                MaxLength = asserts ? Keywords.Count(json, "maxLength") : null,
                Pattern = asserts ? Keywords.Text(json, "pattern") : null,
                Format = compiler.Has(Rules.Formats) ? format : null,
                FormatHint = format,
                Prefix = prefix,
                Items = items,
                Contains = applies && has6 ? One(schema, json, "contains") : null,
                MinContains = has2019 ? Keywords.Count(json, "minContains") ?? 1 : 1,
                MaxContains = has2019 ? Keywords.Count(json, "maxContains") : null,
                MinItems = asserts ? Keywords.Count(json, "minItems") ?? 0 : 0,
                MaxItems = asserts ? Keywords.Count(json, "maxItems") : null,
                IsUnique = asserts && IsTrue(json, "uniqueItems"),
                UnevaluatedItems = compiler.Has(Rules.Unevaluated) ? One(schema, json, "unevaluatedItems") : null,
                Properties = properties,
                PropertyTable = properties.ToDictionary(StringComparer.Ordinal),
                Patterns = applies && compiler.Has(Rules.PatternProperties) ? Patterned(schema, json) : [],
                Additional = applies ? One(schema, json, "additionalProperties") : null,
                Names = applies && has6 ? One(schema, json, "propertyNames") : null,
                Required = asserts && json.TryGetProperty("required", out var required) ? Keywords.Names(required) : [],
                MinProperties = asserts ? Keywords.Count(json, "minProperties") ?? 0 : 0,
                MaxProperties = asserts ? Keywords.Count(json, "maxProperties") : null,
                DependentRequired = DependentNames(json, compiler),
                DependentSchemas = DependentParts(schema, json, compiler),
                UnevaluatedProperties = compiler.Has(Rules.Unevaluated) ? One(schema, json, "unevaluatedProperties") : null,
                AllOf = applies ? schema.Children(Keywords.Schemas(json, "allOf")) : [],
                AnyOf = applies ? schema.Children(Keywords.Schemas(json, "anyOf")) : [],
                OneOf = applies ? schema.Children(Keywords.Schemas(json, "oneOf")) : [],
                OneOfMayOverlap = compiler.Has(Rules.OneOfMayOverlap),
                Not = applies ? One(schema, json, "not") : null,
                If = applies && compiler.Has(Rules.Conditions) ? One(schema, json, "if") : null,
                Then = One(schema, json, "then"),
                Else = One(schema, json, "else"),
                Discriminator = discriminator is { } named ? Keywords.Text(named, "propertyName") : null,
                DiscriminatorJson = discriminator ?? default,
                Title = Keywords.Text(json, "title") ?? "",
                Description = Keywords.Text(json, "description") ?? "",
                Examples = Given(json),
            };
        }

        private static (FakeSchema[] Prefix, FakeSchema? After) Items(FakeSchema schema, JsonElement json, SchemaCompiler compiler)
        {
            var prefix = compiler.Has(Rules.PrefixItems) ? Keywords.Schemas(json, "prefixItems") : [];
            var rest = One(schema, json, "items");
            if (rest is null && compiler.Has(Rules.ListedItems) && json.TryGetProperty("items", out var list) && list.ValueKind == JsonValueKind.Array)
            {
                prefix = Keywords.Items(list);
                rest = One(schema, json, "additionalItems");
            }

            return (schema.Children(prefix), rest);
        }

        private static KeyValuePair<string, string[]>[] DependentNames(JsonElement json, SchemaCompiler compiler)
        {
            var found = new List<KeyValuePair<string, string[]>>();
            if (compiler.Has(Rules.Draft2019Words | Rules.Assertions))
            {
                found.AddRange(Keywords.Members(json, "dependentRequired").Select(static member => KeyValuePair.Create(member.Name, Keywords.Names(member.Value))));
            }

            if (compiler.Has(Rules.Dependencies | Rules.Applicators))
            {
                found.AddRange(Keywords.Members(json, "dependencies").Where(static member => member.Value.ValueKind == JsonValueKind.Array)
                    .Select(static member => KeyValuePair.Create(member.Name, Keywords.Names(member.Value))));
            }

            return [.. found];
        }

        private static KeyValuePair<string, FakeSchema>[] DependentParts(FakeSchema schema, JsonElement json, SchemaCompiler compiler)
        {
            var found = new List<KeyValuePair<string, FakeSchema>>();
            if (compiler.Has(Rules.Draft2019Words | Rules.Applicators))
            {
                found.AddRange(Named(schema, json, "dependentSchemas"));
            }

            if (compiler.Has(Rules.Dependencies | Rules.Applicators))
            {
                found.AddRange(Named(schema, json, "dependencies").Where(static member => member.Value.Place.Json.ValueKind != JsonValueKind.Array));
            }

            return [.. found];
        }

        private static FakePattern[] Patterned(FakeSchema schema, JsonElement json)
        {
            var found = new List<FakePattern>();
            foreach (var member in Keywords.Members(json, "patternProperties"))
            {
                if (schema.Place.Compiler.Document.Pattern(member.Name) is { } regex)
                {
                    found.Add(new FakePattern(member.Name, regex, schema.Child(member.Value)));
                }
            }

            return [.. found];
        }

        private static KeyValuePair<string, FakeSchema>[] Named(FakeSchema schema, JsonElement json, string keyword) =>
            Array.ConvertAll(Keywords.Members(json, keyword), member => KeyValuePair.Create(member.Name, schema.Child(member.Value)));

        private static FakeSchema? One(FakeSchema schema, JsonElement json, string keyword) =>
            Keywords.Schema(json, keyword) is { } found ? schema.Child(found) : null;

        private static JsonElement[] Given(JsonElement json)
        {
            var given = new List<JsonElement>();
            if (json.TryGetProperty("examples", out var examples) && examples.ValueKind == JsonValueKind.Array)
            {
                given.AddRange(Keywords.Items(examples));
            }

            if (json.TryGetProperty("example", out var example))
            {
                given.Add(example);
            }

            if (json.TryGetProperty("default", out var value))
            {
                given.Add(value);
            }

            return [.. given];
        }

        private static Limit? Bound(JsonElement json, string keyword) =>
            json.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.Number ? new Limit(keyword, Exact.Parse(value.GetRawText())) : null;

        private static bool IsTrue(JsonElement json, string keyword) => json.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.True;
    }
}
