using Bogus;
using Bogus.DataSets;

namespace ContractMocks.Fakes.Realism;

/// <summary>The data sets of Bogus in one locale, each read when first asked for, all with the chance of the value that is made.</summary>
internal sealed class FakeSets(string locale, Randomizer chance)
{
    public Address Address => field ??= new Address(locale) { Random = chance };

    public Name Name => field ??= new Name(locale) { Random = chance };

    public Commerce Commerce => field ??= new Commerce(locale) { Random = chance };

    public Company Company => field ??= new Company(locale) { Random = chance };

    public Lorem Lorem => field ??= new Lorem(locale) { Random = chance };
}
