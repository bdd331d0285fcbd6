import { change, type FieldsEdit } from '../../../faults/response-edits.ts';
import { inEach, inObject } from '../../../faults/response-hooks.ts';

export const eachRecord = (edit: FieldsEdit) => inEach('data', edit);

export const theRecord = (edit: FieldsEdit) => inObject('data', edit);

export const inMeta = (edit: FieldsEdit) => inObject('meta', edit);

export const inLinks = (edit: FieldsEdit) => inObject('links', edit);

export const unmask = change('caller_id', (caller) => String(caller).replaceAll('X', '7'));
