namespace ContractMocks.Engine.Judging;

/// <summary>A file in a multipart body. In the body's JSON its file name stands for it.</summary>
/// <param name="Field">The name of its part as sent, e.g. <c>file</c> or <c>image[]</c>.</param>
/// <param name="FileName">The name that the client gives it, without folders; empty for none.</param>
/// <param name="MediaType">The type that the part declares; <c>application/octet-stream</c> where it declares none.</param>
/// <param name="Content">Its bytes: a part of the request's body, not a copy.</param>
internal sealed record FilePart(string Field, string FileName, string MediaType, ReadOnlyMemory<byte> Content);
