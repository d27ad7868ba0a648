import { All, Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { May } from '../platform/permission/may.js';
import { OPEN } from '../platform/permission/right.js';
import { Accounts, ADDRESS_HEADER } from './accounts.js';

/** Of the many endpoints of better-auth those that the pages use; everything else does not exist. */
const ENDPOINTS = new Set([
  'POST /api/auth/sign-in/email', 'POST /api/auth/sign-in/email-otp', 'POST /api/auth/email-otp/send-verification-otp',
  'POST /api/auth/sign-out',
]);

@Controller('api/auth')
export class AuthController {
  constructor(private readonly accounts: Accounts) {}

  @All('*') @May(OPEN)
  async handle(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = request.url.split('?')[0] ?? '';
    if (!ENDPOINTS.has(`${request.method} ${path}`)) {
      await reply.code(404).send({ code: 'platform/not-found' });
      return;
    }
    const headers = new Headers(Object.entries(request.headers).flatMap(([name, value]) =>
      (value === undefined || name === ADDRESS_HEADER ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])) as [string, string][]);
    headers.set(ADDRESS_HEADER, request.ip);
    const answer = await this.accounts.auth.handler(new Request(new URL(request.url, this.accounts.auth.options.baseURL), {
      method: request.method, headers, body: JSON.stringify(request.body ?? {}),
    }));
    reply.code(answer.status);
    answer.headers.forEach((value, name) => { if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value); });
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
    await reply.send(Buffer.from(await answer.arrayBuffer()));
  }
}
