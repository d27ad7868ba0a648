import { TestEnvironment } from 'jest-environment-node';

/** The server and its packages are loaded by Node itself, once a worker: in Jest's loader its thousands of modules would be read anew for each file. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    // What a test hands to the server must be of the server's kind: pdfkit asks whether a day is a Date.
    this.global.Date = Date;
    this.global.loadOnce = (name) => import(name);
  }
}
