using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContractMocks.Json;

/// <summary>
/// Leaves out the optional arguments of a tool in C# that are null: its schema says that they may be missing, not that they may be null. One
/// with <c>[JsonIgnore(Condition = …)]</c> keeps to that.
/// </summary>
internal static class OptionalArguments
{
    public static void LeaveOut(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.IsAssignableTo(typeof(ContractRecord)))
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if (IsOptional(property) && property.ShouldSerialize is null)
            {
                property.ShouldSerialize = static (_, value) => value is not null;
            }
        }
    }

    /// <summary>Whether a property may be missing: nothing requires it, and null says so.</summary>
    public static bool IsOptional(JsonPropertyInfo property) =>
        property is { IsRequired: false, IsGetNullable: true }
        && (property.AssociatedParameter is null ? !IsMarkedRequired(property) : property.AssociatedParameter.HasDefaultValue)
        && property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: true) != true
        && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null);

    private static bool IsMarkedRequired(JsonPropertyInfo property) =>
        (property.AttributeProvider as MemberInfo)?.IsDefined(typeof(System.ComponentModel.DataAnnotations.RequiredAttribute), inherit: true) == true;
}
