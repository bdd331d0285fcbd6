import { demoCredentials } from '../../demo/credentials.ts';
import type { SandboxRequest } from '../../http/message.ts';
import type { Bearer } from '../../store/api-keys.ts';
import { isRefusal, type Refusal, refuse } from '../../trustcaller/operation.ts';
import { trustCallerOperations } from '../../trustcaller/operations.ts';
import { trustCallerFaults } from '../define.ts';
import {
  asHtml,
  cutOffJson,
  editBody,
  set,
  whenStatus,
  whenSuccess,
  withHeader,
  without,
  withStatus,
  withText,
} from '../edit.ts';
import type { TrustCallerHooks } from '../fault.ts';

const everywhere = Object.keys(trustCallerOperations);
const onKeys = ['createApiKey', 'listApiKeys', 'revokeApiKey'];
const onData = everywhere.filter((id) => !onKeys.includes(id));
const fullBearer = `Bearer ${demoCredentials.trustcaller.full}`;

/** Takes the caller for somebody else, or for somebody with other rights. */
function asCaller(edit: (bearer: Bearer) => Bearer | Refusal): TrustCallerHooks {
  return {
    authenticate: (request, next) => {
      const bearer = next(request);
      return isRefusal(bearer) ? bearer : edit(bearer);
    },
  };
}

function acceptWhen(applies: (request: SandboxRequest) => boolean): TrustCallerHooks {
  return {
    authenticate: (request, next) => {
      const bearer = next(request);
      if (!isRefusal(bearer) || !applies(request)) return bearer;
      return next({ ...request, header: (name) => (name === 'authorization' ? fullBearer : request.header(name)) });
    },
  };
}

/** What can go wrong with tokens and permissions. */
const credentialFaults = trustCallerFaults('trustcaller-credentials', everywhere, [
  {
    name: 'missing-accepted',
    class: 'credential',
    says: 'A request without a token is served.',
    hooks: acceptWhen((request) => request.header('authorization') === null),
  },
  {
    name: 'invalid-accepted',
    class: 'credential',
    says: 'A request with a token that was never issued is served.',
    hooks: acceptWhen((request) => request.header('authorization') !== null),
  },
  {
    name: 'missing-as-403',
    class: 'status',
    says: 'A request without a valid token is answered with 403.',
    hooks: { answer: whenStatus(401, withStatus(403)) },
  },
  {
    name: 'missing-as-302',
    class: 'status',
    says: 'A request without a valid token is sent to a page for signing in.',
    hooks: {
      answer: whenStatus(401, (answer) => ({ ...withHeader('location', '/login')(asHtml(answer)), status: 302 })),
    },
  },
  {
    name: 'missing-as-html',
    class: 'content-type',
    says: 'A request without a valid token is answered with a page for people.',
    hooks: { answer: whenStatus(401, asHtml) },
  },
  {
    name: 'refusal-without-message',
    class: 'missing-field',
    says: 'The refusal of a request without a valid token has no message.',
    hooks: { answer: whenStatus(401, editBody(without('message'))) },
  },
  {
    name: 'access-unchecked',
    class: 'credential',
    says: 'The permission api_access is not needed.',
    hooks: asCaller((bearer) => ({ ...bearer, account: { ...bearer.account, apiAccess: true } })),
  },
  {
    name: 'key-management-unchecked',
    class: 'credential',
    operationIds: onKeys,
    says: 'The permission api_keys_manage is not needed.',
    hooks: asCaller((bearer) => ({ ...bearer, account: { ...bearer.account, apiKeysManage: true } })),
  },
  {
    name: 'key-management-needed-for-data',
    class: 'credential',
    operationIds: onData,
    says: 'The permission api_keys_manage is needed to read numbers and calls.',
    hooks: asCaller((bearer) => ({
      ...bearer,
      account: { ...bearer.account, apiAccess: bearer.account.apiAccess && bearer.account.apiKeysManage },
    })),
  },
  {
    name: 'permissions-by-key',
    class: 'credential',
    says: 'Only the first key of an account has its permissions.',
    hooks: asCaller((bearer) =>
      bearer.account.id === 1 && bearer.key.id !== 1
        ? { ...bearer, account: { ...bearer.account, apiAccess: false } }
        : bearer,
    ),
  },
  {
    name: 'forbidden-as-401',
    class: 'status',
    says: 'A missing permission is answered with 401.',
    hooks: { answer: whenStatus(403, withStatus(401)) },
  },
  {
    name: 'forbidden-as-404',
    class: 'status',
    says: 'A missing permission is answered with 404.',
    hooks: { answer: whenStatus(403, withStatus(404)) },
  },
  {
    name: 'forbidden-without-message',
    class: 'missing-field',
    says: 'The refusal of a request without permission has no message.',
    hooks: {
      answer: whenStatus(
        403,
        editBody(() => ({ error: 'forbidden' })),
      ),
    },
  },
  {
    name: 'token-echoed',
    class: 'leak',
    says: 'The refusal of a request repeats its token.',
    hooks: {
      answer: (answer, request) =>
        answer.status < 400
          ? answer
          : editBody((body) => ({ ...body, message: `${body.message} ${request.header('authorization') ?? ''}` }))(
              answer,
            ),
    },
  },
  {
    name: 'account-mixed-up',
    class: 'isolation',
    operationIds: onData,
    says: 'A request is served for another account.',
    hooks: asCaller((bearer) =>
      bearer.account.id === 1 ? { ...bearer, account: { ...bearer.account, id: 2 } } : bearer,
    ),
  },
]);

/** What can go wrong with the rate limit. */
const rateLimitFaults = trustCallerFaults('rate-limit', everywhere, [
  { name: 'never-reached', class: 'rate-limit', says: 'Any number of requests is served.', hooks: unlimited },
  {
    name: 'thirty-a-minute',
    class: 'rate-limit',
    says: 'Requests beyond thirty within a minute are refused.',
    hooks: limitedTo(30),
  },
  {
    name: 'fifty-nine-a-minute',
    class: 'rate-limit',
    says: 'The sixtieth request within a minute is refused.',
    hooks: limitedTo(59),
  },
  {
    name: 'sixty-one-a-minute',
    class: 'rate-limit',
    says: 'The sixty-first request within a minute is served.',
    hooks: () => {
      const { authenticate } = unlimited();
      const { run } = limitedTo(61)();
      return { ...(authenticate === undefined ? {} : { authenticate }), ...(run === undefined ? {} : { run }) };
    },
  },
  {
    name: 'as-503',
    class: 'status',
    says: 'A request beyond the limit is answered with 503.',
    hooks: { answer: whenStatus(429, withStatus(503)) },
  },
  {
    name: 'as-403',
    class: 'status',
    says: 'A request beyond the limit is answered with 403.',
    hooks: { answer: whenStatus(429, withStatus(403)) },
  },
  {
    name: 'without-retry-after',
    class: 'header',
    says: 'A refusal beyond the limit has no Retry-After.',
    hooks: { answer: whenStatus(429, withHeader('retry-after', null)) },
  },
  {
    name: 'retry-after-as-date',
    class: 'header',
    says: 'Retry-After is a date.',
    hooks: { answer: whenStatus(429, withHeader('retry-after', 'Sat, 16 May 2026 09:01:00 GMT')) },
  },
  {
    name: 'retry-after-with-unit',
    class: 'header',
    says: 'Retry-After names its unit.',
    hooks: { answer: whenStatus(429, withHeader('retry-after', '60s')) },
  },
  {
    name: 'retry-after-in-milliseconds',
    class: 'header',
    says: 'Retry-After is in milliseconds.',
    hooks: { answer: whenStatus(429, withHeader('retry-after', '60000')) },
  },
  {
    name: 'retry-after-negative',
    class: 'header',
    says: 'Retry-After is negative.',
    hooks: { answer: whenStatus(429, withHeader('retry-after', '-1')) },
  },
  {
    name: 'refused-as-html',
    class: 'content-type',
    says: 'A refusal beyond the limit is a page for people.',
    hooks: { answer: whenStatus(429, asHtml) },
  },
  {
    name: 'remaining-negative',
    class: 'header',
    says: 'X-RateLimit-Remaining is negative.',
    hooks: { answer: withHeader('x-ratelimit-remaining', '-1') },
  },
  {
    name: 'limit-as-text',
    class: 'header',
    says: 'X-RateLimit-Limit is the word sixty.',
    hooks: { answer: withHeader('x-ratelimit-limit', 'sixty') },
  },
  {
    name: 'limit-zero',
    class: 'header',
    says: 'X-RateLimit-Limit is 0.',
    hooks: { answer: withHeader('x-ratelimit-limit', '0') },
  },
]);

/** What can go wrong with every answer or every refusal. */
const answerFaults = trustCallerFaults('trustcaller-answers', everywhere, [
  {
    name: 'success-as-text-plain',
    class: 'content-type',
    says: 'Successful answers are labelled text/plain.',
    hooks: { answer: whenSuccess(withHeader('content-type', 'text/plain')) },
  },
  {
    name: 'success-without-content-type',
    class: 'content-type',
    says: 'Successful answers have no content type.',
    hooks: { answer: whenSuccess(withHeader('content-type', null)) },
  },
  {
    name: 'success-as-html',
    class: 'content-type',
    says: 'Successful answers are pages for people.',
    hooks: { answer: whenSuccess(asHtml) },
  },
  {
    name: 'success-empty',
    class: 'body-syntax',
    says: 'Successful answers have an empty body.',
    hooks: { answer: whenSuccess(withText(() => '')) },
  },
  {
    name: 'success-cut-off',
    class: 'body-syntax',
    says: 'The JSON of successful answers ends before its end.',
    hooks: { answer: whenSuccess(cutOffJson) },
  },
  {
    name: 'success-key-twice',
    class: 'body-syntax',
    says: 'The first key of successful answers stands twice in one object.',
    hooks: { answer: whenSuccess(withText((text) => text.replace(/^\{("\w+":)/, '{$1null,$1'))) },
  },
  {
    name: 'success-with-comment',
    class: 'body-syntax',
    says: 'A comment stands in front of the JSON.',
    hooks: { answer: whenSuccess(withText((text) => `/* ok */ ${text}`)) },
  },
  {
    name: 'success-twice',
    class: 'body-syntax',
    says: 'The JSON stands twice in a row.',
    hooks: { answer: whenSuccess(withText((text) => text + text)) },
  },
  {
    name: 'success-as-206',
    class: 'status',
    says: 'Success comes with 206.',
    hooks: { answer: whenStatus(200, withStatus(206)) },
  },
  {
    name: 'reading-as-201',
    class: 'status',
    operationIds: onData,
    says: 'Reading is answered with 201.',
    hooks: { answer: whenStatus(200, withStatus(201)) },
  },
  {
    name: 'success-as-500',
    class: 'status',
    says: 'What succeeded is answered with 500.',
    hooks: { answer: whenSuccess((answer) => ({ ...answer, status: 500, body: '{"message":"Server Error"}' })) },
  },
  {
    name: 'invalid-as-400',
    class: 'status',
    operationIds: onData,
    says: 'A parameter outside its bounds is answered with 400.',
    hooks: { answer: whenStatus(422, withStatus(400)) },
  },
  {
    name: 'invalid-as-500',
    class: 'status',
    operationIds: onData,
    says: 'A parameter outside its bounds is answered with 500.',
    hooks: { answer: whenStatus(422, (answer) => ({ ...answer, status: 500, body: '{"message":"Server Error"}' })) },
  },
  {
    name: 'invalid-without-errors',
    class: 'missing-field',
    operationIds: onData,
    says: 'The refusal of an invalid parameter has no errors.',
    hooks: { answer: whenStatus(422, editBody(without('errors'))) },
  },
  {
    name: 'invalid-without-message',
    class: 'missing-field',
    operationIds: onData,
    says: 'The refusal of an invalid parameter has no message.',
    hooks: { answer: whenStatus(422, editBody(without('message'))) },
  },
  {
    name: 'errors-as-list',
    class: 'type',
    operationIds: onData,
    says: 'The errors of a refusal are a list.',
    hooks: {
      answer: whenStatus(
        422,
        editBody((body) => ({ ...body, errors: Object.values(Object(body.errors)) })),
      ),
    },
  },
  {
    name: 'errors-empty',
    class: 'bounds',
    operationIds: onData,
    says: 'The errors of a refusal name no parameter.',
    hooks: { answer: whenStatus(422, editBody(set('errors', {}))) },
  },
]);

/** What can happen to a connection; a client has to live with it. */
const networkFaults = trustCallerFaults('trustcaller-network', everywhere, [
  {
    name: 'slow',
    class: 'network',
    forClientsOnly: true,
    says: 'Each answer comes two seconds late.',
    hooks: { answer: (answer) => ({ ...answer, connection: { kind: 'delay', milliseconds: 2000 } }) },
  },
  {
    name: 'dropped',
    class: 'network',
    forClientsOnly: true,
    says: 'The connection is closed without an answer.',
    hooks: { answer: (answer) => ({ ...answer, connection: { kind: 'drop' } }) },
  },
  {
    name: 'cut-off',
    class: 'network',
    forClientsOnly: true,
    says: 'The connection is closed within the answer.',
    hooks: { answer: (answer) => ({ ...answer, connection: { kind: 'cut-off' } }) },
  },
  {
    name: 'overloaded',
    class: 'network',
    forClientsOnly: true,
    says: 'Every request is answered with 429 and a Retry-After of one second.',
    hooks: { run: () => ({ ...refuse(429, 'Too Many Attempts.'), headers: { 'retry-after': '1' } }) },
  },
]);

/** What can go wrong whichever operation is called. */
export const trustCallerCommonFaults = [...credentialFaults, ...rateLimitFaults, ...answerFaults, ...networkFaults];

// The limit counts by key, so a key that is another one in each request never reaches it.
function unlimited(): TrustCallerHooks {
  let next = 0;
  return asCaller((bearer) => {
    next -= 1;
    return { ...bearer, key: { ...bearer.key, id: next } };
  });
}

function limitedTo(requests: number): () => TrustCallerHooks {
  return () => {
    const windows = new Map<string, { readonly start: number; used: number }>();
    return {
      run: (call, next) => {
        const { bearer, now } = call.context;
        const caller = `${bearer.account.id} ${bearer.key.name}`;
        const present = windows.get(caller);
        const window = present !== undefined && now < present.start + 60 ? present : { start: now, used: 0 };
        windows.set(caller, window);
        window.used += 1;
        if (window.used <= requests) return next(call);
        return { ...refuse(429, 'Too Many Attempts.'), headers: { 'retry-after': String(window.start + 60 - now) } };
      },
    };
  };
}
