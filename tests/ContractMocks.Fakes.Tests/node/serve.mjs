// node serve.mjs
// Answers each line of standard input, a JSON object, with one line. By "op":
//   remotes   {remotes: {address: schema}}                           -> {}
//   document  {document, dialect, schema}                            -> {}            keeps a document that many schemas are in
//   judge     {dialect, schema, instances} or {document, ref, ...}   -> {complaints: [null or text]} or {unread: why there is no verdict}
//   fake      {schema, seeds, options, remotes}                      -> {instances: [JSON text or null], errors: [text], microseconds: each}
import { createInterface } from 'node:readline';
import { complaint, compiled, newAjv, setRemotes } from './judge.mjs';
import { fakes } from './rival.mjs';

const documents = new Map();
const ops = {
  remotes({ remotes }) {
    setRemotes(remotes);
    return {};
  },
  document({ document, dialect, schema }) {
    const both = [true, false].map((unicode) => {
      const ajv = newAjv(dialect, unicode);
      ajv.addSchema(schema, document);
      return ajv;
    });
    documents.set(document, both);
    return {};
  },
  judge({ dialect, schema, document, ref, instances }) {
    let validate;
    try {
      validate = document ? inDocument(documents.get(document), document + ref) : compiled(dialect, schema);
    } catch (error) {
      return { unread: String(error.message).slice(0, 300) };
    }
    try {
      return { complaints: instances.map((instance) => complaint(validate, instance)) };
    } catch (error) {
      return { unread: 'judging threw: ' + String(error.message).slice(0, 300) };
    }
  },
  fake: fakes,
};

function inDocument([strict, loose], $ref) {
  try {
    return strict.compile({ $ref });
  } catch (error) {
    if (!/regular expression/i.test(error.message)) throw error;
    return loose.compile({ $ref });
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { op, ...rest } = JSON.parse(line);
  process.stdout.write(JSON.stringify(ops[op](rest)) + '\n');
}
