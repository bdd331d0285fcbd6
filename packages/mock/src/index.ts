/**
 * Mocks of the Navixy and TrustCaller APIs: every documented response on demand, malformed requests rejected.
 * @module
 */
export { describePortInUse, type Handler, type Listening, type ListenOptions, listen } from './listen.ts';
export { startMock } from './mock.ts';
