import { Refusal } from '../platform/refusals';

/** The sign-in endpoints take JSON and set the session's cookie; a page never sees the session itself. */
async function post(path: string, body: Record<string, string>): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Refusal('platform/offline');
  }
  if (answer.ok) return;
  if (answer.status === 429) throw new Refusal('platform/too-many-requests');
  if (answer.status >= 500) throw new Refusal('platform/unreachable');
  throw new Refusal(path === 'sign-in/email' ? 'identity/wrong-password' : 'identity/wrong-code');
}

export const sendCode = (email: string) => post('email-otp/send-verification-otp', { email, type: 'sign-in' });
export const signInByCode = (email: string, otp: string) => post('sign-in/email-otp', { email, otp });
export const signInByPassword = (email: string, password: string) => post('sign-in/email', { email, password });
