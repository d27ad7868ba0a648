import { normalizeIP } from '@better-auth/core/utils/ip';

/** Who is counted as one: an address of IPv4, or the /64 of IPv6, in which one household has as many addresses as it likes. */
export const networkOf = (address: string): string => normalizeIP(address, { ipv6Subnet: 64 });
