import { durationSeconds, isObject, schemaKeyword, schemaNumber } from '@trustline/openapi';
import type { Contract } from '@trustline/openapi-validator';
import type { ApiParts, Conduct, Vendor } from '../../api/vendor.ts';
import { queryOf } from '../../request/read-request.ts';
import { authenticate } from './authenticate.ts';
import { createCallDates } from './call-dates.ts';
import { navixyCatalogue } from './faults/catalogue.ts';
import { fail, type NavixyContext, type NavixyDefaults, type Outcome } from './operation.ts';
import { navixyHandlers } from './operations.ts';
import { createNavixyResponse } from './response.ts';
import { readStatusCodes, statusCode } from './status-code.ts';
import type { NavixyUser } from './store/users.ts';

/** The Navixy API of a sandbox. */
export const navixy: Vendor<NavixyUser, NavixyContext, Outcome> = {
  handlers: navixyHandlers,
  faults: navixyCatalogue,
  open,
};

const unreadable = new Set(['json', 'content-type', 'encoding', 'duplicate-key']);

function open({ contract, store, variations }: ApiParts): Conduct<NavixyUser, NavixyContext, Outcome> {
  const datesOf = createCallDates(variations);
  const defaults = readDefaults(contract);
  return {
    identify: (request, body, now) => authenticate(request, body, queryOf(request), store, now),
    keyOf: ({ id }) => `user ${id}`,
    rejectUnreadable: ({ findings }) =>
      findings.some(({ rule }) => unreadable.has(rule)) ? fail(statusCode.wrongFormat) : undefined,
    inputOf: ({ requestBody }, { query, body }) => {
      const given = requestBody === undefined ? query : (body ?? {});
      return isObject(given) ? given : {};
    },
    contextOf: ({ caller, read: { header, query, body }, now }) => {
      const isIso = [query, body].some((input) => isObject(input) && input.iso_datetime === true);
      return {
        user: caller,
        store,
        now,
        dates: datesOf(caller.timeZone, header['NVX-ISO-DateTime'] === true || isIso),
        defaults,
      };
    },
    write: createNavixyResponse(readStatusCodes(contract.document), variations),
    rejectOverLimit: () => fail(statusCode.tooManyRequests),
    errors: {
      tooLarge: fail(statusCode.tooLargeRequest),
      unknownPath: fail(statusCode.wrongHandler),
      wrongMethod: fail(statusCode.wrongMethod),
      unexpected: fail(statusCode.unexpectedError),
      notStored: fail(statusCode.databaseError),
    },
  };
}

function readDefaults({ document }: Contract): NavixyDefaults {
  return {
    limit: schemaNumber(document, 'ChatMessageLimit', 'default'),
    ascending: schemaKeyword(document, 'ChatMessageAscending', 'default') === true,
    windowStart: durationSeconds(schemaKeyword(document, 'ChatWindowStart', 'x-default-before-now')),
    windowEnd: durationSeconds(schemaKeyword(document, 'ChatWindowEnd', 'x-default-before-now')),
    longestText: schemaNumber(document, 'ChatMessageText', 'maxLength'),
    largestBatch: schemaNumber(document, 'TrackerBatch', 'maxItems'),
  };
}
