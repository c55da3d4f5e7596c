using System.Diagnostics.CodeAnalysis;

namespace ContractMocks.Json;

/// <summary>
/// A text of the wire that stands for a value: a date, bytes. It keeps its spelling (<c>Z</c> or <c>+00:00</c>, digits of a second), so that what
/// was read is written again, and a text that stands for no value is kept too. Equal when the texts are.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class FormattedText<T> : IEquatable<FormattedText<T>>
{
    private protected FormattedText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>The text on the wire.</summary>
    public string Text { get; }

    /// <summary>The value that the text stands for.</summary>
    /// <exception cref="FormatException">The text stands for none.</exception>
    public T Value => TryGet(out var value) ? value : throw new FormatException($"\"{Text}\" is no {GetType().Name}");

    /// <summary>Whether the text stands for a value.</summary>
    public bool IsValid => TryGet(out _);

    /// <inheritdoc />
    public bool Equals(FormattedText<T>? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as FormattedText<T>);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The text on the wire.</summary>
    public override string ToString() => Text;

    private protected abstract bool TryGet([MaybeNullWhen(false)] out T value);
}
