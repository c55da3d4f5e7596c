namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Writes a string with known values as a struct that keeps unknown ones.</summary>
internal static class StringEnumEmitter
{
    public static void Emit(StringEnumDeclaration declaration, string access, SourceWriter writer)
    {
        var name = declaration.Name;
        DeclarationEmitter.Head(declaration, writer);
        writer.Write($"[{KnownTypes.Serialization}.JsonConverter(typeof({KnownTypes.Runtime}.StringEnumConverter<{name}>))]");
        writer.Open($"{access} readonly partial record struct {name} : {KnownTypes.Runtime}.IStringEnum<{name}>");
        writer.Write($$"""
            private readonly string? _value;

            /// <summary>A value, known or not.</summary>
            /// <param name="value">The string on the wire.</param>
            public {{name}}(string value)
            {
                global::System.ArgumentNullException.ThrowIfNull(value);
                _value = value.Length == 0 ? null : value;
            }

            /// <summary>The string on the wire.</summary>
            public string Value => _value ?? "";
            """).Line();
        foreach (var member in declaration.Members)
        {
            writer.Write($$"""
                /// <summary>The value {{CSharpLiteral.Xml(CSharpLiteral.String(member.Value))}}.</summary>
                public static {{name}} {{member.Name}} { get; } = new({{CSharpLiteral.String(member.Value)}});
                """).Line();
        }

        writer.Write($$"""
            /// <summary>The value of a string.</summary>
            /// <param name="value">The string on the wire.</param>
            public static implicit operator {{name}}(string value) => new(value);

            /// <inheritdoc />
            public override string ToString() => Value;

            static {{name}} {{KnownTypes.Runtime}}.IStringEnum<{{name}}>.Create(string value) => new(value);
            """);
        writer.Close();
    }
}
