// Asks one after another, by one or by several at once, and times each answer.
import { Agent, request } from 'node:http';

/** Seconds asked, answers a second, and how long they took, in ms. */
export async function ask(target, one, connections, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  const began = performance.now();
  let waited = 0;
  await Promise.all(Array.from({ length: connections }, async (_, worker) => {
    while (performance.now() - began < seconds * 1000) {
      const pause = performance.now();
      await one.before?.();
      if (one.before) waited += performance.now() - pause;
      const { ms, text } = await send(target, one, one.next(worker), agent);
      times.push(ms);
      one.read?.(worker, text);
    }
  }));
  const asked = (performance.now() - began - waited) / 1000;
  agent.destroy();
  return { times, asked };
}

export function send(target, { method, headers, name }, { body, headers: more }, agent) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const length = body ? { 'content-length': Buffer.byteLength(body) } : {};
    request(target, { method, agent, headers: { ...headers, ...more, ...length } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts);
        const refused = ![200, 304].includes(response.statusCode) || (method === 'POST' && text.includes('"errors"'));
        if (refused) reject(new Error(`${name}: ${response.statusCode} ${text.toString().slice(0, 500)}`));
        else resolve({ ms: performance.now() - began, text: text.toString(), status: response.statusCode, headers: response.headers, bytes: text });
      });
    }).on('error', reject).end(body);
  });
}

/** Of several alternating turns. */
export function figuresOf(turns) {
  const times = turns.flatMap((turn) => turn.times).sort((a, b) => a - b);
  const at = (share) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))]);
  return { answers: times.length, perSecond: round(times.length / turns.reduce((sum, { asked }) => sum + asked, 0)), p50: at(0.5), p99: at(0.99) };
}

export const round = (figure) => Number(figure.toPrecision(3));
