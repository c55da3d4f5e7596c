// What is kept: files, uploads, vector stores, batches, containers, skills.
import { toFile } from 'openai';
import { download, nothing, pages, value } from '../outcomes.mjs';

const lines = () => toFile(Buffer.from('{"a": 1}\n{"b": "ü"}\n'), 'lines.jsonl', { type: 'application/jsonl' });
const skill = () => toFile(Buffer.from('---\nname: x\n---\n'), 'SKILL.md', { type: 'text/markdown' });

export const storage = (client) => ({ ...files(client), ...vectorStores(client), ...containers(client), ...skills(client) });

const files = (client) => ({
  'files.create': value(async () => client.files.create({ file: await lines(), purpose: 'fine-tune' })),
  'files.create (expires)': value(async () =>
    client.files.create({ file: await lines(), purpose: 'batch', expires_after: { anchor: 'created_at', seconds: 3600 } }),
  ),
  'files.retrieve': value(() => client.files.retrieve('file-1')),
  'files.list': pages(() => client.files.list({ limit: 2, order: 'asc', purpose: 'batch' })),
  'files.delete': value(() => client.files.delete('file-1')),
  'files.content': download(() => client.files.content('file-1')),
  'uploads.create': value(() =>
    client.uploads.create({ bytes: 20, filename: 'lines.jsonl', mime_type: 'application/jsonl', purpose: 'batch' }),
  ),
  'uploads.parts.create': value(async () => client.uploads.parts.create('upload_1', { data: await lines() })),
  'uploads.complete': value(() => client.uploads.complete('upload_1', { part_ids: ['part_1', 'part_2'] })),
  'uploads.cancel': value(() => client.uploads.cancel('upload_1')),
  'batches.create': value(() =>
    client.batches.create({ completion_window: '24h', endpoint: '/v1/chat/completions', input_file_id: 'file-1' }),
  ),
  'batches.retrieve': value(() => client.batches.retrieve('batch_1')),
  'batches.list': pages(() => client.batches.list({ limit: 2 })),
  'batches.cancel': value(() => client.batches.cancel('batch_1')),
});

const vectorStores = (client) => ({
  'vectorStores.create': value(() => client.vectorStores.create({ name: 'Notes', file_ids: ['file-1'] })),
  'vectorStores.retrieve': value(() => client.vectorStores.retrieve('vs_1')),
  'vectorStores.update': value(() => client.vectorStores.update('vs_1', { name: null })),
  'vectorStores.list': pages(() => client.vectorStores.list({ limit: 2 })),
  'vectorStores.delete': value(() => client.vectorStores.delete('vs_1')),
  'vectorStores.search': pages(() =>
    client.vectorStores.search('vs_1', { query: ['a', 'b'], filters: { key: 'k', type: 'eq', value: 'v' }, max_num_results: 5 }),
  ),
  'vectorStores.files.create': value(() =>
    client.vectorStores.files.create('vs_1', { file_id: 'file-1', chunking_strategy: { type: 'auto' }, attributes: { a: 1 } }),
  ),
  'vectorStores.files.retrieve': value(() => client.vectorStores.files.retrieve('file-1', { vector_store_id: 'vs_1' })),
  'vectorStores.files.update': value(() =>
    client.vectorStores.files.update('file-1', { vector_store_id: 'vs_1', attributes: { a: 'b', c: true } }),
  ),
  'vectorStores.files.list': pages(() => client.vectorStores.files.list('vs_1', { filter: 'completed' })),
  'vectorStores.files.delete': value(() => client.vectorStores.files.delete('file-1', { vector_store_id: 'vs_1' })),
  'vectorStores.files.content': pages(() => client.vectorStores.files.content('file-1', { vector_store_id: 'vs_1' })),
  'vectorStores.fileBatches.create': value(() => client.vectorStores.fileBatches.create('vs_1', { file_ids: ['file-1'] })),
  'vectorStores.fileBatches.retrieve': value(() => client.vectorStores.fileBatches.retrieve('b_1', { vector_store_id: 'vs_1' })),
  'vectorStores.fileBatches.cancel': value(() => client.vectorStores.fileBatches.cancel('b_1', { vector_store_id: 'vs_1' })),
  'vectorStores.fileBatches.listFiles': pages(() => client.vectorStores.fileBatches.listFiles('b_1', { vector_store_id: 'vs_1' })),
});

const containers = (client) => ({
  'containers.create': value(() => client.containers.create({ name: 'box', file_ids: ['file-1'] })),
  'containers.retrieve': value(() => client.containers.retrieve('cntr_1')),
  'containers.list': pages(() => client.containers.list({ limit: 2 })),
  'containers.delete': nothing(() => client.containers.delete('cntr_1')),
  'containers.files.create': value(async () => client.containers.files.create('cntr_1', { file: await lines() })),
  'containers.files.retrieve': value(() => client.containers.files.retrieve('cfile_1', { container_id: 'cntr_1' })),
  'containers.files.list': pages(() => client.containers.files.list('cntr_1')),
  'containers.files.delete': nothing(() => client.containers.files.delete('cfile_1', { container_id: 'cntr_1' })),
  'containers.files.content.retrieve': download(() =>
    client.containers.files.content.retrieve('cfile_1', { container_id: 'cntr_1' }),
  ),
});

const skills = (client) => ({
  'skills.create': value(async () => client.skills.create({ files: [await skill()] })),
  'skills.retrieve': value(() => client.skills.retrieve('skill_1')),
  'skills.update': value(() => client.skills.update('skill_1', { default_version: '2' })),
  'skills.list': pages(() => client.skills.list({ limit: 2 })),
  'skills.delete': value(() => client.skills.delete('skill_1')),
  'skills.content.retrieve': download(() => client.skills.content.retrieve('skill_1')),
  'skills.versions.create': value(async () => client.skills.versions.create('skill_1', { files: [await skill()], default: true })),
  'skills.versions.retrieve': value(() => client.skills.versions.retrieve('1', { skill_id: 'skill_1' })),
  'skills.versions.list': pages(() => client.skills.versions.list('skill_1')),
  'skills.versions.delete': value(() => client.skills.versions.delete('1', { skill_id: 'skill_1' })),
  'skills.versions.content.retrieve': download(() => client.skills.versions.content.retrieve('1', { skill_id: 'skill_1' })),
});
