/** Part of `pnpm version-packages`: the action and the GitLab template run the version that is about to be released. */
import { writePins } from './pins.ts';

await writePins();
