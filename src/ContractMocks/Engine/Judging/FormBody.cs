using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>Reads forms, with and without files, into the object that their schema describes.</summary>
internal static class FormBody
{
    private const string Octets = "application/octet-stream";
    private static readonly FieldWriter s_form = new();
    private static readonly FieldWriter s_multipart = new(readsJson: true);

    /// <summary>Reads <c>application/x-www-form-urlencoded</c>; gives why it cannot be read, or null.</summary>
    public static string? ReadForm(ContentPlan plan, ReadOnlyMemory<byte> body, out JsonDocument? document)
    {
        document = null;
        if (!Utf8.IsValid(body.Span))
        {
            return "it is not UTF-8";
        }

        if (QueryPairs.Read(Encoding.UTF8.GetString(body.Span), out var pairs) is { } error)
        {
            return error;
        }

        var root = new Field();
        foreach (var pair in pairs)
        {
            if (Add(plan, root, pair.Name, new FieldValue(pair.Value)) is { } reason)
            {
                return reason;
            }
        }

        document = s_form.ReadObject(root, plan.Shape);
        return null;
    }

    /// <summary>Reads <c>multipart/form-data</c>; gives why it cannot be read, or null.</summary>
    public static string? ReadMultipart(
        ContentPlan plan, string contentType, ReadOnlyMemory<byte> body, out JsonDocument? document, out IReadOnlyList<FilePart> files)
    {
        document = null;
        files = [];
        if (Multipart.Read(contentType, body, out var parts) is { } error)
        {
            return error;
        }

        var root = new Field();
        var found = new List<FilePart>();
        foreach (var part in parts)
        {
            var value = Value(plan, part, found, out var wrong);
            if (wrong is not null)
            {
                return wrong;
            }

            if (Add(plan, root, part.Name, value) is { } reason)
            {
                return reason;
            }
        }

        files = found;
        document = s_multipart.ReadObject(root, plan.Shape);
        return null;
    }

    private static FieldValue Value(ContentPlan plan, MultipartPart part, List<FilePart> files, out string? error)
    {
        error = null;
        var isJson = IsJson(plan, part);
        var isText = part.FileName is null && Utf8.IsValid(part.Content.Span);
        if (!isText && !(isJson && Utf8.IsValid(part.Content.Span)))
        {
            var file = new FilePart(part.Name, part.FileName ?? "", part.MediaType ?? Octets, part.Content);
            files.Add(file);
            return new FieldValue("", File: file);
        }

        if (isJson)
        {
            var reason = JsonText.Read(part.Content, out var json);
            json?.Dispose();
            error = reason is null ? null : $"the part '{part.Name}' is not JSON{reason}";
        }

        return new FieldValue(Encoding.UTF8.GetString(part.Content.Span), isJson);
    }

    /// <summary>Whether a part says that it is JSON and its property is not one of bytes.</summary>
    private static bool IsJson(ContentPlan plan, MultipartPart part)
    {
        if (part.MediaType is null || !MediaType.IsJson(part.MediaType))
        {
            return false;
        }

        var shape = plan.Shape.Property(part.Name);
        return part.FileName is null || (!shape.IsBinary && !shape.IsAnything && shape.Allows(SchemaTypes.Object | SchemaTypes.Array));
    }

    /// <summary>Adds a value where its name says; lists that the document wants in one text are cut.</summary>
    private static string? Add(ContentPlan plan, Field root, string name, FieldValue value)
    {
        foreach (var encoding in plan.Content.Encodings)
        {
            if (encoding.Property == name && Separator(encoding) is { } separator && plan.Shape.Property(name).Allows(SchemaTypes.Array))
            {
                foreach (var text in value.Text.Split(separator))
                {
                    root.Member(name).Item(null).Values.Add(new FieldValue(text));
                }

                return null;
            }
        }

        return FieldKey.Add(root, plan.Shape, name, value);
    }

    private static char? Separator(PartEncoding encoding) => (encoding.Style, encoding.Explode) switch
    {
        (ParameterStyle.SpaceDelimited, not true) => ' ',
        (ParameterStyle.PipeDelimited, not true) => '|',
        (ParameterStyle.Form or null, false) => ',',
        _ => null,
    };
}
