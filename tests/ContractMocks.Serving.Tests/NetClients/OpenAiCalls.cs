using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Assistants;
using OpenAI.Audio;
using OpenAI.Batch;
using OpenAI.Chat;
using OpenAI.Containers;
using OpenAI.Conversations;
using OpenAI.Embeddings;
using OpenAI.Evals;
using OpenAI.Files;
using OpenAI.FineTuning;
using OpenAI.Graders;
using OpenAI.Images;
using OpenAI.Models;
using OpenAI.Moderations;
using OpenAI.Realtime;
using OpenAI.Responses;
using OpenAI.Skills;
using OpenAI.VectorStores;
using OpenAI.Videos;

namespace ContractMocks.Serving.Tests;

/// <summary>What the tests ask of OpenAI's .NET SDK: something of each client class, named <c>Client.what</c>.</summary>
internal static class OpenAiCalls
{
    private const string Model = "gpt-5";

    private static readonly RequestOptions s_raw = new();

    public static CallBook For(Uri address)
    {
        var client = new OpenAIClient(
            new ApiKeyCredential("sk-test"),
            new OpenAIClientOptions { Endpoint = address, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });
        var calls = new CallBook();
        Text(calls, client);
        Media(calls, client);
        Files(calls, client);
        Agents(calls, client);
        Training(calls, client);
        return calls;
    }

    private static void Text(CallBook calls, OpenAIClient client)
    {
        var chat = client.GetChatClient(Model);
        calls.Add("ChatClient.complete", () => chat.CompleteChatAsync(new UserChatMessage("Say hello.")));
        calls.Add("ChatClient.stream", () => chat.CompleteChatStreamingAsync(new UserChatMessage("Say hello.")), least: 1);
        var weather = BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""");
        calls.Add("ChatClient.complete (a call)", async () =>
        {
            var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather", null, weather) }, ToolChoice = ChatToolChoice.CreateRequiredChoice() };
            var completion = (await chat.CompleteChatAsync([new UserChatMessage("Weather?")], options)).Value;
            Assert.Equal(ChatFinishReason.ToolCalls, completion.FinishReason);
            Assert.Contains("city", completion.ToolCalls.Single().FunctionArguments.ToString(), StringComparison.Ordinal);
        });
        calls.Add("ChatClient.complete (a format)", async () =>
        {
            var options = new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("weather", weather) };
            var completion = (await chat.CompleteChatAsync([new UserChatMessage("Weather?")], options)).Value;
            Assert.StartsWith("{\"city\":", completion.Content.Single().Text, StringComparison.Ordinal);
        });
        calls.Add("ChatClient.get", () => chat.GetChatCompletionAsync("chatcmpl-1"));
        calls.Add("ChatClient.list", () => chat.GetChatCompletionsAsync());
        calls.Add("ChatClient.messages", () => chat.GetChatCompletionMessagesAsync("chatcmpl-1"));
        calls.Add("ChatClient.delete", () => chat.DeleteChatCompletionAsync("chatcmpl-1"));
        var responses = client.GetResponsesClient();
        calls.Add("ResponsesClient.create", () => responses.CreateResponseAsync(Model, "Say hello."));
        calls.Add("ResponsesClient.stream", async () =>
        {
            var events = 0;
            await foreach (var _ in (await responses.CreateResponseStreamingAsync(Model, "Say hello.")).WithCancellation(default))
            {
                events++;
            }

            Assert.NotEqual(0, events);
        });
        calls.Add("ResponsesClient.get", () => responses.GetResponseAsync("resp_1"));
        calls.Add("ResponsesClient.items", () => responses.GetResponseInputItemsAsync("resp_1"));
        calls.Add("ResponsesClient.delete", () => responses.DeleteResponseAsync("resp_1", s_raw));
        var conversations = client.GetConversationClient();
        calls.Add("ConversationClient.create", () => conversations.CreateConversationAsync(Json("{}")));
        calls.Add("ConversationClient.get", () => conversations.GetConversationAsync("conv_1", s_raw));
        var embeddings = client.GetEmbeddingClient("text-embedding-3-small");
        calls.Add("EmbeddingClient.generate", () => embeddings.GenerateEmbeddingsAsync(["one", "two"]));
        var moderation = client.GetModerationClient("omni-moderation-latest");
        calls.Add("ModerationClient.classify", () => moderation.ClassifyTextAsync("Hello"));
        var models = client.GetOpenAIModelClient();
        calls.Add("OpenAIModelClient.list", () => models.GetModelsAsync());
        calls.Add("OpenAIModelClient.get", () => models.GetModelAsync(Model));
        calls.Add("OpenAIModelClient.delete", () => models.DeleteModelAsync("ft:gpt-5:acme::1"));
    }

    private static void Media(CallBook calls, OpenAIClient client)
    {
        var images = client.GetImageClient("gpt-image-1");
        calls.Add("ImageClient.generate", () => images.GenerateImageAsync("A dot"));
        calls.Add("ImageClient.edit", () => images.GenerateImageEditAsync(Bytes(), "dot.png", "A line"));
        calls.Add("ImageClient.variation", () => images.GenerateImageVariationAsync(Bytes(), "dot.png"));
        var audio = client.GetAudioClient("gpt-4o-transcribe");
        calls.Add("AudioClient.speech", () => audio.GenerateSpeechAsync("Hello", GeneratedSpeechVoice.Alloy));
        calls.Add("AudioClient.transcribe", () => audio.TranscribeAudioAsync(Bytes(), "voice.wav"));
        var videos = client.GetVideoClient();
        calls.Add("VideoClient.list", () => Raw(videos.GetVideosAsync()));
        calls.Add("VideoClient.get", () => videos.GetVideoAsync("video_1"));
        calls.Add("VideoClient.download", () => videos.DownloadVideoAsync("video_1"));
        var realtime = client.GetRealtimeClient();
        calls.Add("RealtimeClient.secret", () => realtime.CreateRealtimeClientSecretAsync(Json("""{"session":{"type":"realtime"}}""")));
    }

    private static void Files(CallBook calls, OpenAIClient client)
    {
        var files = client.GetOpenAIFileClient();
        calls.Add("OpenAIFileClient.upload", () => files.UploadFileAsync(Bytes(), "lines.jsonl", FileUploadPurpose.Batch));
        calls.Add("OpenAIFileClient.list", () => files.GetFilesAsync());
        calls.Add("OpenAIFileClient.get", () => files.GetFileAsync("file-1"));
        calls.Add("OpenAIFileClient.download", () => files.DownloadFileAsync("file-1"));
        calls.Add("OpenAIFileClient.delete", () => files.DeleteFileAsync("file-1"));
        calls.Add("OpenAIFileClient.complete", () => files.CompleteUploadAsync("upload_1", Json("""{"part_ids":["part_1"]}""")));
        var stores = client.GetVectorStoreClient();
        calls.Add("VectorStoreClient.create", () => stores.CreateVectorStoreAsync());
        calls.Add("VectorStoreClient.list", () => stores.GetVectorStoresAsync());
        calls.Add("VectorStoreClient.add", () => stores.AddFileToVectorStoreAsync("vs_1", "file-1"));
        calls.Add("VectorStoreClient.batch", () => stores.AddFileBatchToVectorStoreAsync("vs_1", ["file-1"]));
        calls.Add("VectorStoreClient.files", () => stores.GetVectorStoreFilesAsync("vs_1"));
        calls.Add("VectorStoreClient.search", () => stores.SearchVectorStoreAsync("vs_1", Json("""{"query":"a"}""")));
        var batches = client.GetBatchClient();
        calls.Add("BatchClient.list", () => Raw(batches.GetBatchesAsync(null, null, s_raw)));
        calls.Add("BatchClient.get", () => batches.GetBatchAsync("batch_1", s_raw));
        var containers = client.GetContainerClient();
        calls.Add("ContainerClient.list", () => containers.GetContainersAsync());
        calls.Add("ContainerClient.get", () => containers.GetContainerAsync("cntr_1"));
        calls.Add("ContainerClient.files", () => containers.GetContainerFilesAsync(new ContainerFileCollectionOptions("cntr_1")));
        var skills = client.GetSkillClient();
        calls.Add("SkillClient.list", () => skills.GetSkillsAsync(null, null, null, s_raw));
        calls.Add("SkillClient.get", () => skills.GetSkillAsync("skill_1", s_raw));
    }

    private static void Agents(CallBook calls, OpenAIClient client)
    {
        var assistants = client.GetAssistantClient();
        calls.Add("AssistantClient.create", () => assistants.CreateAssistantAsync("gpt-4o"));
        calls.Add("AssistantClient.list", () => assistants.GetAssistantsAsync());
        calls.Add("AssistantClient.thread", () => assistants.CreateThreadAsync());
        calls.Add("AssistantClient.messages", () => assistants.GetMessagesAsync("thread_1"));
        calls.Add("AssistantClient.run", () => assistants.CreateRunAsync("thread_1", "asst_1"));
        calls.Add("AssistantClient.runs", () => assistants.GetRunsAsync("thread_1"));
        calls.Add("AssistantClient.steps", () => assistants.GetRunStepsAsync("thread_1", "run_1"));
    }

    private static void Training(CallBook calls, OpenAIClient client)
    {
        var tuning = client.GetFineTuningClient();
        calls.Add("FineTuningClient.create", () => tuning.FineTuneAsync("gpt-4o-mini", "file-1", false));
        calls.Add("FineTuningClient.get", () => tuning.GetJobAsync("ftjob-1"));
        calls.Add("FineTuningClient.list", () => tuning.GetJobsAsync());
        var evals = client.GetEvaluationClient();
        calls.Add("EvaluationClient.list", () => evals.GetEvaluationsAsync(null, null, null, null, s_raw));
        calls.Add("EvaluationClient.runs", () => evals.GetEvaluationRunsAsync("eval_1", null, null, null, null, s_raw));
        var graders = client.GetGraderClient();
        calls.Add("GraderClient.validate", () => graders.ValidateGraderAsync(Json(
            """{"grader":{"type":"string_check","name":"same","input":"a","operation":"eq","reference":"b"}}""")));
    }

    private static BinaryContent Json(string json) => BinaryContent.Create(BinaryData.FromString(json));

    private static MemoryStream Bytes() => new("{}\n"u8.ToArray());

    private static async IAsyncEnumerable<ClientResult> Raw(AsyncCollectionResult pages)
    {
        await foreach (var page in pages.GetRawPagesAsync())
        {
            yield return page;
        }
    }
}
