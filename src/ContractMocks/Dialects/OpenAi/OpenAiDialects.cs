using ContractMocks.Dialects.OpenAi.Responses;
using ContractMocks.Dialects.OpenAi.Stored;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>OpenAI's dialects by the names that provider knowledge gives them.</summary>
internal static class OpenAiDialects
{
    public static Dialect? Find(string name) => name switch
    {
        "openai.chat" => new ChatDialect(),
        "openai.chat.list" => new StoredChatDialect(StoredAct.List),
        "openai.chat.get" => new StoredChatDialect(StoredAct.Get),
        "openai.chat.update" => new StoredChatDialect(StoredAct.Update),
        "openai.chat.delete" => new StoredChatDialect(StoredAct.Delete),
        "openai.chat.messages" => new StoredChatDialect(StoredAct.Messages),
        "openai.completions" => new CompletionsDialect(),
        "openai.embeddings" => new EmbeddingsDialect(),
        "openai.images.generate" => new ImagesDialect(ImageTask.Generation),
        "openai.images.edit" => new ImagesDialect(ImageTask.Edit),
        "openai.images.vary" => new ImagesDialect(ImageTask.Variation),
        "openai.images.file" => new PictureFiles(),
        "openai.audio.speech" => new SpeechDialect(),
        "openai.audio.transcribe" => new TranscriptionDialect(isTranslation: false),
        "openai.audio.translate" => new TranscriptionDialect(isTranslation: true),
        "openai.responses" => new ResponsesDialect(),
        "openai.responses.get" => new ResponsesApiDialect(ResponseAction.Get),
        "openai.responses.delete" => new ResponsesApiDialect(ResponseAction.Delete),
        "openai.responses.cancel" => new ResponsesApiDialect(ResponseAction.Cancel),
        "openai.responses.input_items" => new ResponsesApiDialect(ResponseAction.ListInput),
        "openai.responses.input_tokens" => new InputTokensDialect(),
        "openai.responses.compact" => new CompactDialect(),
        "openai.moderations" => new ModerationsDialect(),
        "openai.models.list" => new ModelsDialect(ModelsAct.List),
        "openai.models.get" => new ModelsDialect(ModelsAct.Get),
        "openai.models.delete" => new ModelsDialect(ModelsAct.Delete),
        _ => null,
    };
}
