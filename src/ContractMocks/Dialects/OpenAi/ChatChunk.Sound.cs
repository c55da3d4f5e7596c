namespace ContractMocks.Dialects.OpenAi;

/// <content>The chunks of a spoken answer.</content>
internal partial class ChatChunk
{
    public void Transcript(int choice, ReadOnlySpan<char> piece)
    {
        var json = BeginDelta(choice);
        json.WriteStartObject("audio"u8);
        json.WriteString("transcript"u8, piece);
        json.WriteEndObject();
        EndDelta(json, choice, default, piece.Length);
    }

    public void Sound(int choice, ReadOnlySpan<byte> sound)
    {
        var json = BeginDelta(choice);
        json.WriteStartObject("audio"u8);
        json.WriteBase64String("data"u8, sound);
        json.WriteEndObject();
        EndDelta(json, choice, default, 0);
    }

    public void SoundEnd(int choice)
    {
        var json = BeginDelta(choice);
        json.WriteStartObject("audio"u8);
        json.WriteNumber("expires_at"u8, Answer.Created + ChatAudio.Lifetime);
        json.WriteEndObject();
        EndDelta(json, choice, default, 0);
    }
}
