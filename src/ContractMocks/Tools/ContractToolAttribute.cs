namespace ContractMocks;

/// <summary>
/// Makes a tool of a record of arguments or of a method: the generator reads its schema from the C#, and scenarios may name it. A record must be
/// <c>partial</c> and becomes an <see cref="ITool{TSelf}"/>; for a method a record of its arguments is emitted, e.g. <c>SearchFlights</c>.
/// </summary>
/// <remarks>
/// Descriptions come from <see cref="System.ComponentModel.DescriptionAttribute"/>, else from the documentation comment. Arguments are named as
/// <see cref="Json.ContractJson"/> writes them: <c>City</c> is <c>city</c> unless a <c>[JsonPropertyName]</c> says otherwise. The attributes of
/// <c>System.ComponentModel.DataAnnotations</c> become rules of the schema.
/// </remarks>
/// <param name="name">The tool's name on the wire; null for the C# name in snake_case, without <c>Async</c> at its end.</param>
/// <example>
/// <code>
/// [ContractTool, Description("Looks up the weather of a city.")]
/// public partial record GetForecast([property: Description("The city, e.g. Paris.")] string City, int? Days = null);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class ContractToolAttribute(string? name = null) : Attribute
{
    /// <summary>The tool's name on the wire; null for the C# name in snake_case.</summary>
    public string? Name { get; } = name;
}
