import fc from 'fast-check';
import { newNumber, readNumber } from '../../server/src/certificates/number.js';

test('a number is 80 random bits in four groups', () => {
  expect(newNumber(new Uint8Array(10))).toBe('0000-0000-0000-0000');
  expect(newNumber(new Uint8Array(10).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  expect(newNumber(Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 33]))).toBe('0000-0000-0000-0011');
  expect(new Set(Array.from({ length: 1000 }, () => newNumber())).size).toBe(1000);
});

test('every number is read back, however a person types it from paper', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
    const number = newNumber(bytes);
    expect(readNumber(number)).toBe(number);
    expect(readNumber(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toBe(number);
    expect(readNumber(number.replaceAll('-', '–').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(number);
  }));
});

test.each(['', '0000', 'U000-0000-0000-0000', '0000-0000-0000-00000', '<script>', 'ÄÄÄÄ-ÄÄÄÄ-ÄÄÄÄ-ÄÄÄÄ', 'x'.repeat(100_000)])('%.20s is no number', (typed) => {
  expect(readNumber(typed)).toBeNull();
});
