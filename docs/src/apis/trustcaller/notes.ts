import type { ApiNotes } from '../api.ts';

export const trustcaller: ApiNotes = {
  about: 'Reserved numbers, call records, a check for a call in progress, and API keys.',
  guides: { Numbers: 'calls', Calls: 'calls', 'API keys': 'api-keys' },
  demo: async (sandbox, origin) => {
    const { trustcaller: profile } = sandbox.profile(origin);
    return {
      baseUrl: profile.baseUrl,
      credential: profile.token,
      values: {
        number: profile.numbers?.live,
        '/calls/{id} id': profile.calls?.own,
        // A key of the demo account that no page uses.
        '/auth/keys/{id} id': 3,
      },
      bounds: { per_page: 2 },
      omitted: ['from', 'to', 'page'],
      mistakes: [
        { how: 'Use `id` 999999999.', input: { id: 999_999_999 } },
        { how: 'Send no token.', credential: null },
        ...[profile.noAccessToken, profile.noKeyManagementToken].flatMap((token) =>
          token === undefined ? [] : [{ how: `Send the token \`${token}\`.`, credential: token }],
        ),
        { how: 'Use `per_page` 0.', input: { per_page: 0 } },
        { how: 'Use a text as `number`.', input: { number: 'none' } },
        { how: 'Leave the `name` empty.', input: { name: '' } },
        { how: 'Use a text as `prefix`.', input: { prefix: 'none' } },
        { how: 'Use a text as `id`.', input: { id: 'none' } },
        { how: 'Send more than 60 requests within a minute.', times: 61 },
      ],
    };
  },
  control: async (sandbox, origin) => ({
    '/calls/{id}/end id': 1,
    number: sandbox.profile(origin).trustcaller.numbers?.own,
  }),
};
