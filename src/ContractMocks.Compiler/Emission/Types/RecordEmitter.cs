namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Writes an object of the wire as a record with init-only properties.</summary>
internal static class RecordEmitter
{
    public static void Emit(RecordDeclaration record, string access, SourceWriter writer)
    {
        DeclarationEmitter.Head(record, writer);
        writer.Open($"{access} sealed partial record {record.Name} : {KnownTypes.Record}");
        Members(record, writer);
        writer.Close();
    }

    /// <summary>The properties; what the document does not name is kept by the base.</summary>
    public static void Members(RecordDeclaration record, SourceWriter writer)
    {
        var rest = false;
        foreach (var property in record.Properties)
        {
            if (rest)
            {
                writer.Line();
            }

            Property(property, writer);
            rest = true;
        }

        if (record.Additional is not { } additional)
        {
            return;
        }

        var type = additional.Text("");
        (rest ? writer.Line() : writer).Write($"""
            /// <summary>Those of <see cref="{KnownTypes.Record}.AdditionalProperties"/> that are of the type that the document gives them; null for none.</summary>
            [JsonIgnore]
            public {KnownTypes.ReadOnlyDictionary}<string, {type}>? {RecordDeclaration.AdditionalName}
            """)
            .Open()
            .Write($"get => ReadAdditional<{type}>();")
            .Write("init => AdditionalProperties = WriteAdditional(value);")
            .Close();
    }

    private static void Property(PropertyPlan property, SourceWriter writer)
    {
        // Optional: null means absent. Required but nullable: null is written.
        var condition = property.Required ? "Never" : "WhenWritingNull";
        var ignore = property.Type.Nullable ? $", JsonIgnore(Condition = JsonIgnoreCondition.{condition})" : "";
        var type = property.Type.Text("");
        DeclarationEmitter.Head(property.Summary, property.Deprecated, writer)
            .Write($"[JsonPropertyName({CSharpLiteral.String(property.WireName)}){ignore}]")
            .Write(property.Initialiser is { } value
                ? $"public {type} {property.Name} {{ get; init; }} = {value};"
                : $"public {(property.Required ? "required " : "")}{type} {property.Name} {{ get; init; }}");
    }
}
