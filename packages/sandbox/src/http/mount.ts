import { jsonResponse, type SandboxRequest, type SandboxResponse } from './message.ts';

/** Returns a request; the path is the part of its address below the base path. */
export type MountedApi = (request: SandboxRequest, path: string) => SandboxResponse;

/** Serves each API below its base path. */
export function mount(apis: Readonly<Record<string, MountedApi>>): (request: SandboxRequest) => SandboxResponse {
  const mounted = Object.entries(apis);
  const bases = mounted.map(([basePath]) => basePath).join(', ');
  return (request) => {
    const { path } = request;
    for (const [basePath, response] of mounted) {
      if (path.startsWith(basePath) && (path.length === basePath.length || path.charAt(basePath.length) === '/')) {
        return response(request, path.slice(basePath.length));
      }
    }
    return jsonResponse(404, { message: `Nothing is served here; the APIs are below ${bases}.` });
  };
}
