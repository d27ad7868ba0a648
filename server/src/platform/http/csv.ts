/** Read as a formula by a spreadsheet, wherever the text came from. */
const FORMULA = /^[=+\-@\t\r]/;

/** For the beginning of a file: Excel takes it for UTF-8 then. */
export const BOM = '\ufeff';

/** One line for a spreadsheet of a German office: semicolons, everything in quotation marks (RFC 4180), nothing that computes. */
export const csvLine = (values: readonly (string | null)[]): string =>
  `${values.map((value) => `"${(FORMULA.test(value ?? '') ? `'${value}` : value ?? '').replaceAll('"', '""')}"`).join(';')}\r\n`;
