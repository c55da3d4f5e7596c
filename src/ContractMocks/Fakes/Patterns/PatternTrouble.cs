namespace ContractMocks.Fakes.Patterns;

/// <summary>Ends the work on a pattern that cannot be read or is beyond a bound. Never leaves this folder: callers get its message as a reason.</summary>
internal sealed class PatternTrouble : Exception
{
    public PatternTrouble(string reason)
        : base(reason)
    {
    }
}
