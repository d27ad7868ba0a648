import { createHmac, timingSafeEqual } from 'node:crypto';

/** The session's token in a cookie that better-auth signed (token.signature, HMAC-SHA256); null for none, or one that was not signed by us. */
export function tokenIn(cookies: string | undefined, name: string, secret: string): string | null {
  const pair = cookies?.split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  const value = pair && decoded(pair.slice(name.length + 1));
  const dot = value ? value.lastIndexOf('.') : -1;
  if (!value || dot < 1) return null;
  const token = value.slice(0, dot);
  const [given, right] = [Buffer.from(value.slice(dot + 1), 'base64'), createHmac('sha256', secret).update(token).digest()];
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
