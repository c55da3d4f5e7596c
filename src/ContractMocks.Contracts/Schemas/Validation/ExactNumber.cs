using System.Numerics;
using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// JSON numbers by their decimal value, of any size and precision: 0.1 is a tenth, and 9007199254740993 is not its neighbour. The common
/// cases (64-bit integers, different doubles) are decided without looking at digits.
/// </summary>
internal static class ExactNumber
{
    private const int StackDigits = 128;

    /// <summary>Multiples of numbers with more significant digits are computed in floating point. Exponents may be of any size.</summary>
    private const int MostDigits = 1200;

    public static bool IsInteger(JsonElement number)
    {
        if (number.TryGetInt64(out _))
        {
            return true;
        }

        var text = Utf8Text.Raw(number);
        Span<byte> buffer = text.Length <= StackDigits ? stackalloc byte[StackDigits] : new byte[text.Length];
        var digits = Digits.Read(text, buffer);
        return digits.Significant.Length <= digits.Point;
    }

    public static int Compare(JsonElement left, JsonElement right)
    {
        if (left.TryGetInt64(out var leftInteger) && right.TryGetInt64(out var rightInteger))
        {
            return leftInteger.CompareTo(rightInteger);
        }

        if (left.TryGetDouble(out var leftDouble) && right.TryGetDouble(out var rightDouble) && leftDouble != rightDouble)
        {
            // Rounding keeps the order, so that different doubles come from numbers in the same order.
            return leftDouble.CompareTo(rightDouble);
        }

        var leftText = Utf8Text.Raw(left);
        var rightText = Utf8Text.Raw(right);
        Span<byte> leftBuffer = leftText.Length <= StackDigits ? stackalloc byte[StackDigits] : new byte[leftText.Length];
        Span<byte> rightBuffer = rightText.Length <= StackDigits ? stackalloc byte[StackDigits] : new byte[rightText.Length];
        return Digits.Read(leftText, leftBuffer).CompareTo(Digits.Read(rightText, rightBuffer));
    }

    public static int Hash(JsonElement number)
    {
        var text = Utf8Text.Raw(number);
        Span<byte> buffer = text.Length <= StackDigits ? stackalloc byte[StackDigits] : new byte[text.Length];
        var digits = Digits.Read(text, buffer);
        var hash = unchecked((int)digits.Point * 397) ^ (digits.Negative ? 1 : 0);
        return JsonEquality.Mix(hash, digits.Significant);
    }

    /// <summary>Whether the number is a whole multiple of a step above zero.</summary>
    public static bool IsMultiple(JsonElement number, JsonElement step)
    {
        if (number.TryGetInt64(out var integer) && step.TryGetInt64(out var integerStep))
        {
            return integerStep == -1 || integer % integerStep == 0;
        }

        var text = Utf8Text.Raw(number);
        var stepText = Utf8Text.Raw(step);
        Span<byte> buffer = text.Length <= StackDigits ? stackalloc byte[StackDigits] : new byte[text.Length];
        Span<byte> stepBuffer = stepText.Length <= StackDigits ? stackalloc byte[StackDigits] : new byte[stepText.Length];
        var digits = Digits.Read(text, buffer);
        var stepDigits = Digits.Read(stepText, stepBuffer);
        if (digits.Significant.IsEmpty)
        {
            return true;
        }

        if (digits.Significant.Length > MostDigits || stepDigits.Significant.Length > MostDigits)
        {
            return number.TryGetDouble(out var value) && step.TryGetDouble(out var divisor) && Math.IEEERemainder(value, divisor) == 0;
        }

        // d·10^a is a multiple of s·10^b when s divides d·10^(a-b). With a below b, s·10^(b-a) would have to divide d, which ends in no zero and
        // so is no multiple of ten.
        var shift = digits.Exponent - stepDigits.Exponent;
        var unit = stepDigits.ToInteger();
        return shift >= 0 && BigInteger.Remainder(digits.ToInteger() * BigInteger.ModPow(10, shift, unit), unit).IsZero;
    }

    /// <summary>A number as its significant digits, without zeros at either end, and where the decimal point is before, in or after them.</summary>
    private readonly ref struct Digits
    {
        private Digits(bool negative, ReadOnlySpan<byte> significant, long point)
        {
            Negative = negative;
            Significant = significant;
            Point = point;
        }

        public bool Negative { get; }

        public ReadOnlySpan<byte> Significant { get; }

        public long Point { get; }

        /// <summary>The power of ten of the last digit.</summary>
        public long Exponent => Point - Significant.Length;

        public static Digits Read(ReadOnlySpan<byte> text, Span<byte> buffer)
        {
            var negative = text[0] == '-';
            var count = 0;
            long point = -1;
            var i = negative ? 1 : 0;
            for (; i < text.Length && (text[i] | 0x20) != 'e'; i++)
            {
                if (text[i] == '.')
                {
                    point = count;
                }
                else
                {
                    buffer[count++] = text[i];
                }
            }

            point = (point < 0 ? count : point) + (i < text.Length ? ReadExponent(text.Slice(i + 1)) : 0);
            var start = 0;
            while (start < count && buffer[start] == '0')
            {
                start++;
                point--;
            }

            while (count > start && buffer[count - 1] == '0')
            {
                count--;
            }

            return start == count ? new Digits(false, default, 0) : new Digits(negative, buffer.Slice(start, count - start), point);
        }

        public int CompareTo(Digits other)
        {
            var sign = Significant.IsEmpty ? 0 : Negative ? -1 : 1;
            var otherSign = other.Significant.IsEmpty ? 0 : other.Negative ? -1 : 1;
            if (sign != otherSign || sign == 0)
            {
                return sign.CompareTo(otherSign);
            }

            var size = Point != other.Point ? Point.CompareTo(other.Point) : Significant.SequenceCompareTo(other.Significant);
            return sign * Math.Sign(size);
        }

        /// <summary>The significant digits as a whole number.</summary>
        public BigInteger ToInteger()
        {
            var value = BigInteger.Zero;
            foreach (var digit in Significant)
            {
                value = (value * 10) + (digit - '0');
            }

            return value;
        }

        private static long ReadExponent(ReadOnlySpan<byte> text)
        {
            const long Huge = 1_000_000_000_000;
            var negative = text[0] == '-';
            long value = 0;
            for (var i = text[0] is (byte)'-' or (byte)'+' ? 1 : 0; i < text.Length; i++)
            {
                value = Math.Min(Huge, (value * 10) + (text[i] - '0'));
            }

            return negative ? -value : value;
        }
    }
}
