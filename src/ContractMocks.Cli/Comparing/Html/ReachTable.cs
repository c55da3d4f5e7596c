using System.Text.Json;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

/// <summary>
/// The lists of operations that findings reach. What is deep in a schema that everything uses reaches hundreds, and its neighbours reach the same: each list is
/// written once, as numbers.
/// </summary>
internal sealed class ReachTable(int mostBytes)
{
    /// <summary>Operations of a list that is beyond the bound.</summary>
    private const int Few = 20;

    private readonly List<(string Operation, string Method, string Path)> _operations = [];
    private readonly Dictionary<(string, string, string), int> _operationNumbers = [];
    private readonly List<(int Operation, ChangeSide Side, string Where)> _places = [];
    private readonly Dictionary<(int, ChangeSide, string), int> _placeNumbers = [];
    private readonly List<string> _lists = [];
    private readonly Dictionary<string, int> _listNumbers = new(StringComparer.Ordinal);
    private int _bytes;

    /// <summary>Whether some lists are not whole.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The number of a list.</summary>
    public int Add(EquatableArray<ChangeReach> reaches)
    {
        var isCut = _bytes > mostBytes && reaches.Count > Few;
        IsCut |= isCut;
        var list = string.Join(',', (isCut ? reaches.Take(Few) : reaches).Select(Number));
        if (!_listNumbers.TryGetValue(list, out var number))
        {
            _listNumbers.Add(list, number = _lists.Count);
            _lists.Add(list);
            _bytes += list.Length;
        }

        return number;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("operations");
        foreach (var (operation, method, path) in _operations)
        {
            json.WriteStartArray();
            json.WriteStringValue(operation);
            json.WriteStringValue(method);
            json.WriteStringValue(path);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("places");
        foreach (var (operation, side, where) in _places)
        {
            json.WriteStartArray();
            json.WriteNumberValue(operation);
            json.WriteNumberValue((int)side);
            json.WriteStringValue(where);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("reaches");
        foreach (var list in _lists)
        {
            json.WriteRawValue($"[{list}]");
        }

        json.WriteEndArray();
    }

    private string Number(ChangeReach reach)
    {
        var operation = Number((reach.Operation, reach.Method, reach.Path), _operationNumbers, _operations);
        return Number((operation, reach.Side, reach.Where), _placeNumbers, _places).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int Number<T>(T item, Dictionary<T, int> numbers, List<T> all)
        where T : notnull
    {
        if (!numbers.TryGetValue(item, out var number))
        {
            numbers.Add(item, number = all.Count);
            all.Add(item);
        }

        return number;
    }
}
