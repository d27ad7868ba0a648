import { createAuthEndpoint, createAuthMiddleware } from '@better-auth/core/api';
import { APIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { BetterAuthPlugin } from 'better-auth';
import { z } from 'zod';
import { Refusal } from '../platform/refusal.js';
import { Codes } from './codes.js';
import type { Guesses } from './guesses.js';

const YEAR = 365 * 24 * 3600;
const DEVICE = 'kursbuch.device';
const BROWSER = 'kursbuch.code';
const email = z.email().max(254).transform((address) => address.toLowerCase());

/** better-auth's sign-in by code with a code that belongs to its browser, and the measures of {@link Guesses} before both ways in. */
export function signInByCode(codes: Codes, guesses: Guesses, addressHeader: string, secure: boolean): BetterAuthPlugin {
  const kept = { path: '/api/auth', httpOnly: true, sameSite: 'lax', secure } as const;
  const name = (cookie: string): string => `${secure ? '__Secure-' : ''}${cookie}`;
  const measured = async (what: 'code' | 'password', address: string, headers: Headers | undefined, device: string | null | undefined): Promise<void> => {
    await guesses.allow(what, address, headers?.get(addressHeader) ?? '', device ?? undefined).catch((error: unknown) => {
      throw error instanceof Refusal ? new APIError('TOO_MANY_REQUESTS', { message: error.code }) : error;
    });
  };
  return {
    id: 'sign-in-by-code',
    endpoints: {
      sendCode: createAuthEndpoint('/email-otp/send-verification-otp', { method: 'POST', body: z.object({ email, type: z.literal('sign-in') }) }, async (ctx) => {
        await measured('code', ctx.body.email, ctx.headers, ctx.getCookie(name(DEVICE)));
        const browser = ctx.getCookie(name(BROWSER)) ?? Codes.browser();
        ctx.setCookie(name(BROWSER), browser, { ...kept, maxAge: Codes.minutes * 60 });
        await codes.send(ctx.body.email, browser);
        return ctx.json({ success: true });
      }),
      enterCode: createAuthEndpoint('/sign-in/email-otp', { method: 'POST', body: z.object({ email, otp: z.string().max(20) }) }, async (ctx) => {
        const right = await codes.accept(ctx.body.email, ctx.getCookie(name(BROWSER)) ?? undefined, ctx.body.otp);
        const user = right ? (await ctx.context.internalAdapter.findUserByEmail(ctx.body.email))?.user : undefined;
        if (!user) throw new APIError('BAD_REQUEST', { code: 'INVALID_OTP', message: 'Invalid OTP' });
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ success: true });
      }),
    },
    hooks: {
      before: [{
        matcher: ({ path }) => path === '/sign-in/email',
        handler: createAuthMiddleware(async (ctx) => {
          const typed = email.safeParse((ctx.body as { email?: unknown } | undefined)?.email);
          if (typed.success) await measured('password', typed.data, ctx.headers, ctx.getCookie(name(DEVICE)));
        }),
      }],
      after: [{
        matcher: ({ path }) => path?.startsWith('/sign-in/') ?? false,
        handler: createAuthMiddleware((ctx) => {
          const address = ctx.context.newSession?.user.email;
          if (address) ctx.setCookie(name(DEVICE), guesses.device(address), { ...kept, maxAge: YEAR });
          return Promise.resolve();
        }),
      }],
    },
  } satisfies BetterAuthPlugin;
}
