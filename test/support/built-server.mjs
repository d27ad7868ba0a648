// What a test imports from server/src is what was built from it, as `npm start` runs it, loaded once a worker (environment.mjs).
export default {
  async processAsync(_source, path) {
    const built = path.replace('/server/src/', '/server/dist/').replace(/\.ts$/, '.js');
    const names = Object.keys(await import(built));
    return { code: `const built = await globalThis.loadOnce(${JSON.stringify(built)});\nexport const { ${names.join(', ')} } = built;\n` };
  },
  // Never from a cache: the names are those of today's build.
  getCacheKey: () => String(process.hrtime.bigint()),
};
