using ContractMocks.Dialects.Anthropic.Stored;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>Anthropic's dialects by the names that provider knowledge gives them.</summary>
internal static class AnthropicDialects
{
    public static Dialect? Find(string name) => name switch
    {
        "anthropic.messages" => new MessagesDialect(),
        "anthropic.count_tokens" => new CountTokensDialect(),
        "anthropic.models.list" => new ModelsDialect(isList: true),
        "anthropic.models.get" => new ModelsDialect(isList: false),
        "anthropic.batches.create" => new BatchesDialect(BatchAction.Create),
        "anthropic.batches.list" => new BatchesDialect(BatchAction.List),
        "anthropic.batches.get" => new BatchesDialect(BatchAction.Get),
        "anthropic.batches.delete" => new BatchesDialect(BatchAction.Delete),
        "anthropic.batches.cancel" => new BatchesDialect(BatchAction.Cancel),
        "anthropic.batches.results" => new BatchesDialect(BatchAction.Results),
        "anthropic.files.upload" => new FilesDialect(FileAction.Upload),
        "anthropic.files.list" => new FilesDialect(FileAction.List),
        "anthropic.files.get" => new FilesDialect(FileAction.Get),
        "anthropic.files.delete" => new FilesDialect(FileAction.Delete),
        "anthropic.files.download" => new FilesDialect(FileAction.Download),
        _ => null,
    };
}
