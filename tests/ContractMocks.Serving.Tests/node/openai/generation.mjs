// What models make: text, images, sound, vectors.
import { toFile } from 'openai';
import { download, events, nothing, pages, value } from '../outcomes.mjs';

const model = 'gpt-5.4';
const messages = [{ role: 'user', content: 'Say hello.' }];
const weather = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const weatherTool = { type: 'function', function: { name: 'get_weather', parameters: weather, strict: true } };
const png = () => toFile(Buffer.from('iVBORw0KGgo=', 'base64'), 'dot.png', { type: 'image/png' });
const sound = () => toFile(Buffer.from('RIFF....WAVE'), 'voice.wav', { type: 'audio/wav' });

export const generation = (client) => ({ ...chat(client), ...responses(client), ...media(client), ...realtime(client) });

const chat = (client) => ({
  'completions.create': value(() => client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: 'Hello' })),
  'chat.completions.create': value(
    () => client.chat.completions.create({ model, messages }),
    (answer) => answer.object === 'chat.completion',
  ),
  'chat.completions.create (tools)': value(() =>
    client.chat.completions.create({
      model,
      messages: [{ role: 'developer', content: 'Be brief.' }, ...messages],
      tools: [{ type: 'function', function: { name: 'get_weather', parameters: weather, strict: true } }],
      tool_choice: 'auto',
      response_format: { type: 'json_schema', json_schema: { name: 'weather', schema: weather, strict: true } },
      temperature: 0.5,
    }),
  ),
  'chat.completions.create (a call)': value(
    () => client.chat.completions.create({ model, messages, tools: [weatherTool], tool_choice: 'required' }),
    (answer) =>
      answer.choices[0].finish_reason === 'tool_calls' &&
      typeof JSON.parse(answer.choices[0].message.tool_calls[0].function.arguments).city === 'string',
  ),
  'chat.completions.stream (a format)': value(
    () =>
      client.chat.completions
        .stream({ model, messages, response_format: { type: 'json_schema', json_schema: { name: 'weather', schema: weather, strict: true } } })
        .finalChatCompletion(),
    (answer) => typeof JSON.parse(answer.choices[0].message.content).city === 'string',
  ),
  'chat.completions.create (stream)': events(() => client.chat.completions.create({ model, messages, stream: true })),
  'chat.completions.retrieve': value(() => client.chat.completions.retrieve('chatcmpl-1')),
  'chat.completions.update': value(() => client.chat.completions.update('chatcmpl-1', { metadata: { a: 'b' } })),
  'chat.completions.list': pages(() => client.chat.completions.list({ limit: 2, metadata: { a: 'b' } })),
  'chat.completions.delete': value(() => client.chat.completions.delete('chatcmpl-1')),
  'chat.completions.messages.list': pages(() => client.chat.completions.messages.list('chatcmpl-1', { order: 'desc' })),
  'embeddings.create': value(() => client.embeddings.create({ model: 'text-embedding-3-small', input: 'Hello' })),
  'embeddings.create (many)': value(() =>
    client.embeddings.create({ model: 'text-embedding-3-small', input: ['one', 'two'], encoding_format: 'float', dimensions: 256 }),
  ),
  'moderations.create': value(() => client.moderations.create({ input: 'Hello' })),
  'models.list': pages(() => client.models.list(), 1),
  'models.retrieve': value(() => client.models.retrieve('gpt-5')),
  'models.delete': value(() => client.models.delete('ft:gpt-5:acme::1')),
});

const responses = (client) => ({
  'responses.create': value(() => client.responses.create({ model, input: 'Hello' })),
  'responses.create (tools)': value(() =>
    client.responses.create({
      model,
      input: [{ role: 'user', content: [{ type: 'input_text', text: 'Hello' }] }],
      tools: [{ type: 'function', name: 'get_weather', parameters: weather, strict: true }, { type: 'web_search' }],
      text: { format: { type: 'json_schema', name: 'weather', schema: weather } },
    }),
  ),
  'responses.stream (a call)': value(
    () =>
      client.responses
        .stream({ model, input: 'Hello', tools: [{ type: 'function', name: 'get_weather', parameters: weather, strict: true }], tool_choice: 'required' })
        .finalResponse(),
    (answer) => typeof JSON.parse(answer.output.find((item) => item.type === 'function_call').arguments).city === 'string',
  ),
  'responses.stream (a format)': value(
    () => client.responses.stream({ model, input: 'Hello', text: { format: { type: 'json_schema', name: 'weather', schema: weather, strict: true } } }).finalResponse(),
    (answer) => typeof JSON.parse(answer.output_text).city === 'string',
  ),
  'responses.create (stream)': events(() => client.responses.create({ model, input: 'Hello', stream: true })),
  'responses.retrieve': value(() => client.responses.retrieve('resp_1', { include: ['message.output_text.logprobs'] })),
  'responses.delete': nothing(() => client.responses.delete('resp_1')),
  'responses.cancel': value(() => client.responses.cancel('resp_1')),
  'responses.compact': value(() => client.responses.compact({ model })),
  'responses.inputItems.list': pages(() => client.responses.inputItems.list('resp_1', { limit: 2 })),
  'responses.inputTokens.count': value(() => client.responses.inputTokens.count({ model, input: 'Hello' })),
  'beta.responses.create': value(() => client.beta.responses.create({ model, input: 'Hello' })),
  'beta.responses.retrieve': value(() => client.beta.responses.retrieve('resp_1')),
  'beta.responses.delete': nothing(() => client.beta.responses.delete('resp_1')),
  'beta.responses.cancel': value(() => client.beta.responses.cancel('resp_1')),
  'beta.responses.compact': value(() => client.beta.responses.compact({ model })),
  'beta.responses.inputItems.list': pages(() => client.beta.responses.inputItems.list('resp_1')),
  'beta.responses.inputTokens.count': value(() => client.beta.responses.inputTokens.count({ model, input: 'Hello' })),
  'conversations.create': value(() => client.conversations.create({ metadata: { a: 'b' } })),
  'conversations.retrieve': value(() => client.conversations.retrieve('conv_1')),
  'conversations.update': value(() => client.conversations.update('conv_1', { metadata: { a: 'b' } })),
  'conversations.delete': value(() => client.conversations.delete('conv_1')),
  'conversations.items.create': value(() =>
    client.conversations.items.create('conv_1', { items: [{ type: 'message', role: 'user', content: 'Hello' }] }),
  ),
  'conversations.items.retrieve': value(() => client.conversations.items.retrieve('msg_1', { conversation_id: 'conv_1' })),
  'conversations.items.list': pages(() => client.conversations.items.list('conv_1')),
  'conversations.items.delete': value(() => client.conversations.items.delete('msg_1', { conversation_id: 'conv_1' })),
});

const media = (client) => ({
  'images.generate': value(() => client.images.generate({ model: 'gpt-image-1', prompt: 'A dot' })),
  'images.generate (stream)': events(() =>
    client.images.generate({ model: 'gpt-image-1', prompt: 'A dot', stream: true, partial_images: 1 }),
  ),
  'images.edit': value(async () => client.images.edit({ image: await png(), prompt: 'A line', model: 'gpt-image-1' })),
  'images.edit (many)': value(async () => client.images.edit({ image: [await png(), await png()], prompt: 'Two', n: 2 })),
  'images.createVariation': value(async () => client.images.createVariation({ image: await png(), n: 1, size: '256x256' })),
  'audio.speech.create': download(() => client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'Hello' })),
  'audio.transcriptions.create': value(async () =>
    client.audio.transcriptions.create({ file: await sound(), model: 'gpt-4o-transcribe', temperature: 0 }),
  ),
  'audio.transcriptions.create (words)': value(async () =>
    client.audio.transcriptions.create({
      file: await sound(),
      model: 'whisper-1',
      response_format: 'verbose_json',
      timestamp_granularities: ['word', 'segment'],
    }),
  ),
  'audio.transcriptions.create (stream)': events(async () =>
    client.audio.transcriptions.create({ file: await sound(), model: 'gpt-4o-transcribe', stream: true }),
  ),
  'audio.translations.create': value(async () => client.audio.translations.create({ file: await sound(), model: 'whisper-1' })),
  'videos.create': value(() => client.videos.create({ prompt: 'A dot moves' })),
  'videos.create (reference)': value(async () => client.videos.create({ prompt: 'A dot', input_reference: await png() })),
  'videos.retrieve': value(() => client.videos.retrieve('video_1')),
  'videos.list': pages(() => client.videos.list({ limit: 2 })),
  'videos.delete': value(() => client.videos.delete('video_1')),
  'videos.downloadContent': download(() => client.videos.downloadContent('video_1', { variant: 'video' })),
  'videos.remix': value(() => client.videos.remix('video_1', { prompt: 'Again' })),
  'videos.getCharacter': value(() => client.videos.getCharacter('char_1')),
});

const realtime = (client) => ({
  'realtime.clientSecrets.create': value(() => client.realtime.clientSecrets.create({ session: { type: 'realtime' } })),
  'realtime.calls.accept': nothing(() => client.realtime.calls.accept('rtc_1', { type: 'realtime' })),
  'realtime.calls.hangup': nothing(() => client.realtime.calls.hangup('rtc_1')),
  'realtime.calls.refer': nothing(() => client.realtime.calls.refer('rtc_1', { target_uri: 'tel:+14155550123' })),
  'realtime.calls.reject': nothing(() => client.realtime.calls.reject('rtc_1', { status_code: 486 })),
});
