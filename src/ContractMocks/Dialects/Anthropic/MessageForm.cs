using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// Which properties an answer has that say nothing. Recorded answers leave them out; the provider's own document asks for them, more of them in its
/// operations with features in trial. Who serves that document gets answers that fit it.
/// </summary>
internal enum MessageForm
{
    /// <summary>As recorded: what our own document asks for.</summary>
    Recorded,

    /// <summary>As the provider's document asks.</summary>
    Documented,

    /// <summary>As the provider's document asks where features in trial are used.</summary>
    DocumentedBeta,
}

internal static class MessageForms
{
    /// <summary>The form that an operation asks for. Ours tells features in trial by a parameter, the provider's by a second path.</summary>
    public static MessageForm Of(OperationRoute? route)
    {
        if (route is null)
        {
            return MessageForm.Recorded;
        }

        if (route.Operation.Path.EndsWith("?beta=true", StringComparison.Ordinal))
        {
            return MessageForm.DocumentedBeta;
        }

        foreach (var parameter in route.Operation.Parameters)
        {
            if (parameter.Name == "beta")
            {
                return MessageForm.Recorded;
            }
        }

        return MessageForm.Documented;
    }
}
