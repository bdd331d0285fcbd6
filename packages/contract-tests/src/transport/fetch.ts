/** The web's `fetch`, reduced to what the layers need: one request in, one response out. */
export type Fetch = (request: Request) => Promise<Response>;
