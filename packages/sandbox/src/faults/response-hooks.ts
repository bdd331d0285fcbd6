import { editAt, editBody, editItems, editList, type FieldsEdit, whenSuccess } from './response-edits.ts';

/** Changes the body of each success. */
export const inSuccess = (edit: FieldsEdit) => ({ response: whenSuccess(editBody(edit)) });

/** Changes the object at a key of each success. */
export const inObject = (key: string, edit: FieldsEdit) => ({ response: whenSuccess(editAt(key, edit)) });

/** Changes the list at a key of each success. */
export const inList = (key: string, edit: (items: readonly unknown[]) => unknown) => ({
  response: whenSuccess(editList(key, edit)),
});

/** Changes each object of the list at a key of each success. */
export const inEach = (key: string, edit: FieldsEdit) => ({ response: whenSuccess(editItems(key, edit)) });
