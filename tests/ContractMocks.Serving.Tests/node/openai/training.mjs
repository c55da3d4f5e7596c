// Fine-tuning, graders and evaluations.
import { pages, value } from '../outcomes.mjs';

const grader = { type: 'string_check', name: 'same', input: '{{item.a}}', operation: 'eq', reference: '{{item.b}}' };
const source = { type: 'jsonl', source: { type: 'file_id', id: 'file-1' } };

export const training = (client) => ({
  'fineTuning.jobs.create': value(() =>
    client.fineTuning.jobs.create({ model: 'gpt-4o-mini', training_file: 'file-1', method: { type: 'supervised' }, seed: 42 }),
  ),
  'fineTuning.jobs.retrieve': value(() => client.fineTuning.jobs.retrieve('ftjob-1')),
  'fineTuning.jobs.list': pages(() => client.fineTuning.jobs.list({ limit: 2, metadata: { a: 'b' } })),
  'fineTuning.jobs.listEvents': pages(() => client.fineTuning.jobs.listEvents('ftjob-1')),
  'fineTuning.jobs.cancel': value(() => client.fineTuning.jobs.cancel('ftjob-1')),
  'fineTuning.jobs.pause': value(() => client.fineTuning.jobs.pause('ftjob-1')),
  'fineTuning.jobs.resume': value(() => client.fineTuning.jobs.resume('ftjob-1')),
  'fineTuning.jobs.checkpoints.list': pages(() => client.fineTuning.jobs.checkpoints.list('ftjob-1')),
  'fineTuning.checkpoints.permissions.create': pages(() =>
    client.fineTuning.checkpoints.permissions.create('ft:gpt-4o::1', { project_ids: ['proj_1'] }),
  ),
  'fineTuning.checkpoints.permissions.list': pages(() =>
    client.fineTuning.checkpoints.permissions.list('ft:gpt-4o::1', { order: 'ascending' }),
  ),
  'fineTuning.checkpoints.permissions.delete': value(() =>
    client.fineTuning.checkpoints.permissions.delete('cp_1', { fine_tuned_model_checkpoint: 'ft:gpt-4o::1' }),
  ),
  'fineTuning.alpha.graders.run': value(() => client.fineTuning.alpha.graders.run({ grader, model_sample: 'x' })),
  'fineTuning.alpha.graders.validate': value(() => client.fineTuning.alpha.graders.validate({ grader })),
  'evals.create': value(() =>
    client.evals.create({
      data_source_config: { type: 'custom', item_schema: { type: 'object', properties: { a: { type: 'string' } } } },
      testing_criteria: [grader],
    }),
  ),
  'evals.retrieve': value(() => client.evals.retrieve('eval_1')),
  'evals.update': value(() => client.evals.update('eval_1', { name: 'Renamed' })),
  'evals.list': pages(() => client.evals.list({ limit: 2, order_by: 'created_at' })),
  'evals.delete': value(() => client.evals.delete('eval_1')),
  'evals.runs.create': value(() => client.evals.runs.create('eval_1', { data_source: source })),
  'evals.runs.retrieve': value(() => client.evals.runs.retrieve('run_1', { eval_id: 'eval_1' })),
  'evals.runs.list': pages(() => client.evals.runs.list('eval_1', { status: 'failed' })),
  'evals.runs.delete': value(() => client.evals.runs.delete('run_1', { eval_id: 'eval_1' })),
  'evals.runs.cancel': value(() => client.evals.runs.cancel('run_1', { eval_id: 'eval_1' })),
  'evals.runs.outputItems.retrieve': value(() =>
    client.evals.runs.outputItems.retrieve('item_1', { eval_id: 'eval_1', run_id: 'run_1' }),
  ),
  'evals.runs.outputItems.list': pages(() => client.evals.runs.outputItems.list('run_1', { eval_id: 'eval_1' })),
});
