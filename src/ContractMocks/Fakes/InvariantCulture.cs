using System.Globalization;

namespace ContractMocks.Fakes;

/// <summary>The invariant culture for as long as it is not disposed: the data sets lower cases and write numbers by the current one.</summary>
internal readonly struct InvariantCulture : IDisposable
{
    private readonly CultureInfo _before;

    private InvariantCulture(CultureInfo before) => _before = before;

    public static InvariantCulture Enter()
    {
        var before = CultureInfo.CurrentCulture;
        if (!ReferenceEquals(before, CultureInfo.InvariantCulture))
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        }

        return new InvariantCulture(before);
    }

    public void Dispose()
    {
        if (!ReferenceEquals(_before, CultureInfo.CurrentCulture))
        {
            CultureInfo.CurrentCulture = _before;
        }
    }
}
