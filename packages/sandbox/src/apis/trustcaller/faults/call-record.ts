import { change, editItems, type FieldsEdit, whenSuccess } from '../../../faults/response-edits.ts';

export const eachCall = (edit: FieldsEdit) => ({ response: whenSuccess(editItems('data', edit)) });

export const unmask = change('caller_id', (caller) => String(caller).replaceAll('X', '7'));
