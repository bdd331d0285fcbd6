import type { Api } from '../api/api.ts';
import { controlPath } from '../control/api.ts';
import { jsonResponse, type SandboxRequest, type SandboxResponse } from './message.ts';

/** Responds to a request; the path is the part of its address below the base path. */
export type MountedApi = (request: SandboxRequest, path: string) => SandboxResponse;

/** Serves each API below its base path, and the control below its own. */
export function mount(
  apis: readonly Api[],
  serve: (api: Api) => MountedApi,
  control: MountedApi,
): (request: SandboxRequest) => SandboxResponse {
  const mounted = [
    ...apis.map((api): [string, MountedApi] => [api.basePath, serve(api)]),
    [controlPath, control] as const,
  ];
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
