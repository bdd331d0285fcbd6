import { listOperations } from '@trustline/openapi';
import { loadDocument } from '@trustline/specs';

const operations = listOperations(loadDocument('navixy'));

export const postOperations = operations
  .filter(({ method }) => method === 'post')
  .map(({ operationId }) => operationId);

export const allOperations = operations.map(({ operationId }) => operationId);
