import { expect, it } from '@jest/globals';
import { departmentInSentence } from './department-name.js';

it.each([
  ['Отдел входа и регистрации', 'отдел входа и регистрации'],
  ['Служба поддержки', 'служба поддержки'],
  ['Центральный аппарат', 'Центральный аппарат'],
  ['Росреестр', 'Росреестр'],
  ['МФЦ района', 'МФЦ района'],
  ['Sign-in and support', 'Sign-in and support'],
])('%s is called %s inside a sentence', (name, inside) => {
  expect(departmentInSentence(name)).toBe(inside);
});
