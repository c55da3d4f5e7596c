namespace ContractMocks.Engine.Errors;

/// <summary>What errors are called, by their status: by us, by LLM providers, by Google, by frameworks. A document's list of names says which it knows.</summary>
internal static class ErrorWords
{
    /// <summary>The kind of an error whose status alone is known, in the words of LLM providers.</summary>
    public static string Kind(int status) => Kinds(status)[0];

    /// <summary>All names that a document may have for a status, the most usual first.</summary>
    public static string[] Kinds(int status) => status switch
    {
        401 => ["authentication_error", "unauthorized", "UNAUTHENTICATED", "invalid_api_key", "invalid_authentication", "Unauthorized"],
        402 => ["billing_error", "payment_required", "insufficient_quota", "insufficient_credits"],
        403 => ["permission_error", "forbidden", "PERMISSION_DENIED", "permission_denied", "Forbidden"],
        404 => ["not_found_error", "not_found", "NOT_FOUND", "resource_not_found", "NotFound"],
        405 => ["method_not_allowed", "invalid_request_error", "invalid_request", "UNIMPLEMENTED"],
        406 => ["not_acceptable", "invalid_request_error", "invalid_request"],
        408 => ["timeout_error", "request_timeout", "timeout", "DEADLINE_EXCEEDED"],
        409 => ["conflict_error", "conflict", "ABORTED", "ALREADY_EXISTS", "idempotency_error"],
        413 => ["request_too_large", "payload_too_large", "invalid_request_error", "invalid_request"],
        415 => ["unsupported_media_type", "invalid_request_error", "invalid_request"],
        422 => ["unprocessable_entity", "validation_error", "invalid_request_error", "invalid_request", "INVALID_ARGUMENT", "invalid_request_invalid_args"],
        429 => ["rate_limit_error", "rate_limit_exceeded", "too_many_requests", "RESOURCE_EXHAUSTED", "rate_limited", "rate_limit"],
        501 => ["not_implemented", "UNIMPLEMENTED", "api_error", "server_error"],
        503 => ["overloaded_error", "service_unavailable", "UNAVAILABLE", "overloaded", "server_error", "api_error"],
        504 => ["timeout_error", "gateway_timeout", "DEADLINE_EXCEEDED", "timeout", "server_error", "api_error"],
        529 => ["overloaded_error", "overloaded", "server_error", "api_error"],
        >= 500 => ["api_error", "server_error", "internal_server_error", "internal_error", "INTERNAL"],
        _ => ["invalid_request_error", "invalid_request", "INVALID_ARGUMENT", "bad_request", "validation_error", "BadRequest"],
    };

    /// <summary>Google's name for a status (google.rpc.Code).</summary>
    public static string Rpc(int status) => Array.Find(Kinds(status), static kind => kind.All(static one => one is '_' or (>= 'A' and <= 'Z'))) ?? (status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT");

    /// <summary>The phrase of a status (RFC 9110, section 15); for others what their first digit means.</summary>
    public static string Title(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        >= 500 => "Server Error",
        _ => "Client Error",
    };
}
