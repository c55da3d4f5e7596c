using System.Text.Json.Nodes;
using ContractMocks.Dialects;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Reads the answers of one conversation API back into what they say.</summary>
internal abstract class AnswerKind
{
    /// <summary>How streams are framed.</summary>
    public virtual StreamForm Form => StreamForm.Events;

    /// <summary>What an answer in one piece says.</summary>
    public abstract SaidAnswer Read(JsonObject answer);

    /// <summary>The answer in one piece that the events of a stream make.</summary>
    public abstract JsonObject Assemble(IReadOnlyList<JsonObject> events);

    /// <summary>Adds what fakes leave out.</summary>
    public abstract void Mend(JsonObject answer, Mends mends);

    /// <summary>Adds what fakes leave out of an event.</summary>
    /// <param name="one">The event.</param>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="mends">What was added.</param>
    public abstract void MendEvent(JsonObject one, int number, Mends mends);
}
