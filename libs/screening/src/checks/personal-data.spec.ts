import { describe, expect, it } from '@jest/globals';
import { draft, facts, pointed } from '../../testing/drafts.js';
import { personalData } from './personal-data.js';

describe('personal data', () => {
  it('is held, with its places in title and body', () => {
    const question = draft({
      title: 'Не проходит СНИЛС 112-233-445 95',
      plain: 'Оплата картой 4276 3800 1234 5679 отклонена, мой телефон 8 916 123-45-67.',
    });
    const verdict = personalData(question, facts());
    expect(verdict?.outcome).toBe('HOLD');
    expect(verdict?.spans?.map(({ field, kind }) => [field, kind])).toEqual([
      ['TITLE', 'SNILS'],
      ['BODY', 'BANK_CARD'],
      ['BODY', 'PHONE'],
    ]);
    expect(pointed(question, verdict)).toEqual(['112-233-445 95', '4276 3800 1234 5679', '8 916 123-45-67']);
  });

  it.each([
    'Звонил на 8-800-100-70-10, ответа нет, что делать дальше?',
    'Заявление № 1234567890 не рассмотрено, подавал 12.11.2026.',
  ])('is not seen in %j', (plain) => {
    expect(personalData(draft({ plain }), facts())).toBeNull();
  });
});
