using System.Globalization;
using System.Numerics;

namespace ContractMocks.Fakes.Solving;

/// <summary>A decimal number of any size, exactly: bounds, steps and the numbers between them must not drift by a rounding.</summary>
/// <remarks>The value is <c>Digits · 10^Exponent</c>. Exponents beyond ±<see cref="MostExponent"/> are clamped: no JSON reader takes them anyway.</remarks>
internal readonly struct Exact : IComparable<Exact>, IEquatable<Exact>
{
    private const int MostExponent = 2000;

    private Exact(BigInteger digits, int exponent)
    {
        Digits = digits;
        Exponent = exponent;
    }

    public BigInteger Digits { get; }

    public int Exponent { get; }

    public bool IsZero => Digits.IsZero;

    public bool IsWhole => Exponent >= 0 || (Digits % BigInteger.Pow(10, -Exponent)).IsZero;

    public static implicit operator Exact(long value) => new(value, 0);

    public static Exact operator +(Exact left, Exact right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return new Exact(left.At(exponent) + right.At(exponent), exponent);
    }

    public static Exact operator -(Exact left, Exact right) => left + new Exact(-right.Digits, right.Exponent);

    public static Exact operator *(Exact left, Exact right) => new(left.Digits * right.Digits, left.Exponent + right.Exponent);

    public static bool operator <(Exact left, Exact right) => left.CompareTo(right) < 0;

    public static bool operator >(Exact left, Exact right) => left.CompareTo(right) > 0;

    public static bool operator <=(Exact left, Exact right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Exact left, Exact right) => left.CompareTo(right) >= 0;

    public static bool operator ==(Exact left, Exact right) => left.CompareTo(right) == 0;

    public static bool operator !=(Exact left, Exact right) => left.CompareTo(right) != 0;

    /// <summary>A number that is written as JSON has it.</summary>
    public static Exact Parse(string json)
    {
        var split = json.IndexOfAny(['e', 'E']);
        var mantissa = split < 0 ? json : json[..split];
        var exponent = 0;
        if (split >= 0 && !int.TryParse(json.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            exponent = json[split + 1] == '-' ? -MostExponent : MostExponent;
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        exponent = Math.Clamp(exponent, -MostExponent, MostExponent) - (point < 0 ? 0 : mantissa.Length - point - 1);
        return new Exact(BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent);
    }

    /// <summary>The shortest decimal that is the double.</summary>
    public static Exact From(double value) => Parse(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>10 to a power.</summary>
    public static Exact PowerOfTen(int exponent) => new(BigInteger.One, exponent);

    /// <summary>The greatest whole number of steps that is not above the value.</summary>
    public static BigInteger Floor(Exact value, Exact step)
    {
        var exponent = Math.Min(value.Exponent, step.Exponent);
        var quotient = BigInteger.DivRem(value.At(exponent), step.At(exponent), out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The least whole number of steps that is not below the value.</summary>
    public static BigInteger Ceiling(Exact value, Exact step) => -Floor(new Exact(-value.Digits, value.Exponent), step);

    /// <summary>The least number above zero that is a multiple of both; both are above zero.</summary>
    public static Exact CommonMultiple(Exact left, Exact right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        var (a, b) = (left.At(exponent), right.At(exponent));
        return new Exact(a / BigInteger.GreatestCommonDivisor(a, b) * b, exponent);
    }

    public static Exact Of(BigInteger value) => new(value, 0);

    public bool IsMultipleOf(Exact step)
    {
        var exponent = Math.Min(Exponent, step.Exponent);
        return (At(exponent) % step.At(exponent)).IsZero;
    }

    public double ToDouble() => double.Parse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public int CompareTo(Exact other)
    {
        if (Digits.Sign != other.Digits.Sign || Exponent == other.Exponent)
        {
            return Digits.Sign != other.Digits.Sign ? Digits.Sign.CompareTo(other.Digits.Sign) : Digits.CompareTo(other.Digits);
        }

        var exponent = Math.Min(Exponent, other.Exponent);
        return At(exponent).CompareTo(other.At(exponent));
    }

    public bool Equals(Exact other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    public override int GetHashCode()
    {
        var (digits, exponent) = Trimmed();
        return HashCode.Combine(digits, exponent);
    }

    /// <summary>The number as JSON: without an exponent as long as that is short.</summary>
    public override string ToString()
    {
        const int Short = 25;
        var (digits, exponent) = Trimmed();
        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture);
        var sign = digits.Sign < 0 ? "-" : "";
        if (exponent >= 0)
        {
            // Whole numbers are written out as far as 400 digits: a reader that goes by the way a number is written takes 1e3 for no integer.
            return text.Length + exponent <= 400 ? sign + text + new string('0', exponent) : $"{sign}{text}e{exponent}";
        }

        if (-exponent < text.Length)
        {
            return $"{sign}{text[..(text.Length + exponent)]}.{text[(text.Length + exponent)..]}";
        }

        return -exponent <= Short ? $"{sign}0.{new string('0', -exponent - text.Length)}{text}" : $"{sign}{text}e{exponent}";
    }

    private (BigInteger Digits, int Exponent) Trimmed()
    {
        if (Digits.IsZero)
        {
            return (Digits, 0);
        }

        var (digits, exponent) = (Digits, Exponent);
        for (var quotient = BigInteger.DivRem(digits, 10, out var rest); rest.IsZero; quotient = BigInteger.DivRem(digits, 10, out rest))
        {
            digits = quotient;
            exponent++;
        }

        return (digits, exponent);
    }

    private BigInteger At(int exponent) => Exponent == exponent ? Digits : Digits * BigInteger.Pow(10, Exponent - exponent);
}
