export function preparedInstallation(): string;
export function copyPrepared(folder: string): void;
