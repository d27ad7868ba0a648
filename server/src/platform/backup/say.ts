/** `1 file`, `1,234 files`. */
export const count = (number: number, of: string): string => `${number.toLocaleString('en')} ${of}${number === 1 ? '' : 's'}`;

/** In MB of a million bytes, with one decimal. */
export const size = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
