import { TestEnvironment } from 'jest-environment-node';

/** The server and its packages are loaded by Node itself, once a worker: in Jest's loader its thousands of modules would be read anew for each file. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.loadOnce = (name) => import(name);
  }
}
