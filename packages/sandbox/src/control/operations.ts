import type { Fixture } from '../apis/data.ts';
import type { DemoOptions } from '../demo/demo.ts';
import type { EndedCall, PublicTestNumber, StartedCall } from '../events.ts';
import { listFaults } from '../faults/list-faults.ts';
import { jsonResponse, type SandboxResponse } from '../http/message.ts';
import type { Sandbox } from '../sandbox.ts';
import { type ControlOperation, controlOperation } from './operation.ts';

/** Every operation of the control, by the operationId of its document. */
export const controlOperations: Readonly<Record<string, ControlOperation>> = {
  receiveChatMessage: controlOperation<{ text: string }>(({ events }, { path, body }) =>
    created(events.deviceSends(path.id, body.text)),
  ),
  confirmDelivery: controlOperation(({ events }, { path }) => {
    events.deviceConfirms(path.id);
    return done('The message was delivered.');
  }),
  startCall: controlOperation<StartedCall>(({ events }, { body }) => created(events.callStarts(body))),
  endCall: controlOperation<EndedCall | undefined>(({ events }, { path, body }) =>
    created(events.callEnds(path.id, body)),
  ),
  replaceTestNumbers: controlOperation<{ testNumbers: readonly PublicTestNumber[] }>(({ events }, { body }) => {
    events.testNumbersChange(body.testNumbers);
    return done('The test numbers were replaced.');
  }),
  getClock: controlOperation((sandbox) => readClock(sandbox)),
  moveClock: controlOperation<ClockChange>((sandbox, { body }) => moveClock(sandbox, body)),
  resetSandbox: controlOperation<DemoOptions | undefined>((sandbox, { body }) => {
    sandbox.reset(body);
    return done('The sandbox starts again with demo data.');
  }),
  loadFixture: controlOperation<Fixture>((sandbox, { body }) => {
    sandbox.load(body);
    return done('The fixture was loaded.');
  }),
  getProfile: controlOperation((sandbox, _input, origin) => jsonResponse(200, sandbox.profile(origin))),
  listOperations: controlOperation(({ documents, operations }) => jsonResponse(200, { documents, operations })),
  listFaults: controlOperation((sandbox) => jsonResponse(200, { active: sandbox.activeFault(), faults: listFaults() })),
  switchFaultOn: controlOperation<{ id: string }>((sandbox, { body }) => {
    sandbox.switchFault(body.id);
    return done(`The fault ${body.id} is on.`);
  }),
  switchFaultOff: controlOperation((sandbox) => {
    sandbox.switchFault(null);
    return done('No fault is on.');
  }),
};

interface ClockChange {
  readonly now?: string;
  readonly moveSeconds?: number;
  readonly stopped?: boolean;
}

function moveClock(sandbox: Sandbox, { now, moveSeconds, stopped }: ClockChange): SandboxResponse {
  const { clock } = sandbox;
  if (now !== undefined) clock.set(Date.parse(now));
  if (moveSeconds !== undefined) clock.move(moveSeconds * 1000);
  if (stopped === true) clock.stop();
  if (stopped === false) clock.start();
  return readClock(sandbox);
}

function readClock({ clock }: Sandbox): SandboxResponse {
  return jsonResponse(200, { now: new Date(clock.now()).toISOString(), stopped: clock.stopped });
}

function created(id: number): SandboxResponse {
  return jsonResponse(201, { id });
}

function done(message: string): SandboxResponse {
  return jsonResponse(200, { message });
}
