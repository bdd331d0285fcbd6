/** The credentials of the demo accounts. They open nothing but a sandbox, and look like it. */
export const demoCredentials = {
  full: '1|sandbox-demo-token-full',
  expendable: '2|sandbox-demo-token-expendable',
  spare: '3|sandbox-demo-token-spare',
  foreign: '4|sandbox-demo-token-foreign',
  noAccess: '5|sandbox-demo-token-no-access',
  noKeyManagement: '6|sandbox-demo-token-no-key-management',
} as const;
