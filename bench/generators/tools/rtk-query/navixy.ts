import { configureStore } from '@reduxjs/toolkit';
import { api } from './generated/api.js';
import { text } from './input.js';

const store = configureStore({
  reducer: { [api.reducerPath]: api.reducer },
  middleware: (defaults) => defaults().concat(api.middleware),
});

export async function read() {
  const listTrustedNumbersRequest = { tracker_id: 10001 };
  const { list } = await store
    .dispatch(api.endpoints.listTrustedNumbers.initiate({ listTrustedNumbersRequest }))
    .unwrap();
  return list;
}

export async function write() {
  const sendChatMessageRequest = { tracker_id: 10001, message: text };
  const { id } = await store.dispatch(api.endpoints.sendChatMessage.initiate({ sendChatMessageRequest })).unwrap();
  return id;
}
