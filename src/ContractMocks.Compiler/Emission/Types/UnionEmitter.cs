namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Writes a union as a class that holds one of its branches, with conversions from each and the table its converter reads.</summary>
internal static class UnionEmitter
{
    private const string Kinds = KnownTypes.Runtime + ".JsonKinds";
    private const string Case = KnownTypes.Runtime + ".UnionCase";

    public static void Emit(UnionDeclaration union, string access, SourceWriter writer)
    {
        var name = union.Name;
        DeclarationEmitter.Head(union, writer);
        writer.Write($"[JsonConverter(typeof({KnownTypes.Runtime}.UnionConverter<{name}>))]");
        writer.Open($"{access} sealed partial class {name} : {KnownTypes.Runtime}.Union<{name}>, {KnownTypes.Runtime}.IUnion<{name}>");
        writer.Write($"private {name}(object value)").Indent().Write(": base(value)").Outdent().Write("{").Write("}").Line();
        foreach (var item in union.Cases)
        {
            var type = item.Type.Text("");
            writer.Write($"""
                /// <summary>What it holds, where that is {Spoken(item.Type)}; null otherwise.</summary>
                public {type}? As{item.Word} => Value as {type}{(item.Type.IsValueType ? "?" : "")};
                """).Line();
        }

        foreach (var item in union.Cases)
        {
            Conversions(name, item, union, writer);
        }

        Table(union, writer);
        writer.Close();
    }

    private static void Conversions(string name, UnionCasePlan item, UnionDeclaration union, SourceWriter writer)
    {
        var type = item.Type.Text("");
        var text = Spoken(item.Type);
        switch (item.Type)
        {
            // C# has no conversions from interfaces; from an array and a dictionary it has.
            case ListType list:
                From(name, type, text, writer);
                Implicit(name, list.Item.Text("") + "[]", text, "value", writer);
                break;
            case MapType map:
                From(name, type, text, writer);
                Implicit(name, $"{KnownTypes.Dictionary}<string, {map.Value.Text("")}>", text, "value", writer);
                break;
            default:
                Implicit(name, type, text, "value", writer);
                break;
        }

        if (item.IsText && union.Cases.All(static other => other.Type != PlainType.String))
        {
            Implicit(name, "string", text, $"new {type}(value)", writer);
        }
    }

    private static void From(string name, string type, string text, SourceWriter writer) => writer.Write($"""
        /// <summary>Holds {text}.</summary>
        /// <param name="value">What to hold.</param>
        public static {name} From({type} value) => new(value);
        """).Line();

    private static void Implicit(string name, string type, string text, string value, SourceWriter writer) => writer.Write($"""
        /// <summary>Holds {text}.</summary>
        /// <param name="value">What to hold.</param>
        public static implicit operator {name}({type} value) => new({value});
        """).Line();

    private static void Table(UnionDeclaration union, SourceWriter writer)
    {
        var self = $"{KnownTypes.Runtime}.IUnion<{union.Name}>";
        writer.Write($"static {KnownTypes.ReadOnlyList}<{Case}> {self}.Cases {{ get; }} =").Write("[").Indent();
        foreach (var item in union.Cases)
        {
            writer.Write($"new(typeof({item.Type.Text("")}), {Flags(item.Type.Kinds)}){Tells(item)},");
        }

        writer.Outdent().Write("];").Line();
        writer.Write($"static {union.Name} {self}.Create(object value) => new(value);");
    }

    private static string Tells(UnionCasePlan item)
    {
        var parts = new List<string>();
        if (item.ItemKinds is not (JsonKinds.None or JsonKinds.Any))
        {
            parts.Add($"ItemKinds = {Flags(item.ItemKinds)}");
        }

        if (item.Discriminator is { } property)
        {
            parts.Add($"Discriminator = {CSharpLiteral.String(property)}");
            parts.Add($"Values = [{List(item.Values)}]");
        }

        if (item.Required.Count > 0)
        {
            parts.Add($"Required = [{List(item.Required)}]");
        }

        return parts.Count == 0 ? "" : $" {{ {string.Join(", ", parts)} }}";
    }

    private static string List(EquatableArray<string> values) => string.Join(", ", values.Select(CSharpLiteral.String));

    private static string Flags(JsonKinds kinds)
    {
        if (kinds == JsonKinds.Any)
        {
            return $"{Kinds}.Any";
        }

        var single = new[] { JsonKinds.String, JsonKinds.Number, JsonKinds.Boolean, JsonKinds.Array, JsonKinds.Object };
        return string.Join(" | ", single.Where(kind => (kinds & kind) != 0).Select(static kind => $"{Kinds}.{kind}"));
    }

    /// <summary>A type in a sentence, as XML text.</summary>
    private static string Spoken(TypeRef type) => type switch
    {
        ListType list => $"a list ({Spoken(list.Item.Type)} each)",
        MapType map => $"a map ({Spoken(map.Value.Type)} each)",
        DeclaredType declared => $"""<see cref="{declared.Name}"/>""",
        PlainType { Word: "Integer" } => "an integer",
        PlainType { Word: "Object" } => "an object of any shape",
        PlainType { Word: "Json" } => "any JSON",
        PlainType { FromString: true } plain => $"""<see cref="{plain.Name}"/>""",
        PlainType plain => "a " + plain.Word.ToLowerInvariant(),
        _ => "a value",
    };
}
