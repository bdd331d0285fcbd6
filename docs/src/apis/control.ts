import type { ApiNotes, ApiSettings } from './api.ts';

/** Describes the sandbox's own control. It takes no credential and is no vendor's; each vendor knows what there is to try. */
export function describeControl(notes: readonly ApiNotes[]): ApiSettings {
  return {
    about: 'Play the device, the caller and the clock of a sandbox, and switch faults on.',
    guides: {},
    isVendor: false,
    demo: async (sandbox, origin) => {
      const values = await Promise.all(notes.map(({ control }) => control?.(sandbox, origin)));
      return {
        baseUrl: `${origin}/_sandbox`,
        values: Object.assign({}, ...values),
        bounds: {},
        omitted: [],
        mistakes: [
          { how: 'Use `id` 999999999.', input: { id: 999_999_999 } },
          { how: 'Use a `number` that nobody has reserved.', input: { number: '999999999999' } },
        ],
      };
    },
  };
}
