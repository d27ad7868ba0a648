// What was acknowledged is there after kill -9, of the server, of a command or of PostgreSQL; what was not is whole or absent;
// and every rule holds. Each work goes on without pause while the one or the other is killed in the middle of a transaction.
import { demandClean, killInTheMiddle } from '../support/faults.mjs';
import { throwAway } from '../support/throw-away.mjs';
import { WORKS } from '../support/works/works.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);

const installation = await throwAway();
try {
  for (const { name, begin, victims } of WORKS) {
    const work = await begin(installation);
    for (const victim of victims) {
      for (let round = 1; round <= ROUNDS; round++) {
        const { acknowledged, inside, found } = await killInTheMiddle(installation, work, victim);
        console.log(`  ${name}, ${victim} killed${inside ? ' inside a transaction' : ''}: ${acknowledged} acknowledged, all there; found ${found}; ${await demandClean(installation)}`);
      }
    }
    work.remove?.();
  }
} finally {
  await installation.remove();
}
