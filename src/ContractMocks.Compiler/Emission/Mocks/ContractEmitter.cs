namespace ContractMocks.Compiler.Emission;

/// <summary>Emits the compact contract that a mock carries, a line for each operation and schema.</summary>
internal static class ContractEmitter
{
    /// <summary>The type that holds a contract's text.</summary>
    public static string TypeName(MockNames names) => names.Stem + "ContractText";

    /// <summary>The same with its namespace.</summary>
    public static string QualifiedName(MockNames names) => names.Namespace.Length == 0 ? "global::" + TypeName(names) : $"global::{names.Namespace}.{TypeName(names)}";

    public static EmittedFile Emit(Contract contract, MockNames names)
    {
        var text = ContractText.Write(contract);
        var quotes = CSharpLiteral.RawQuotes(text);
        var writer = EmittedCode.Begin(names.Namespace)
            .Write($"/// <summary>The contract of {CSharpLiteral.Xml(contract.Title)} that <see cref=\"{names.Mock}\"/> answers by, cut down to the chosen operations.</summary>")
            .Write(EmittedCode.Attribute)
            .Open($"internal static class {TypeName(names)}")
            .Write("/// <summary>The compact form, as UTF-8.</summary>")
            .Write("public static global::System.ReadOnlySpan<byte> Utf8 =>")
            .Indent()
            .Write(quotes)
            .Write(text.TrimEnd('\n'))
            .Write(quotes + "u8;")
            .Outdent()
            .Close();
        return new EmittedFile($"{names.Stem}.Contract.g.cs", writer.ToString());
    }
}
