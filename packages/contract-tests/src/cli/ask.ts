import { cancel, password, select, text } from '@clack/prompts';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { SetupError } from '../engine/error.ts';
import { credentialOf } from '../engine/profile/read-profile.ts';
import type { GivenCredential, InitOptions } from './init.ts';

/** Asks a person at a terminal for an API, its address and a credential, which is not shown. */
export async function askForCredential({ api: given, baseUrl: address }: InitOptions): Promise<GivenCredential> {
  const api = given ?? (await select({ message: 'Which API?', options: apiNames.map((value) => ({ value })) }));
  const name = unlessCancelled<ApiName>(api);
  const baseUrl =
    address ?? (await text({ message: 'At which address?', initialValue: loadDocument(name).servers[0]?.url ?? '' }));
  const credential = await password({ message: `${credentialOf(name).profileKey} (is not shown or written anywhere)` });
  return {
    api: name,
    baseUrl: unlessCancelled<string>(baseUrl),
    credential: unlessCancelled<string>(credential),
  };
}

function unlessCancelled<Value extends string>(value: Value | symbol): Value {
  if (typeof value !== 'symbol') return value;
  cancel('Nothing was sent.');
  throw new SetupError('It was cancelled.');
}
