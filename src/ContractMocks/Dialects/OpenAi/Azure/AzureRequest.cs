using System.Buffers;
using ContractMocks.Engine;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Dialects.OpenAi.Azure;

/// <summary>A request as Azure OpenAI takes it.</summary>
/// <param name="Deployment">The deployment that its path names; null where the path names none.</param>
/// <param name="ApiVersion">Its <c>api-version</c>; null where it has none.</param>
internal sealed record AzureRequest(string? Deployment, string? ApiVersion)
{
    private const string Deployments = "/openai/deployments/";
    private const string Version1 = "/openai/v1/";

    // Asked of every request, several times: a search that looks at many characters at once.
    private static readonly SearchValues<string> s_mark = SearchValues.Create(["/openai/"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The request of Azure that this is; null for another's. A path below a deployment is always Azure's; below <c>/openai/v1</c>, where others may serve
    /// OpenAI too, one with Azure's header or query is.
    /// </summary>
    public static AzureRequest? Of(MockRequest request)
    {
        var path = request.Path;
        if (!path.AsSpan().ContainsAny(s_mark))
        {
            return null;
        }

        var start = path.IndexOf(Deployments, StringComparison.OrdinalIgnoreCase);
        if (start >= 0)
        {
            var rest = path.AsSpan(start + Deployments.Length);
            var end = rest.IndexOf('/');
            return end <= 0 ? null : new AzureRequest(Uri.UnescapeDataString(rest[..end].ToString()), Version(request));
        }

        return path.Contains(Version1, StringComparison.OrdinalIgnoreCase) && (request.Header("api-key") is not null || Version(request) is not null)
            ? new AzureRequest(null, Version(request))
            : null;
    }

    /// <summary>Refuses what the service does: below a deployment nothing is found without a version.</summary>
    /// <exception cref="RefusedException">The path names a deployment and the query no version.</exception>
    public void Check()
    {
        if (Deployment is not null && string.IsNullOrEmpty(ApiVersion))
        {
            throw new RefusedException(new WireError(404, WireError.Invalid, "Resource not found", null, "404"));
        }
    }

    private static string? Version(MockRequest request)
    {
        if (request.Query.Length == 0 || QueryPairs.Read(request.Query, out var pairs) is not null)
        {
            return null;
        }

        foreach (var pair in pairs)
        {
            if (pair.Name.Equals("api-version", StringComparison.OrdinalIgnoreCase))
            {
                return pair.Value;
            }
        }

        return null;
    }
}
