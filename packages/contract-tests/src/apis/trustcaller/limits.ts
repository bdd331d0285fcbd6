import { followSchema, type Schema } from '@trustline/openapi';
import type { Contract } from '@trustline/openapi-validator';
import { exampleOf, limitOf, propertiesOf, schemaOf } from '../../engine/limits.ts';
import { isObject } from '../../engine/session/json.ts';

/** The limits the document gives, read from it. */
export interface TrustCallerLimits {
  /** Records on a page without `per_page`. */
  readonly pageSize: number;
  readonly largestPage: number;
  /** Characters of a key's name. */
  readonly longestName: number;
  /** Requests served in one window of time. */
  readonly requests: number;
  /** The length of that window. */
  readonly seconds: number;
  /** How long the test numbers are cached, in seconds. */
  readonly cachedForSeconds: number;
  readonly phoneNumber: RegExp;
  /** The names of the fields that hold a phone number. */
  readonly numberFields: ReadonlySet<string>;
  /** The names of the fields that hold a time. */
  readonly timeFields: ReadonlySet<string>;
  /** The fields of a call record. */
  readonly callFields: readonly string[];
}

const phoneNumberTitle = 'Phone number';

/** Reads the limits; throws an Error that names the one the document lacks. */
export function readLimits(contract: Contract): TrustCallerLimits {
  const perPage = schemaOf(contract, 'listCalls', 'per_page');
  const rate = Reflect.get(contract.document, 'x-rate-limit');
  const number = schemaOf(contract, 'checkLiveCall', 'number').pattern;
  return {
    pageSize: limitOf(perPage, 'default'),
    largestPage: limitOf(perPage, 'maximum'),
    longestName: limitOf(schemaOf(contract, 'createApiKey', 'name'), 'maxLength'),
    requests: limitOf(isObject(rate) ? rate : {}, 'requests'),
    seconds: limitOf(isObject(rate) ? rate : {}, 'seconds'),
    cachedForSeconds: exampleOf(propertiesOf(contract, 'TestNumberList').cached_for_seconds ?? {}),
    callFields: Object.keys(propertiesOf(contract, 'CallDetailRecord')),
    phoneNumber: new RegExp(String(number)),
    numberFields: fieldsWith(contract, ({ title }) => title === phoneNumberTitle),
    timeFields: fieldsWith(contract, ({ format }) => format === 'date-time'),
  };
}

/** The names of the fields of the document's schemas that a test is true of. */
function fieldsWith({ document }: Contract, test: (schema: Schema) => boolean): ReadonlySet<string> {
  const properties = Object.values(document.components.schemas ?? {}).flatMap((schema) =>
    isObject(schema.properties) ? Object.entries(schema.properties) : [],
  );
  return new Set(properties.filter(([, schema]) => test(followSchema(document, schema))).map(([name]) => name));
}
