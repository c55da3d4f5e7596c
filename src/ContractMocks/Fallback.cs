namespace ContractMocks;

/// <summary>What answers a conversation that no turn fits.</summary>
public enum Fallback
{
    /// <summary>Nothing: the request is unmatched, and the answer explains it. The default.</summary>
    None,

    /// <summary>A model that repeats the last message of the user.</summary>
    Echo,

    /// <summary>A model that says some words of Latin, the same for the same seed and message.</summary>
    Lorem,
}
