// Every call that the tests make with Anthropic's Node SDK: each method that is one request, and the streaming forms.
import Anthropic, { toFile } from '@anthropic-ai/sdk';
import { download, events, pages, value } from '../outcomes.mjs';

const model = 'claude-opus-4-6';
const request = { model, max_tokens: 64, messages: [{ role: 'user', content: 'Say hello.' }] };
const tools = [{ name: 'get_weather', input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } }];
const requests = [{ custom_id: 'one', params: request }];
const skill = () => toFile(Buffer.from('---\nname: x\n---\n'), 'x/SKILL.md', { type: 'text/markdown' });

export async function create(baseURL) {
  const client = new Anthropic({ baseURL, apiKey: 'sk-ant-test', maxRetries: 0, timeout: 20_000 });
  return { client, calls: { ...stable(client), ...beta(client.beta) }, excluded: [] };
}

const stable = (client) => ({
  'completions.create': value(() =>
    client.completions.create({ model: 'claude-2.1', max_tokens_to_sample: 9, prompt: '\n\nHuman: Hello\n\nAssistant:' }),
  ),
  'messages.create': value(
    () => client.messages.create(request),
    (answer) => answer.type === 'message' && answer.role === 'assistant',
  ),
  'messages.create (tools)': value(() =>
    client.messages.create({ ...request, tools, tool_choice: { type: 'auto' }, system: [{ type: 'text', text: 'Be brief.' }], temperature: 0.5 }),
  ),
  'messages.create (a call)': value(
    () => client.messages.create({ ...request, tools, tool_choice: { type: 'any' } }),
    (answer) => answer.stop_reason === 'tool_use' && typeof answer.content[0].input.city === 'string',
  ),
  'messages.stream (a call)': value(
    () => client.messages.stream({ ...request, tools, tool_choice: { type: 'tool', name: 'get_weather' } }).finalMessage(),
    (answer) => answer.stop_reason === 'tool_use' && typeof answer.content[0].input.city === 'string',
  ),
  'messages.stream (a format)': value(
    () => client.messages.stream({ ...request, output_config: { format: { type: 'json_schema', schema: tools[0].input_schema } } }).finalMessage(),
    (answer) => typeof JSON.parse(answer.content[0].text).city === 'string',
  ),
  'messages.create (stream)': events(() => client.messages.create({ ...request, stream: true })),
  'messages.countTokens': value(() => client.messages.countTokens({ model, messages: request.messages, tools })),
  ...batches('messages.batches', client.messages.batches),
  'models.list': pages(() => client.models.list({ limit: 2 })),
  'models.retrieve': value(() => client.models.retrieve(model)),
});

const batches = (name, resource) => ({
  [`${name}.create`]: value(() => resource.create({ requests })),
  [`${name}.retrieve`]: value(() => resource.retrieve('msgbatch_1')),
  [`${name}.list`]: pages(() => resource.list({ limit: 2 })),
  [`${name}.cancel`]: value(() => resource.cancel('msgbatch_1')),
  [`${name}.delete`]: value(() => resource.delete('msgbatch_1')),
});

const beta = (beta) => ({
  'beta.models.list': pages(() => beta.models.list({ betas: ['files-api-2025-04-14'] })),
  'beta.models.retrieve': value(() => beta.models.retrieve(model)),
  'beta.messages.create': value(() =>
    beta.messages.create({ ...request, betas: ['context-management-2025-06-27'], thinking: { type: 'enabled', budget_tokens: 1024 } }),
  ),
  'beta.messages.create (stream)': events(() => beta.messages.create({ ...request, stream: true })),
  'beta.messages.countTokens': value(() => beta.messages.countTokens({ model, messages: request.messages })),
  ...batches('beta.messages.batches', beta.messages.batches),
  'beta.files.upload': value(async () => beta.files.upload({ file: await toFile(Buffer.from('Hello'), 'hello.txt', { type: 'text/plain' }) })),
  'beta.files.list': pages(() => beta.files.list({ limit: 2 })),
  'beta.files.retrieveMetadata': value(() => beta.files.retrieveMetadata('file_1')),
  'beta.files.download': download(() => beta.files.download('file_1')),
  'beta.files.delete': value(() => beta.files.delete('file_1')),
  'beta.skills.create': value(async () => beta.skills.create({ display_title: 'X', files: [await skill()] })),
  'beta.skills.retrieve': value(() => beta.skills.retrieve('skill_1')),
  'beta.skills.list': pages(() => beta.skills.list({ source: 'custom' })),
  'beta.skills.delete': value(() => beta.skills.delete('skill_1')),
  'beta.skills.versions.create': value(async () => beta.skills.versions.create('skill_1', { files: [await skill()] })),
  'beta.skills.versions.retrieve': value(() => beta.skills.versions.retrieve('1', { skill_id: 'skill_1' })),
  'beta.skills.versions.list': pages(() => beta.skills.versions.list('skill_1')),
  'beta.skills.versions.delete': value(() => beta.skills.versions.delete('1', { skill_id: 'skill_1' })),
});
