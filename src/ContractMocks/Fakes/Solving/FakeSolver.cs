using System.Globalization;
using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>
/// The making of one fake. A goal is flattened to a shape, the shape is written, and where the shape does not say all, the validator is asked; a
/// branch that leads nowhere is left for the next. Effort and depth are bounded, because schemas come from outside.
/// </summary>
internal sealed partial class FakeSolver : IDisposable
{
    /// <summary>From here on, a schema whose smallest value does not end is given up.</summary>
    private const int VeryDeep = 12;

    /// <summary>
    /// From this many steps on, only what is required is made: a settings file whose hundred sections may each hold the hundred sections has no end
    /// of optional properties.
    /// </summary>
    private const int Plenty = 5_000;

    private const int MaxDepth = 100;
    private const int MaxHopefulWays = 12;
    private const int MaxWays = 2_000;
    private const int CarelessWays = 64;
    private const int MaxEffort = 80_000;
    private const int MaxOptionalEffort = 10_000;
    private const int Tries = 3;

    [ThreadStatic]
    private static Bench? t_bench;

    // Nothing is ever added to it.
    private static readonly List<KeyValuePair<string, string>> s_none = [];

    private readonly Bench _bench;
    private readonly ulong _seed;
    private int _effort;
    private int _limit = MaxEffort;
    private HashSet<Goal>? _hopeless;
    private Failure? _dangling;
    private Failure? _failure;

    public FakeSolver(FakeSchemas schemas, FakeOptions options, FakeStyle style)
    {
        Schemas = schemas;
        Options = options;
        Style = style;
        _seed = FakeChance.Mix(0x5eed, unchecked((ulong)options.Seed));
        _bench = t_bench ?? new Bench();
        t_bench = null;
    }

    public FakeSchemas Schemas { get; }

    public FakeOptions Options { get; }

    public FakeStyle Style { get; }

    /// <summary>Whether the validator is asked about every value, not only where the shape does not say all.</summary>
    public bool ChecksAll { get; init; }

    /// <summary>Whether values should differ from others rather than look real: there are many beside each other that must.</summary>
    public bool IsWide { get; set; }

    /// <summary>Whether a value that does not fit is better than none.</summary>
    public bool IsLenient { get; init; }

    /// <summary>What is done otherwise, by path; null for nothing.</summary>
    public Dictionary<string, List<Twist>>? Twists { get; init; }

    /// <summary>Is told of each value that was found; null when nobody asks.</summary>
    public Action<FakePlace, Shape, Goal>? Seen { get; init; }

    /// <summary>Is told what could be done otherwise for a goal; null when nobody asks.</summary>
    public Action<Goal, Twist>? Offered { get; init; }

    public FakeWriter Writer => _bench.Writer;

    /// <summary>The short values that stand in the object that is being written.</summary>
    public List<KeyValuePair<string, string>> Siblings { get; set; } = s_none;

    /// <summary>Whether it is time to come to an end: nested deep, or much is there already.</summary>
    public bool IsDeep(FakePlace place) => place.IsDeep || _effort > Plenty;

    /// <summary>A value for the goal as JSON text.</summary>
    /// <exception cref="UnfakeableSchemaException">No value fits, or none was found.</exception>
    public string Make(Goal goal) => TryMake(goal, FakePlace.Root) ?? throw Unfakeable(FakePlace.Root);

    /// <summary>A value for the goal as JSON text, or null when none was found.</summary>
    public string? TryMake(Goal goal, FakePlace place)
    {
        var start = Writer.Length;
        var made = Write(goal, place) ? Writer.TextSince(start) : null;
        Writer.TakeBack(start);
        return made;
    }

    /// <summary>Gives back what is kept for the next fake of this thread.</summary>
    public void Dispose()
    {
        _bench.Writer.TakeBack(0);
        t_bench = _bench;
    }

    public UnfakeableSchemaException Unfakeable(FakePlace place)
    {
        var failure = _failure ?? new Failure(place, "type", "nothing fits");
        return new UnfakeableSchemaException(failure.Place.Path, failure.Keyword, failure.Reason + Besides(failure));
    }

    // A reference to nothing closes a branch for good, and is soon put right; the deepest failure may be in another branch.
    private string Besides(Failure failure) =>
        _dangling is { } dangling && !ReferenceEquals(dangling, failure) && dangling.Reason != failure.Reason ? $"; besides, at {dangling.Place.Path} {dangling.Reason}" : "";

    /// <summary>Remembers why a value failed; of several reasons the first of the deepest, which is the nearest to the cause.</summary>
    /// <param name="place">Where.</param>
    /// <param name="keyword">The schema keyword in question.</param>
    /// <param name="reason">A sentence without a full stop.</param>
    /// <param name="isBetter">Whether it says more than what was remembered of the same depth.</param>
    public void Fail(FakePlace place, string keyword, string reason, bool isBetter = false)
    {
        if (keyword == "$ref" && reason.EndsWith(Flattener.Nothing, StringComparison.Ordinal))
        {
            _dangling ??= new Failure(place, keyword, reason);
        }

        if (_failure is null || place.Depth > _failure.Place.Depth || (isBetter && place.Depth == _failure.Place.Depth))
        {
            _failure = new Failure(place, keyword, reason);
        }
    }

    /// <summary>The chance of one decision at one place.</summary>
    public FakeChance Chance(FakePlace place, uint purpose, int attempt = 0)
    {
        _bench.Chance.Start(State(place, purpose, attempt));
        return _bench.Chance;
    }

    public ulong State(FakePlace place, uint purpose, int attempt) => FakeChance.Mix(place.Hash ^ _seed, purpose | ((ulong)(uint)attempt << 32));

    /// <summary>What is asked for at a place; null when nothing is.</summary>
    public Twist? TwistAt(FakePlace place, TwistKind kind) =>
        Twists is not null && Twists.TryGetValue(place.Path, out var twists) ? twists.Find(twist => twist.Kind == kind) : null;

    /// <summary>Whether a property is asked for, itself or for something in it, or its absence; null when nothing is.</summary>
    public bool? PropertyTwist(FakePlace property)
    {
        if (Twists is null)
        {
            return null;
        }

        var path = property.Path;
        foreach (var (place, twists) in Twists)
        {
            if (place.StartsWith(path, StringComparison.Ordinal) && (place.Length == path.Length || place[path.Length] is '.' or '['))
            {
                var own = twists.Find(static twist => twist.Kind == TwistKind.Property);
                return own is null || place.Length > path.Length || own.Choice == 1;
            }
        }

        return null;
    }

    /// <summary>What stands beside, taken away for values that stand elsewhere; to be put back.</summary>
    public List<KeyValuePair<string, string>> TakeSiblings()
    {
        var taken = Siblings;
        Siblings = s_none;
        return taken;
    }

    /// <summary>Keeps a short value for those that will stand beside it.</summary>
    public void Remember(string name, string json)
    {
        if (ReferenceEquals(Siblings, s_none))
        {
            Siblings = [];
        }

        Siblings.Add(new(name, json));
    }

    /// <summary>Counts a step; the effort is bounded.</summary>
    /// <exception cref="UnfakeableSchemaException">There were too many.</exception>
    public void Spend(FakePlace place, int effort = 1)
    {
        Options.Stop.ThrowIfCancellationRequested();
        _effort += effort;
        if (_effort > _limit)
        {
            throw new UnfakeableSchemaException(
                _failure?.Place.Path ?? place.Path, _failure?.Keyword ?? "effort", $"none was found in {MaxEffort} steps" + (_failure is { } failure ? $"; {failure.Reason}" : ""));
        }
    }

    /// <summary>Writes a value for the goal; false when none was found, with nothing written.</summary>
    public bool Write(Goal goal, FakePlace place)
    {
        var start = Writer.Length;
        if (TryWrite(goal, place))
        {
            return true;
        }

        Writer.TakeBack(start);
        if (IsLenient)
        {
            Writer.Raw("null"u8);
        }

        return IsLenient;
    }

    /// <summary>
    /// Writes a value that may as well be left out; false when none was found, with nothing written. It has a part of the effort only, so that one
    /// that is not found does not take all the others with it, and is tried once.
    /// </summary>
    public bool WriteOptional(Goal goal, FakePlace place)
    {
        if (_hopeless is not null && _hopeless.Contains(goal))
        {
            return false;
        }

        var (start, limit, siblings) = (Writer.Length, _limit, Siblings);
        _limit = Math.Min(limit, _effort + MaxOptionalEffort);
        try
        {
            return Write(goal, place);
        }
        catch (UnfakeableSchemaException) when (_effort <= limit)
        {
            Writer.TakeBack(start);
            Siblings = siblings;
            (_hopeless ??= []).Add(goal);
            return false;
        }
        finally
        {
            _limit = limit;
        }
    }

    /// <summary>Tells what could be done otherwise at a place.</summary>
    public void Offer(Goal goal, FakePlace place, TwistKind kind, int count, string keyword, Func<int, string> label)
    {
        if (Offered is null)
        {
            return;
        }

        for (var choice = 0; choice < count; choice++)
        {
            Offered(goal, new Twist(place.Path, kind, choice, keyword, label(choice)));
        }
    }

    /// <summary>What is dear to make and serves one fake after the other.</summary>
    private sealed class Bench
    {
        public FakeChance Chance { get; } = new();

        public FakeWriter Writer { get; } = new();
    }

    private sealed record Failure(FakePlace Place, string Keyword, string Reason);
}
