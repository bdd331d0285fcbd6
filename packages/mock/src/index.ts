/**
 * Mocks of the APIs of the specs: every documented response on demand, malformed requests rejected.
 * @module
 */
export { describePortInUse, type Handler, type Listening, type ListenOptions, listen } from './listen.ts';
export { startMock } from './mock.ts';
