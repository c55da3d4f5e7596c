using System.Globalization;

namespace ContractMocks.Compiler.Naming;

/// <summary>The names taken in one C# scope. Who asks first keeps the name; who asks in the same order gets the same names.</summary>
internal sealed class NameScope
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>Keeps names from being taken.</summary>
    public void Reserve(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            _owners[name] = "";
        }
    }

    /// <summary>Takes the first free candidate for an owner; when all are taken, the first with the lowest free number from 2.</summary>
    public string Take(string owner, params string[] candidates)
    {
        foreach (var candidate in candidates)
        {
            if (TryTake(candidate, owner))
            {
                return candidate;
            }
        }

        for (var number = 2; ; number++)
        {
            var numbered = candidates[0] + number.ToString(CultureInfo.InvariantCulture);
            if (TryTake(numbered, owner))
            {
                return numbered;
            }
        }
    }

    public bool IsTaken(string name) => _owners.ContainsKey(name);

    /// <summary>Who took a name; an empty string for a reserved one.</summary>
    public string Owner(string name) => _owners[name];

    private bool TryTake(string name, string owner)
    {
        if (_owners.ContainsKey(name))
        {
            return false;
        }

        _owners.Add(name, owner);
        return true;
    }
}
