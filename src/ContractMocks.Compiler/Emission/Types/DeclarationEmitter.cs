namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Writes declared types. What is common to all of them is here: documentation, attributes, the word before the type.</summary>
internal static class DeclarationEmitter
{
    public const string DeprecatedRemark = "/// <remarks>The provider discourages its use.</remarks>";

    /// <param name="declaration">The type.</param>
    /// <param name="access">The word before it.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="contract">The type that holds the contract whose schema this is; null where there is none.</param>
    public static void Emit(Declaration declaration, string access, SourceWriter writer, string? contract = null)
    {
        if (contract is not null && declaration.SchemaName is { } schema)
        {
            // The last of the attributes, wherever the others end.
            access = $"[{KnownTypes.Model}(typeof({contract}), {CSharpLiteral.String(schema)})]\n{access}";
        }

        switch (declaration)
        {
            case RecordDeclaration record:
                RecordEmitter.Emit(record, access, writer);
                break;
            case StringEnumDeclaration values:
                StringEnumEmitter.Emit(values, access, writer);
                break;
            case UnionDeclaration union:
                UnionEmitter.Emit(union, access, writer);
                break;
        }
    }

    public static void Head(Declaration declaration, SourceWriter writer) => Head(declaration.Summary, declaration.Deprecated, writer).Write(EmittedCode.Attribute);

    public static SourceWriter Head(string summary, bool deprecated, SourceWriter writer)
    {
        writer.Write($"/// <summary>{summary}</summary>");
        return deprecated ? writer.Write(DeprecatedRemark) : writer;
    }
}
