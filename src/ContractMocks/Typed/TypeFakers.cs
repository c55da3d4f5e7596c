using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ContractMocks.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Typed;

/// <summary>The schema of a type, and what fakes it, made once for each. What is kept depends on the type alone, so that sharing it shares no state.</summary>
internal static class TypeFakers
{
    private static readonly ConditionalWeakTable<Type, Lazy<SchemaFaker>> Known = [];

    public static SchemaFaker Of(Type type, JsonSerializerOptions? json) => json is not null
        ? Compile(type, json)
        : Known.GetValue(type, static type => new Lazy<SchemaFaker>(() => Compile(type, null))).Value;

    public static string SchemaOf(Type type, JsonSerializerOptions? json) =>
        ToolSchema(type) ?? ContractModelAttribute.SchemaOf(type) ?? TypeSchema.Of(type, json ?? ContractJson.Options);

    private static SchemaFaker Compile(Type type, JsonSerializerOptions? json) => ToolSchema(type) is { } tool
        ? FakeRows.Compile(tool)
        : ContractModelAttribute.SchemaOf(type) is { } model
            ? SchemaFaker.Compile(model)
            : FakeRows.Compile(TypeSchema.Of(type, json ?? ContractJson.Options));

    private static string? ToolSchema(Type type)
    {
        var isTool = type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ITool<>) && one.GenericTypeArguments[0] == type);
        return isTool
            ? (string)typeof(TypeFakers).GetMethod(nameof(Parameters), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!
            : null;
    }

    private static string Parameters<T>()
        where T : ITool<T> => T.Tool.Parameters;
}
