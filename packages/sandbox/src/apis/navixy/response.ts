import { jsonResponse, type SandboxResponse } from '../../http/message.ts';
import type { Variations } from '../../variations.ts';
import { isError, type Outcome } from './operation.ts';
import type { CodeFacts } from './status-code.ts';

/** Turns what a call came to into a response, in the way the variations ask for. */
export function createNavixyResponse(codes: ReadonlyMap<number, CodeFacts>, variations: Variations) {
  return (outcome: Outcome): SandboxResponse => {
    if (!isError(outcome)) return jsonResponse(200, varySuccess(outcome, variations));
    const facts = codes.get(outcome.rejected) ?? { httpStatus: 400, title: 'Error' };
    const description = variations.otherTexts ? `The call failed: ${facts.title.toLowerCase()}` : facts.title;
    const body = { success: false, status: { code: outcome.rejected, description } };
    return jsonResponse(facts.httpStatus, outcome.errors === undefined ? body : { ...body, errors: outcome.errors });
  };
}

function varySuccess(success: Outcome, { extraFields, nullsLeftOut }: Variations): object {
  if (!extraFields && !nullsLeftOut) return success;
  const vary = (value: object) => ({
    ...Object.fromEntries(Object.entries(value).filter(([, field]) => !(nullsLeftOut && field === null))),
    ...(extraFields ? { added_later: true } : {}),
  });
  const items = Object.entries(success).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(varyItem) : value,
  ]);
  return vary(Object.fromEntries(items));

  function varyItem(item: unknown): unknown {
    return typeof item === 'object' && item !== null ? vary(item) : item;
  }
}
