import { type Fixture, type Store, storeFixture } from '../apis/data.ts';
import { SandboxError } from '../error.ts';

/**
 * Replaces everything a store holds with a fixture.
 * Throws a SandboxError, and changes nothing, when the fixture contradicts itself.
 */
export function loadFixture(store: Store, fixture: Fixture): void {
  store.database.commit();
  try {
    store.database.atomically(() => {
      store.database.clear();
      storeFixture(store, fixture);
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SandboxError(`The fixture contradicts itself: ${reason}.`, 'unusable', { cause: error });
  }
  store.database.commit();
}
