namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Writes a string with known values as a class that keeps unknown ones.</summary>
internal static class StringEnumEmitter
{
    public static void Emit(StringEnumDeclaration declaration, string access, SourceWriter writer)
    {
        var name = declaration.Name;
        DeclarationEmitter.Head(declaration.Summary, declaration.Deprecated, writer)
            .Write("/// <param name=\"value\">The string on the wire, known or not.</param>")
            .Write(EmittedCode.Attribute)
            .Write($"[JsonConverter(typeof({KnownTypes.Runtime}.StringEnumConverter<{name}>))]")
            .Open($"{access} sealed partial class {name}(string value) : {KnownTypes.Runtime}.StringEnum<{name}>(value), {KnownTypes.Runtime}.IStringEnum<{name}>");
        foreach (var member in declaration.Members)
        {
            var value = CSharpLiteral.String(member.Value);
            writer.Write($"/// <summary>The value {CSharpLiteral.Xml(value)}.</summary>")
                .Write($"public static {name} {member.Name} {{ get; }} = new({value});")
                .Line();
        }

        writer.Write($"""
            /// <summary>The value of a string; null stays null.</summary>
            /// <param name="value">The string on the wire.</param>
            [return: global::System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(value))]
            public static implicit operator {name}?(string? value) => value is null ? null : new(value);

            static {name} {KnownTypes.Runtime}.IStringEnum<{name}>.Create(string value) => new(value);
            """);
        writer.Close();
    }
}
