/** A package as the server has it, for what asks whether an object is of its classes: Jest's own loader would load a second one. */
export const asServed = <T>(name: string): Promise<T> => (globalThis as unknown as { loadOnce(name: string): Promise<T> }).loadOnce(name);
