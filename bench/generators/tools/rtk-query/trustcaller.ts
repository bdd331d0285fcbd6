import { configureStore } from '@reduxjs/toolkit';
import { api } from './generated/api.js';
import { text } from './input.js';

const store = configureStore({
  reducer: { [api.reducerPath]: api.reducer },
  middleware: (defaults) => defaults().concat(api.middleware),
});

export async function read() {
  const { data } = await store.dispatch(api.endpoints.listCalls.initiate({ perPage: 3 })).unwrap();
  return data.map(({ id }) => id);
}

export async function write() {
  const { id } = await store.dispatch(api.endpoints.createApiKey.initiate({ newApiKey: { name: text } })).unwrap();
  return id;
}
