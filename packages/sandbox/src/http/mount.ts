import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './message.ts';

/** Answers a request; the path is the part of its address below the base path. */
export type MountedApi = (request: SandboxRequest, path: string) => SandboxAnswer;

/** Serves each API below its base path. */
export function mount(apis: Readonly<Record<string, MountedApi>>): (request: SandboxRequest) => SandboxAnswer {
  const mounted = Object.entries(apis);
  const bases = mounted.map(([basePath]) => basePath).join(', ');
  return (request) => {
    const { path } = request;
    for (const [basePath, answer] of mounted) {
      if (path.startsWith(basePath) && (path.length === basePath.length || path.charAt(basePath.length) === '/')) {
        return answer(request, path.slice(basePath.length));
      }
    }
    return jsonAnswer(404, { message: `Nothing is served here; the APIs are below ${bases}.` });
  };
}
