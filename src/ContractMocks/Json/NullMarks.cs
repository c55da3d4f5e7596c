using System.Text.Json.Serialization.Metadata;

namespace ContractMocks.Json;

/// <summary>
/// Makes records write null as it was read. An optional property's null is usually left out, and a required one's written; a record marks the
/// properties for which its JSON did otherwise: an optional one that came as null, a required one that did not come.
/// </summary>
internal static class NullMarks
{
    public static void Keep(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !type.Type.IsAssignableTo(typeof(ContractRecord)))
        {
            return;
        }

        var properties = type.Properties.Where(static property => !property.IsExtensionData && property is { IsSetNullable: true, Set: not null }).ToList();
        var required = new List<int>();
        for (var i = 0; i < properties.Count; i++)
        {
            var property = properties[i];
            var isRequired = property.IsRequired;
            property.IsRequired = false;
            if (isRequired)
            {
                required.Add(i);
            }

            Keep(property, i, properties.Count, isRequired);
        }

        if (required.Count > 0)
        {
            type.OnDeserializing = target => required.ForEach(index => ((ContractRecord)target).Mark(index, properties.Count));
        }
    }

    private static void Keep(JsonPropertyInfo property, int index, int count, bool isRequired)
    {
        var set = property.Set!;
        property.Set = (target, value) =>
        {
            set(target, value);
            if (isRequired)
            {
                ((ContractRecord)target).Unmark(index);
            }
            else if (value is null)
            {
                ((ContractRecord)target).Mark(index, count);
            }
        };
        property.ShouldSerialize = (target, value) => value is not null || isRequired != ((ContractRecord)target).IsMarked(index);
    }
}
