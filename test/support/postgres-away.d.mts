/** All of PostgreSQL stands still, which ends no connection. Answers how it goes on. */
export function freeze(folder: string): () => void;
/** It ends, and its data are out of reach. Answers how they come back. */
export function stopFor(folder: string, signal?: 'SIGINT' | 'SIGKILL'): Promise<() => void>;
