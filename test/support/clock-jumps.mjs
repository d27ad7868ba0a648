// Loaded into a server by NODE_OPTIONS: its clock is off by as many seconds as the file JUMP_FILE says, and jumps whenever that says something else.
import { readFileSync, watchFile } from 'node:fs';

const { JUMP_FILE: file } = process.env;
const Real = Date;
let offset = 0;
const read = () => { offset = Number(readFileSync(file, 'utf8')) * 1000; };
read();
watchFile(file, { interval: 100, persistent: false }, read);
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length) super(...given);
    else super(Real.now() + offset);
  }

  static now() { return Real.now() + offset; }
};
