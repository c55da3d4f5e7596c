namespace ContractMocks.Fakes.Realism;

/// <content>Names of properties that no schema names.</content>
internal static partial class RealTexts
{
    private static readonly string[] CommonKeys = ["team", "source", "owner", "stage", "region", "purpose", "reference", "channel", "group", "origin"];

    private static readonly (string[] Words, string[] Keys)[] Keys =
    [
        (["header"], ["Accept", "Content-Type", "X-Request-Id", "Cache-Control", "User-Agent", "Accept-Language"]),
        (["env", "environment", "variable"], ["LOG_LEVEL", "API_BASE_URL", "PORT", "TZ", "CACHE_DIR", "FEATURE_FLAGS"]),
        (["translation", "localization", "locale", "language", "caption"], ["en", "fr", "de", "es", "ja", "pt"]),
        (["rate", "currency", "exchange", "balance"], ["EUR", "USD", "GBP", "JPY", "CHF", "CAD"]),
        (["score", "metric", "measure", "statistic", "stat"], ["accuracy", "precision", "recall", "latency", "coverage", "f1"]),
        (["param", "parameter", "query", "argument", "input", "kwarg"], ["page", "limit", "sort", "filter", "format", "verbose"]),
        (["file", "path", "document"], ["README.md", "src/main.py", "docs/guide.md", "tests/test_main.py", "config.yaml", "data.csv"]),
        (["price", "product", "stock", "inventory", "item", "quantity"], ["apple", "bread", "coffee", "lamp", "notebook", "umbrella"]),
        (["attribute", "property", "feature", "spec", "field"], ["color", "size", "material", "weight", "brand", "height"]),
        (["logit", "bias"], ["1734", "50256", "2435", "640", "318", "11"]),
        (["setting", "option", "config", "configuration", "preference"], ["theme", "language", "timezone", "notifications", "autosave", "font_size"]),
        (["user", "member", "person", "people", "contact"], ["ada", "ben", "chloe", "dev", "elena", "femi"]),
        (["ingredient", "nutrient"], ["flour", "sugar", "butter", "salt", "eggs", "milk"]),
        (["day", "schedule", "hour", "opening", "availability"], ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
        (["service", "scope", "permission", "model"], ["orders", "billing", "search", "reports", "users", "mail"]),
        (["property", "definition", "schema"], ["id", "name", "status", "created_at", "email", "count"]),
    ];

    /// <summary>The <paramref name="n"/>-th name of a map, from 0: natural for what the map is about, all different.</summary>
    public static string MapKey(FakeAsk ask, FakeChance chance, int n)
    {
        // The order is fixed: whoever asks counts on n alone to tell names apart, under whatever chance.
        _ = chance;
        var keys = KeysOf(ask.Hint);
        var key = keys[n % keys.Length];
        return n < keys.Length ? key : $"{key}_{WordMakers.Digits((n / keys.Length) + 1)}";
    }

    private static string[] KeysOf(RealHint hint)
    {
        for (var i = hint.Name.Words.Count - 1; i >= 0; i--)
        {
            foreach (var form in NameWords.Forms(hint.Name.Words[i]))
            {
                foreach (var (words, keys) in Keys)
                {
                    if (Array.IndexOf(words, form) >= 0)
                    {
                        return keys;
                    }
                }
            }
        }

        return CommonKeys;
    }
}
