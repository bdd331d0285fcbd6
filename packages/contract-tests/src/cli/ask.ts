import { cancel, password, select, text } from '@clack/prompts';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { SetupError } from '../engine/error.ts';
import { credentialOf, describeAddressProblem } from '../engine/profile/read-profile.ts';
import type { GivenCredential, InitOptions } from './init.ts';

/** Asks a person at a terminal for an API, its address and a credential, which is not shown. */
export async function askForCredential({ api: given, baseUrl: address }: InitOptions): Promise<GivenCredential> {
  const options = apiNames.map((value) => ({ value, label: loadDocument(value).info.title }));
  const api = unlessCancelled<ApiName>(given ?? (await select({ message: 'Which API?', options })));
  const baseUrl = unlessCancelled<string>(address ?? (await askForAddress(api)));
  const credential = await password({
    message: `Its ${credentialOf(api).profileKey}, which is neither shown nor written into the profile`,
    validate: (value) => (value?.trim() ? undefined : 'Nothing was typed yet.'),
  });
  return { api, baseUrl, credential: unlessCancelled<string>(credential).trim() };
}

function askForAddress(api: ApiName) {
  return text({
    message: 'At which address?',
    initialValue: loadDocument(api).servers[0]?.url ?? '',
    validate(value = '') {
      const problem = describeAddressProblem(value);
      return problem === null ? undefined : `This is ${problem}.`;
    },
  });
}

function unlessCancelled<Value extends string>(value: Value | symbol): Value {
  if (typeof value !== 'symbol') return value;
  cancel('Nothing was sent.');
  throw new SetupError('It was cancelled.');
}
