/**
 * Mocks of the Navixy and TrustCaller APIs: every documented answer on demand, malformed requests refused.
 * @module
 */
export { describePortInUse, type Handler, type Listening, type ListenOptions, listen } from './listen.ts';
export { startMock } from './mock.ts';
