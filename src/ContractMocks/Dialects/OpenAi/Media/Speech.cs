using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// Spoken text as a mock speaks it: 60 ms for each character at the usual speed, as samples of one soft tone for each word, or as silence in the formats
/// that would need an encoder. All that it is depends on the text, the voice and the speed alone.
/// </summary>
internal sealed class Speech
{
    /// <summary>How many samples a second has, in every format but Opus.</summary>
    public const int Rate = 24_000;

    private const double PerCharacter = 0.06;
    private const double Shortest = 0.1;
    private const int Loudness = 3_000;

    private readonly string _text;
    private readonly int _period;

    /// <summary>A text as it is spoken.</summary>
    /// <param name="text">The text.</param>
    /// <param name="voice">The name of the voice, which has a pitch of its own.</param>
    /// <param name="speed">How fast, 1 for the usual speed.</param>
    public Speech(string text, string voice, double speed)
    {
        _text = text;
        Seconds = Math.Max(Shortest, text.Length * PerCharacter / Math.Clamp(speed, 0.25, 4));
        Samples = (int)Math.Round(Seconds * Rate);
        var pitch = 110 + (int)(StableChance.ForText(0, voice).Next() % 110);
        _period = Rate / pitch;
    }

    public double Seconds { get; }

    /// <summary>How many samples it has.</summary>
    public int Samples { get; }

    /// <summary>Fills in samples: a triangle wave, silent where the text has a space.</summary>
    /// <param name="from">The first sample that is wanted.</param>
    /// <param name="samples">Where they go.</param>
    public void Read(int from, Span<short> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var at = from + i;
            var character = _text.Length == 0 ? ' ' : _text[(int)Math.Min(_text.Length - 1, (long)at * _text.Length / Samples)];
            var phase = at % _period;
            var height = Math.Abs((4 * Loudness * phase / _period) - (2 * Loudness)) - Loudness;
            samples[i] = char.IsWhiteSpace(character) ? (short)0 : (short)height;
        }
    }
}
