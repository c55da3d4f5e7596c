using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>Reads who may ask: the requirements of operations, and the schemes that they name.</summary>
internal sealed class SecurityReader(SpecContext spec)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>A list of requirements; names without a scheme are reported and left out of it, and so is a requirement that has only such names.</summary>
    public EquatableArray<SecurityRequirement> Requirements(Node? list)
    {
        var result = new List<SecurityRequirement>();
        foreach (var item in list is null ? [] : spec.List(list, "'security'"))
        {
            if (spec.Mapping(item, "a security requirement") is not { } requirement)
            {
                continue;
            }

            var names = requirement.Entries.Where(entry => IsKnown(entry.Key)).Select(static entry => entry.Key.Value).ToList();
            if (names.Count > 0 || requirement.Entries.Count == 0)
            {
                _used.UnionWith(names);
                result.Add(new SecurityRequirement(names.ToEquatableArray()));
            }
        }

        return result.ToEquatableArray();
    }

    /// <summary>The schemes that the requirements read so far name, in document order.</summary>
    public EquatableArray<SecurityScheme> UsedSchemes()
    {
        var result = new List<SecurityScheme>();
        foreach (var entry in Schemes?.Entries ?? [])
        {
            if (_used.Contains(entry.Key.Value) && Scheme(entry) is { } scheme)
            {
                result.Add(scheme);
            }
        }

        return result.ToEquatableArray();
    }

    private MappingNode? Schemes => spec.IsSwagger2
        ? spec.Mapping(spec.Root["securityDefinitions"], "'securityDefinitions'")
        : spec.Mapping((spec.Root["components"] as MappingNode)?["securitySchemes"], "'securitySchemes'");

    private bool IsKnown(ScalarNode name)
    {
        if (Schemes?.Find(name.Value) is not null)
        {
            return true;
        }

        spec.Report(
            ProblemKinds.SpecStructure, name.Place,
            $"'security' names '{name.Value}', which 'securitySchemes' does not have; {Nearest.Suggestion(name.Value, Schemes?.Entries.Select(static entry => entry.Key.Value) ?? [])}");
        return false;
    }

    private SecurityScheme? Scheme(MappingEntry entry)
    {
        if (spec.Object(entry.Value, $"the security scheme '{entry.Key.Value}'") is not { } scheme)
        {
            return null;
        }

        // Swagger 2.0 has HTTP's basic scheme as a kind of its own.
        var isBasic = spec.IsSwagger2 && Word(scheme, "type") == "basic";
        if (ModelWords.Kind(isBasic ? "http" : Word(scheme, "type")) is not { } kind)
        {
            spec.Report(
                ProblemKinds.SpecStructure, (scheme["type"] ?? entry.Key).Place,
                $"'type' of the security scheme '{entry.Key.Value}' must be one of {Nearest.OneOf(ModelWords.AllKinds)}");
            return null;
        }

        return new SecurityScheme(entry.Key.Value, kind)
        {
            Scheme = isBasic ? "basic" : kind == SecuritySchemeKind.Http ? Word(scheme, "scheme").ToLowerInvariant() : "",
            Parameter = kind == SecuritySchemeKind.ApiKey ? Word(scheme, "name") : "",
            In = kind == SecuritySchemeKind.ApiKey ? ModelWords.Place(Word(scheme, "in")) ?? ParameterPlace.Header : ParameterPlace.Header,
        };
    }

    private static string Word(MappingNode scheme, string name) => (scheme[name] as ScalarNode)?.Value ?? "";
}
