namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Writes an object of the wire as a record with init-only properties.</summary>
internal static class RecordEmitter
{
    public static void Emit(RecordDeclaration record, string access, SourceWriter writer)
    {
        DeclarationEmitter.Head(record, writer);
        writer.Open($"{access} sealed partial record {record.Name}");
        Members(record, writer);
        writer.Close();
    }

    /// <summary>The properties, and the one that keeps what the document does not know.</summary>
    public static void Members(RecordDeclaration record, SourceWriter writer)
    {
        foreach (var property in record.Properties)
        {
            Property(property, writer);
            writer.Line();
        }

        writer.Write($$"""
            /// <summary>Properties that the document does not name, kept as they came; null for none.</summary>
            [{{KnownTypes.Serialization}}.JsonExtensionData]
            public {{KnownTypes.ExtensionData}}? AdditionalProperties { get; init; }
            """);
    }

    private static void Property(PropertyPlan property, SourceWriter writer)
    {
        DeclarationEmitter.Head(property.Summary, property.Deprecated, writer);
        writer.Write($"[{KnownTypes.Serialization}.JsonPropertyName({CSharpLiteral.String(property.WireName)})]");
        if (property.Type.Nullable)
        {
            // Optional: null means absent. Required but nullable: null is written.
            var condition = property.Required ? "Never" : "WhenWritingNull";
            writer.Write($"[{KnownTypes.Serialization}.JsonIgnore(Condition = {KnownTypes.Serialization}.JsonIgnoreCondition.{condition})]");
        }

        var type = property.Type.Text("");
        writer.Write(property.Initialiser is { } value
            ? $"public {type} {property.Name} {{ get; init; }} = {value};"
            : $"public {(property.Required ? "required " : "")}{type} {property.Name} {{ get; init; }}");
    }
}
