import { jsonAnswer, type SandboxAnswer } from '../../http/message.ts';
import type { Variations } from '../../variations.ts';
import { isRefusal, type Outcome } from './operation.ts';
import type { CodeFacts } from './status-code.ts';

/** Turns what a call came to into an answer, in the way the variations ask for. */
export function createNavixyAnswer(codes: ReadonlyMap<number, CodeFacts>, variations: Variations) {
  return (outcome: Outcome): SandboxAnswer => {
    if (!isRefusal(outcome)) return jsonAnswer(200, varySuccess(outcome, variations));
    const facts = codes.get(outcome.refused) ?? { httpStatus: 400, title: 'Error' };
    const description = variations.otherTexts ? `The call failed: ${facts.title.toLowerCase()}` : facts.title;
    const body = { success: false, status: { code: outcome.refused, description } };
    return jsonAnswer(facts.httpStatus, outcome.errors === undefined ? body : { ...body, errors: outcome.errors });
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
