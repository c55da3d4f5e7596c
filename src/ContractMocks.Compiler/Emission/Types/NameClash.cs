namespace ContractMocks.Compiler.Emission;

/// <summary>Two schemas that want one C# name; the second got another.</summary>
/// <param name="First">The schema that keeps the name.</param>
/// <param name="Second">The schema that lost it.</param>
/// <param name="CSharpName">The name both want.</param>
/// <param name="NewName">The name of the second.</param>
internal sealed record NameClash(string First, string Second, string CSharpName, string NewName);
