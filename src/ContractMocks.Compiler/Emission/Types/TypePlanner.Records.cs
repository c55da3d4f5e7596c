using System.Globalization;
using ContractMocks.Compiler.Naming;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Records: a property for each of an object's.</summary>
internal sealed partial class TypePlanner
{
    /// <summary>The record of an object that a caller declares itself.</summary>
    /// <param name="shape">The object.</param>
    /// <param name="typeName">The record's name.</param>
    /// <param name="names">The record's members.</param>
    /// <param name="afterMembers">What is to be done once the members have their names and before any type gets one.</param>
    /// <param name="hintPrefix">What the names of types written in place begin with.</param>
    public RecordDeclaration Record(Shape shape, string typeName, MemberNames names, Action? afterMembers, string hintPrefix)
    {
        var members = shape.Schema.Properties.Select(property => names.Take(property.Name)).ToList();
        afterMembers?.Invoke();
        var properties = new List<PropertyPlan>(members.Count);
        for (var i = 0; i < members.Count; i++)
        {
            var property = shape.Schema.Properties[i];
            var hint = hintPrefix + CSharpNames.Pascal(property.Name);
            properties.Add(Property(property, members[i], hint, shape.Schema.Requires(property.Name)));
        }

        return new RecordDeclaration(typeName, Summary(shape.Schema, $"The JSON object of {typeName}."), shape.Schema.Deprecated, properties.ToEquatableArray())
        {
            Additional = Additional(shape.Schema, hintPrefix),
        };
    }

    private TypeUse? Additional(Schema schema, string hintPrefix) =>
        schema.AdditionalProperties is { IsNever: false } additional && !SchemaMerge.IsAnnotation(additional) && Plan(additional, hintPrefix + "AdditionalValue") is var type
            && type.Type != PlainType.Json
            ? type
            : null;

    private PropertyPlan Property(SchemaProperty property, string name, string hint, bool required)
    {
        var shape = _shapes.Read(property.Schema);
        var type = Plan(shape, hint);
        return new PropertyPlan
        {
            WireName = property.Name,
            Name = name,
            Type = required ? type : type.OrNull(),
            Required = required,
            Initialiser = required && !type.Nullable ? OnlyValue(shape, type.Type) : null,
            Summary = Documentation.Summary(property.Schema.Description ?? shape.Schema.Description ?? property.Schema.Title, Unsaid(property.Name, shape)),
            Deprecated = property.Schema.Deprecated || shape.Schema.Deprecated,
        };
    }

    /// <summary>What to say of a property of which the document says nothing.</summary>
    private static string Unsaid(string wire, Shape shape) =>
        shape is { Kind: ShapeKind.StringEnum, Values.Count: 1, IsOpen: false } ? $"Always \"{shape.Values[0]}\"." : $"The property {wire}.";

    /// <summary>The expression of the only value that a schema accepts, or null when it accepts several or C# cannot say it.</summary>
    private string? OnlyValue(Shape shape, TypeRef type)
    {
        if (shape is { Kind: ShapeKind.StringEnum, Values.Count: 1, IsOpen: false })
        {
            var text = CSharpLiteral.String(shape.Values[0]);
            return type is DeclaredType declared ? $"new {declared.Text(_literalPrefix)}({text})" : text;
        }

        var only = shape.Schema.Const ?? (shape.Schema.Enum is { Count: 1 } values ? values[0] : null);
        return only is null || shape.IsText ? null : Literal(only, type);
    }

    private static string? Literal(string json, TypeRef type)
    {
        if (type == PlainType.Bool && json is "true" or "false")
        {
            return json;
        }

        if (type == PlainType.Int || type == PlainType.Long)
        {
            return long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? json : null;
        }

        return null;
    }
}
