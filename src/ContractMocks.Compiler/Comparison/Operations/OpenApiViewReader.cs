using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Reads operations of OpenAPI 3.</summary>
internal sealed class OpenApiViewReader(SpecContext spec) : OperationViewReader(spec)
{
    protected override BodyView? Body(Spot operation, List<(Spot Spot, Spot Definition)> shared, List<(Spot Spot, Spot Definition)> own) =>
        operation["requestBody"] is { } body && body.Resolve(Spec) is { Mapping: not null } definition
            ? new BodyView(definition.Flag("required") ?? false, body, definition, Contents(definition["content"]))
            : null;

    protected override ResponseView Response(string status, Spot spot, Spot definition, Spot operation)
    {
        var headers = new List<HeaderView>();
        foreach (var header in definition["headers"]?.Children ?? [])
        {
            // The specification has readers pass over this one: the media type says it.
            if (!header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && header.Resolve(Spec) is { Mapping: not null } found)
            {
                var schema = found["schema"] ?? Contents(found["content"]).FirstOrDefault()?.Schema;
                headers.Add(new HeaderView(header.Name, found.Flag("required") ?? false, header, found, schema?.Node));
            }
        }

        return new ResponseView(status, spot, definition, Contents(definition["content"]), headers);
    }

    protected override ParameterView? Parameter(Spot spot, Spot definition, Func<string, string> pathKey, bool isOfPathItem)
    {
        if (definition.Word("name") is not { } name || definition.Word("in") is not { } place || IsForOthers(place, name))
        {
            return null;
        }

        var content = definition["schema"] is null ? Contents(definition["content"]).FirstOrDefault() : null;
        var style = definition.Word("style") ?? (place is "query" or "cookie" ? "form" : "simple");
        var schema = (definition["schema"] ?? content?.Schema)?.Node;
        return new ParameterView
        {
            Name = name,
            In = place,
            Key = KeyOf(place, name, pathKey),
            IsRequired = place == "path" || (definition.Flag("required") ?? false),
            Spot = spot,
            Definition = definition,
            Schema = schema,
            MediaType = content?.Type,
            Style = style,
            Explode = definition.Flag("explode") ?? style == "form",
            IsWord = content is null && IsWord(schema),
            IsList = content is null && IsList(schema),
            Content = content?.Definition,
            IsOfPathItem = isOfPathItem,
        };
    }

    private List<ContentView> Contents(Spot? content)
    {
        var result = new List<ContentView>();
        foreach (var entry in content?.Mapping is null ? [] : content.Children)
        {
            var definition = entry.Resolve(Spec);
            result.Add(new ContentView(new MediaTypeName(entry.Name), entry, definition, definition?["schema"], definition?["itemSchema"]));
        }

        return result;
    }
}
