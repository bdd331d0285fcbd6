import { listOperations } from '@trustline/openapi';
import { loadDocument } from '@trustline/specs';

const operations = listOperations(loadDocument('trustcaller'));

export const allOperations = operations.map(({ operationId }) => operationId);

export const keyOperations = operations
  .filter(({ path }) => path.startsWith('/auth/keys'))
  .map(({ operationId }) => operationId);

export const dataOperations = allOperations.filter((id) => !keyOperations.includes(id));
