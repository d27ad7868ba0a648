/** In ms. */
const ROUND = 5_000;
/** What a time server corrects at most without anybody noticing: work that comes round by the minute is late by as much. In ms. */
const LITTLE = 30_000;

/** Tells by how many seconds the machine's clock was put back, soon after. The measure is the time that only ever goes on. Answers how to stop. */
export function onPutBack(tell: (seconds: number) => void): () => void {
  const ahead = (): number => Date.now() - performance.now();
  let before = ahead();
  const timer = setInterval(() => {
    const by = before - ahead();
    before -= by;
    if (by > LITTLE) tell(Math.round(by / 1000));
  }, ROUND).unref();
  return () => { clearInterval(timer); };
}
