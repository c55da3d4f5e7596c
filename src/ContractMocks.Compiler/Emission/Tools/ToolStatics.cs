using ContractMocks.Compiler.Emission.Types;

namespace ContractMocks.Compiler.Emission.Tools;

/// <summary>Writes what every tool record has beside its arguments: fakes, variants, and the class of what is given.</summary>
internal static class ToolStatics
{
    /// <summary>The names of the statics. No argument is called so.</summary>
    public static readonly string[] Names = ["Tool", "Fake", "Variants", "InvalidVariants"];

    /// <summary>The tool itself.</summary>
    public static void Tool(Tool tool, SourceWriter writer) => writer.Write($$"""
        /// <inheritdoc />
        public static {{KnownTypes.Tool}} Tool { get; } = new(
            {{CSharpLiteral.String(tool.Name)}},
            {{CSharpLiteral.String(tool.Description)}},
            {{CSharpLiteral.Raw(tool.Parameters)}}){{ToolEmitter.Written(tool)}};
        """);

    /// <summary>Fakes and variants.</summary>
    /// <param name="name">The record.</param>
    /// <param name="given">The class of what is given; null where the tool has no arguments to give.</param>
    /// <param name="writer">Where to.</param>
    public static void Fakes(string name, string? given, SourceWriter writer)
    {
        writer.Write($"""
            /// <inheritdoc />
            public static {name} Fake(int seed) => {KnownTypes.Tools}.Fake<{name}>(seed);
            """).Line();
        if (given is not null)
        {
            writer.Write($"""
                /// <summary>Arguments of which some are given; the rest is made up to fit around them.</summary>
                /// <param name="seed">What the choice comes from.</param>
                /// <param name="with">Sets what is given.</param>
                /// <exception cref="global::System.ArgumentException">What is given breaks the tool's schema.</exception>
                public static {name} Fake(int seed, global::System.Action<{given}> with) => {KnownTypes.Tools}.Fake<{name}, {given}>(seed, with);
                """).Line();
        }

        writer.Write($"""
            /// <summary>What the schema allows, a row each: minimal, typical and maximal arguments, each bound, value and branch. For <c>[MemberData]</c>.</summary>
            /// <param name="seed">What the choice comes from.</param>
            public static {KnownTypes.Rows} Variants(int seed = 0) => {KnownTypes.Tools}.Variants<{name}>(seed);

            /// <summary>What the schema forbids, a row for each rule: a <see cref="global::ContractMocks.FakeCase"/> that breaks it alone. For <c>[MemberData]</c>.</summary>
            /// <param name="seed">What the choice comes from.</param>
            public static {KnownTypes.Rows} InvalidVariants(int seed = 0) => {KnownTypes.Tools}.InvalidVariants<{name}>(seed);
            """);
    }

    /// <summary>The class of what is given: each argument, to be set or left alone.</summary>
    public static void Given(string given, IEnumerable<GivenProperty> properties, SourceWriter writer)
    {
        writer.Line()
            .Write("/// <summary>Some of the arguments: what is set is given, and the rest made up. An optional one set to null is left out.</summary>")
            .Write(EmittedCode.Attribute)
            .Open($"public sealed class {given} : {KnownTypes.Given}");
        var rest = false;
        foreach (var property in properties)
        {
            if (rest)
            {
                writer.Line();
            }

            var wire = CSharpLiteral.String(property.WireName);
            DeclarationEmitter.Head(property.Summary, property.Deprecated, writer)
                .Open($"public {property.Type}? {property.Name}")
                .Write($"get => {KnownTypes.Tools}.Given<{property.Type}?>(this, {wire});")
                .Write($"set => {KnownTypes.Tools}.Give(this, {wire}, value);")
                .Close();
            rest = true;
        }

        writer.Close();
    }
}

/// <summary>A property of the class of what is given.</summary>
/// <param name="WireName">Its name in JSON.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type without the question mark.</param>
/// <param name="Summary">What it is, as XML.</param>
/// <param name="Deprecated">Whether its use is discouraged.</param>
internal sealed record GivenProperty(string WireName, string Name, string Type, string Summary, bool Deprecated);
