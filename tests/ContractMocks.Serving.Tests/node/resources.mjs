// The resources of an SDK as its client object shows them, so that a resource that a new version adds cannot be forgotten.

/** Each resource that has methods of its own, by the path that reaches it, e.g. `chat.completions`. */
export function resourcesOf(client) {
  const found = [];
  const walk = (parent, prefix) => {
    for (const [key, value] of Object.entries(parent)) {
      if (key === '_client' || typeof value?._client !== 'object') continue;
      const path = prefix + key;
      if (Object.getOwnPropertyNames(Object.getPrototypeOf(value)).length > 1) found.push(path);
      walk(value, `${path}.`);
    }
  };
  walk(client, '');
  return found;
}

/** The resources of which no method is called. A call is named `resource.method`, with more after a space where there are several. */
export function uncovered(resources, calls, excluded) {
  const called = new Set(calls.map((name) => name.split(' ')[0].replace(/\.[^.]+$/, '')));
  return resources.filter((resource) => !called.has(resource) && !excluded.includes(resource));
}
