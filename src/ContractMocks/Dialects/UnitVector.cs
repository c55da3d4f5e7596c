using ContractMocks.Engine;

namespace ContractMocks.Dialects;

/// <summary>Vectors of length 1 that stand for texts: they depend on the seed and the text alone, so equal texts are equal and others far apart.</summary>
internal static class UnitVector
{
    /// <summary>The vector of a text.</summary>
    /// <param name="seed">The seed of the mock.</param>
    /// <param name="text">The text.</param>
    /// <param name="dimensions">How many numbers it has, at least 1. A shorter vector is a longer one cut and brought back to length 1.</param>
    public static float[] Of(int seed, string text, int dimensions)
    {
        var chance = StableChance.ForText(seed, text);
        var numbers = new double[dimensions];
        var squares = 0.0;
        for (var i = 0; i < dimensions; i++)
        {
            numbers[i] = chance.NextSigned();
            squares += numbers[i] * numbers[i];
        }

        var length = Math.Sqrt(squares);
        return Array.ConvertAll(numbers, number => (float)(number / length));
    }
}
