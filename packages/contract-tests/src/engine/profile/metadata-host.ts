import { BlockList, isIP } from 'node:net';

const reserved = new BlockList();
// Link-local, where clouds give their machines credentials.
reserved.addSubnet('169.254.0.0', 16, 'ipv4');
reserved.addSubnet('fe80::', 10, 'ipv6');
// What some of them use instead.
reserved.addAddress('fd00:ec2::254', 'ipv6');
reserved.addAddress('100.100.100.200', 'ipv4');

const names = new Set(['metadata', 'metadata.google.internal', 'instance-data', 'instance-data.ec2.internal']);

/** Whether a host is link-local or one where a cloud hands out the credentials of its machines. */
export function isMetadataHost(hostname: string): boolean {
  const name = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const family = isIP(name);
  return family === 0 ? names.has(name) : reserved.check(name, family === 6 ? 'ipv6' : 'ipv4');
}
