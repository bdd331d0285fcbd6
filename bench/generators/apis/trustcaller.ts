import { isObject } from '@trustline/openapi';
import type { MeasuredApi } from './measured.ts';

export const trustcaller: MeasuredApi = {
  credential: ({ trustcaller: { token } }) => token,
  async expectedRead(send) {
    const response = await send('/calls?per_page=3');
    const data: unknown[] = isObject(response) && Array.isArray(response.data) ? response.data : [];
    return data.map((call) => (isObject(call) ? call.id : undefined));
  },
  written: (send) => send('/auth/keys'),
};
