import { trustCallerOperations } from '../operations.ts';

export const allOperations = Object.keys(trustCallerOperations);

export const keyOperations = ['createApiKey', 'listApiKeys', 'revokeApiKey'];

export const dataOperations = allOperations.filter((id) => !keyOperations.includes(id));
