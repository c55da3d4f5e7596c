// Judges instances with Ajv: formats on, unknown words passed over. A schema that cannot be compiled has no verdict; the answer says why.
import Ajv from 'ajv';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const makers = {
  'draft2020-12': Ajv2020.default ?? Ajv2020,
  'draft2019-09': Ajv2019.default ?? Ajv2019,
  draft7: Ajv.default ?? Ajv,
  draft6: Ajv.default ?? Ajv,
  draft4: AjvDraft4.default ?? AjvDraft4,
};

// What schemas may refer to besides themselves, by address; given once.
let remotes = {};
export function setRemotes(given) {
  remotes = given;
}

export function newAjv(dialect, unicodeRegExp = true) {
  const ajv = new makers[dialect]({ strict: false, logger: false, validateSchema: false, unicodeRegExp, inlineRefs: false });
  (addFormats.default ?? addFormats)(ajv);
  return ajv;
}

function addRemotes(ajv, dialect) {
  for (const [uri, schema] of Object.entries(remotes)) {
    const draft = /^http:\/\/localhost:1234\/((draft|v1)[^/]*)\//.exec(uri)?.[1];
    if (draft && draft !== dialect) continue;
    try {
      ajv.addSchema(schema, uri);
    } catch {
      // Two of them name themselves alike; the first is kept.
    }
  }
}

// A pattern that is no regular expression by the rules of 'u' may be one without them.
export function compiled(dialect, schema) {
  const attempt = (unicode) => {
    const ajv = newAjv(dialect, unicode);
    if (JSON.stringify(schema).includes('ref"')) addRemotes(ajv, dialect);
    return ajv.compile(schema);
  };
  try {
    return attempt(true);
  } catch (error) {
    if (!/regular expression/i.test(error.message)) throw error;
    return attempt(false);
  }
}

export function complaint(validate, instance) {
  if (validate(instance)) return null;
  const [first] = validate.errors;
  return `${first.instancePath || '/'}: ${first.keyword}: ${first.message} (${first.schemaPath})`;
}
