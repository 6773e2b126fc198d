import type { SynonymEntry } from './synonym-group.js';

const same = (...terms: string[]): SynonymEntry => ({ terms, mode: 'BOTH_WAYS', share: 1 });

/** What the product ships: brought into an empty table, and the editors' from then on. */
export const DEFAULT_SYNONYMS: readonly SynonymEntry[] = [
  same('СНИЛС', 'страховое свидетельство', 'пенсионное страхование'),
  same('ИНН', 'налоговый номер'),
  same('ОМС', 'медицинский полис', 'полис обязательного медицинского страхования'),
  same('загранпаспорт', 'заграничный паспорт'),
  same('водительские права', 'водительское удостоверение'),
  same('детский сад', 'садик', 'дошкольное учреждение'),
  same('ЖКХ', 'коммунальные услуги', 'коммуналка'),
  same('прописка', 'регистрация по месту жительства'),
  same('больничный', 'листок нетрудоспособности'),
  same('личный кабинет', 'профиль'),
  same('ЕСИА', 'учётная запись Госуслуг'),
  same('МФЦ', 'многофункциональный центр', 'мои документы'),
];
