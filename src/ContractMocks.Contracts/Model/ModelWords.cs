namespace ContractMocks;

/// <summary>The words of the OpenAPI specification for places, styles and kinds of security.</summary>
internal static class ModelWords
{
    private static readonly string[] Places = ["path", "query", "header", "cookie"];
    private static readonly string[] Styles = ["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"];
    private static readonly string[] Kinds = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"];

    public static IReadOnlyList<string> AllStyles => Styles;

    public static IReadOnlyList<string> AllKinds => Kinds;

    public static string Of(ParameterPlace place) => Places[(int)place];

    public static string Of(ParameterStyle style) => Styles[(int)style];

    public static string Of(SecuritySchemeKind kind) => Kinds[(int)kind];

    public static ParameterPlace? Place(string? word) => Find(Places, word) is { } at ? (ParameterPlace)at : null;

    public static ParameterStyle? Style(string? word) => Find(Styles, word) is { } at ? (ParameterStyle)at : null;

    public static SecuritySchemeKind? Kind(string? word) => Find(Kinds, word) is { } at ? (SecuritySchemeKind)at : null;

    private static int? Find(string[] words, string? word) => Array.IndexOf(words, word) is var at and >= 0 ? at : null;
}
