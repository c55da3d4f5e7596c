namespace ContractMocks.Compiler.Emission.Types;

/// <summary>The JSON values that a type is written as. Member for member the runtime's <c>ContractMocks.Json.JsonKinds</c>.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    String = 1,
    Number = 2,
    Boolean = 4,
    Array = 8,
    Object = 16,
    Any = String | Number | Boolean | Array | Object,
}

/// <summary>A C# type as emitted code names it.</summary>
internal abstract record TypeRef(bool IsValueType, JsonKinds Kinds)
{
    /// <summary>Its text; <paramref name="prefix"/> goes before each emitted type, e.g. <c>global::Acme.Models.</c>, or is empty.</summary>
    public abstract string Text(string prefix);
}

/// <summary>A type of C# or the framework.</summary>
internal sealed record PlainType(string Name, bool IsValueType, JsonKinds Kinds, string Word) : TypeRef(IsValueType, Kinds)
{
    public static readonly PlainType String = new("string", false, JsonKinds.String, "String");
    public static readonly PlainType Long = new("long", true, JsonKinds.Number, "Integer");
    /// <summary>Whole numbers of a schema that itself shows one beyond 64 bits: exact up to 28 digits.</summary>
    public static readonly PlainType Large = new("decimal", true, JsonKinds.Number, "Integer");

    public static readonly PlainType Int = new("int", true, JsonKinds.Number, "Integer");
    public static readonly PlainType Double = new("double", true, JsonKinds.Number, "Number");
    public static readonly PlainType Bool = new("bool", true, JsonKinds.Boolean, "Boolean");
    public static readonly PlainType Json = new(KnownTypes.JsonElement, true, JsonKinds.Any, "Json");
    public static readonly PlainType JsonObject = new(KnownTypes.JsonElement, true, JsonKinds.Object, "Object");

    /// <summary>A text that keeps its spelling beside its value.</summary>
    public static readonly PlainType DateTime = new(KnownTypes.Runtime + ".DateTimeText", false, JsonKinds.String, "DateTime") { FromString = true };
    public static readonly PlainType Date = new(KnownTypes.Runtime + ".DateText", false, JsonKinds.String, "Date") { FromString = true };
    public static readonly PlainType Base64 = new(KnownTypes.Runtime + ".Base64Text", false, JsonKinds.String, "Base64") { FromString = true };

    /// <summary>Whether it is a text of its own kind, made from a string.</summary>
    public bool FromString { get; init; }

    /// <summary>The type of a text of a format.</summary>
    public static PlainType OfText(string? format) => format switch
    {
        "date-time" => DateTime,
        "date" => Date,
        "byte" or "base64" => Base64,
        _ => String,
    };

    public override string Text(string prefix) => Name;
}

/// <summary>A type that is emitted with the models.</summary>
internal sealed record DeclaredType(string Name, JsonKinds Kinds) : TypeRef(false, Kinds)
{
    /// <summary>Whether it is a union, which is made from its cases only.</summary>
    public bool IsUnion { get; init; }

    public override string Text(string prefix) => prefix + Name;
}

internal sealed record ListType(TypeUse Item) : TypeRef(false, JsonKinds.Array)
{
    public override string Text(string prefix) => $"{KnownTypes.ReadOnlyList}<{Item.Text(prefix)}>";
}

internal sealed record MapType(TypeUse Value) : TypeRef(false, JsonKinds.Object)
{
    public override string Text(string prefix) => $"{KnownTypes.ReadOnlyDictionary}<string, {Value.Text(prefix)}>";
}

/// <summary>A type where it is used: it may allow null there.</summary>
internal sealed record TypeUse(TypeRef Type, bool Nullable)
{
    public string Text(string prefix) => Type.Text(prefix) + (Nullable ? "?" : "");

    public TypeUse OrNull() => Nullable ? this : this with { Nullable = true };
}
