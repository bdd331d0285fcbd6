/** Runs `make` for the first call with a key and hands the same promise to every later one. */
export function memoize<Key, Outcome>(
  made: Map<Key, Promise<Outcome>>,
  key: Key,
  make: () => Promise<Outcome>,
): Promise<Outcome> {
  const known = made.get(key);
  if (known) return known;
  const outcome = make();
  made.set(key, outcome);
  return outcome;
}

/**
 * A longer exchange that several checks look at: it is gone through once per run, when the first of them asks.
 * When it fails, it fails for each of them.
 */
export function scenario<Api extends object, Outcome>(
  tell: (api: Api) => Promise<Outcome>,
): (api: Api) => Promise<Outcome> {
  const told = new WeakMap<Api, Promise<Outcome>>();
  return (api) => {
    const known = told.get(api);
    if (known) return known;
    const outcome = tell(api);
    told.set(api, outcome);
    return outcome;
  };
}
