namespace ContractMocks.Schemas.Validation;

/// <summary>What <see cref="EcmaReader{T}"/> makes of the parts of a pattern. One reader for all, so that nobody reads a pattern in another way.</summary>
/// <typeparam name="T">A part.</typeparam>
internal interface IEcmaParts<T>
{
    T Set(CodePointSet set);

    T Sequence(List<T> parts);

    T Either(List<T> parts);

    /// <param name="part">What is repeated.</param>
    /// <param name="count">How often.</param>
    /// <param name="groups">The groups in it that are referred to: each round begins with them unset.</param>
    T Loop(T part, EcmaCount count, IReadOnlyList<int> groups);

    /// <param name="number">From 1 on.</param>
    /// <param name="body">What is in it.</param>
    /// <param name="isNamed">Whether a reference names it.</param>
    T Group(int number, T body, bool isNamed);

    T Assertion(EcmaAssertion assertion);

    T Look(EcmaLook look, T body);

    /// <summary>What the group matched, or the empty text where it is not set.</summary>
    T Back(int number, bool isAnyCase);
}

/// <summary>How often something is repeated; <see cref="Endless"/> is no bound.</summary>
internal readonly record struct EcmaCount(int Least, int Most, bool IsLazy)
{
    public const int Endless = int.MaxValue;
}

internal enum EcmaAssertion
{
    Start,
    End,
    Edge,
    NoEdge,
}

internal enum EcmaLook
{
    Ahead,
    NotAhead,
    Behind,
    NotBehind,
}

/// <summary>It is no pattern; the message says why, to be read after the pattern itself.</summary>
internal sealed class EcmaTrouble(string reason) : Exception(reason);
