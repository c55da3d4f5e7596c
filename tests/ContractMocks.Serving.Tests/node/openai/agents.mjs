// Assistants, threads, runs and ChatKit.
import { pages, value } from '../outcomes.mjs';

const assistant_id = 'asst_1';
const inThread = { thread_id: 'thread_1' };

export const agents = (client) => ({ ...assistants(client.beta), ...runs(client.beta.threads), ...chatkit(client.beta.chatkit) });

const assistants = (beta) => ({
  'beta.assistants.create': value(() =>
    beta.assistants.create({ model: 'gpt-4o', tools: [{ type: 'code_interpreter' }], response_format: 'auto', temperature: 1 }),
  ),
  'beta.assistants.retrieve': value(() => beta.assistants.retrieve(assistant_id)),
  'beta.assistants.update': value(() => beta.assistants.update(assistant_id, { name: 'Renamed' })),
  'beta.assistants.list': pages(() => beta.assistants.list({ limit: 2, order: 'asc' })),
  'beta.assistants.delete': value(() => beta.assistants.delete(assistant_id)),
  'beta.threads.create': value(() => beta.threads.create({ messages: [{ role: 'user', content: 'Hello' }] })),
  'beta.threads.retrieve': value(() => beta.threads.retrieve('thread_1')),
  'beta.threads.update': value(() => beta.threads.update('thread_1', { metadata: { a: 'b' } })),
  'beta.threads.delete': value(() => beta.threads.delete('thread_1')),
  'beta.threads.createAndRun': value(() => beta.threads.createAndRun({ assistant_id })),
  'beta.threads.messages.create': value(() =>
    beta.threads.messages.create('thread_1', { role: 'user', content: [{ type: 'text', text: 'Hello' }] }),
  ),
  'beta.threads.messages.retrieve': value(() => beta.threads.messages.retrieve('msg_1', inThread)),
  'beta.threads.messages.update': value(() => beta.threads.messages.update('msg_1', { ...inThread, metadata: {} })),
  'beta.threads.messages.list': pages(() => beta.threads.messages.list('thread_1', { limit: 2 })),
  'beta.threads.messages.delete': value(() => beta.threads.messages.delete('msg_1', inThread)),
});

const runs = (threads) => ({
  'beta.threads.runs.create': value(() => 
    threads.runs.create('thread_1', { assistant_id, include: ['step_details.tool_calls[*].file_search.results[*].content'] }),
  ),
  'beta.threads.runs.retrieve': value(() => threads.runs.retrieve('run_1', inThread)),
  'beta.threads.runs.update': value(() => threads.runs.update('run_1', { ...inThread, metadata: { a: 'b' } })),
  'beta.threads.runs.list': pages(() => threads.runs.list('thread_1')),
  'beta.threads.runs.cancel': value(() => threads.runs.cancel('run_1', inThread)),
  'beta.threads.runs.submitToolOutputs': value(() =>
    threads.runs.submitToolOutputs('run_1', { ...inThread, tool_outputs: [{ tool_call_id: 'call_1', output: '22' }] }),
  ),
  'beta.threads.runs.steps.retrieve': value(() => threads.runs.steps.retrieve('step_1', { ...inThread, run_id: 'run_1' })),
  'beta.threads.runs.steps.list': pages(() => threads.runs.steps.list('run_1', inThread)),
});

const chatkit = (chatkit) => ({
  'beta.chatkit.sessions.create': value(() => chatkit.sessions.create({ user: 'u', workflow: { id: 'wf_1' } })),
  'beta.chatkit.sessions.cancel': value(() => chatkit.sessions.cancel('cksess_1')),
  'beta.chatkit.threads.retrieve': value(() => chatkit.threads.retrieve('cthr_1')),
  'beta.chatkit.threads.list': pages(() => chatkit.threads.list({ limit: 2, user: 'u' })),
  'beta.chatkit.threads.listItems': pages(() => chatkit.threads.listItems('cthr_1')),
  'beta.chatkit.threads.delete': value(() => chatkit.threads.delete('cthr_1')),
});
