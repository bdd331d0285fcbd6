/** The credentials of the demo accounts. They open nothing but a sandbox, and look like it. */
export const demoCredentials = {
  full: '00000000000000000000000000000001',
  readOnly: '00000000000000000000000000000002',
  noChat: '00000000000000000000000000000003',
  foreign: '00000000000000000000000000000004',
} as const;
