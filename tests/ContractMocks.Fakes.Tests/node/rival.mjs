// json-schema-faker on one schema: an instance a seed, and what each took once warm.
import { generateSync } from 'json-schema-faker';

const documented = {
  // What its documentation offers for small and valid output.
  strict: { alwaysFakeOptionals: false, useDefaultValue: false, useExamplesValue: false, failOnInvalidTypes: true },
  // What people set when it throws.
  loose: { alwaysFakeOptionals: false, failOnInvalidTypes: false },
};

export function fakes({ schema, seeds, options, remotes = {} }) {
  const shared = { ...documented[options], refResolver: (ref) => resolve(remotes, ref) };
  let instances;
  let errors;
  let started;
  // The first loop warms up.
  for (let round = 0; round < 2; round++) {
    instances = [];
    errors = [];
    started = process.hrtime.bigint();
    for (let seed = 0; seed < seeds; seed++) {
      try {
        instances.push(JSON.stringify(generateSync(schema, { ...shared, seed: seed + 1 })) ?? null);
      } catch (error) {
        instances.push(null);
        errors.push(String(error?.message ?? error).slice(0, 200));
      }
    }
  }
  return { instances, errors, microseconds: Number(process.hrtime.bigint() - started) / 1000 / seeds };
}

function resolve(remotes, ref) {
  const found = remotes[ref.split('#')[0]];
  if (found === undefined) throw new Error('nothing is fetched: ' + ref);
  return found;
}
