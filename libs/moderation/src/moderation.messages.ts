import { defineMessages } from '#platform';

export const sayModeration = defineMessages({
  ru: {
    CLAIMED_BY_ANOTHER: 'Этим вопросом уже занимается {name}.',
    ALREADY_DECIDED: 'По этому вопросу решение уже принято.',
    DESK_EMPTY: 'Сейчас ничего не ждёт решения.',
    CLAIM_LOST: 'Запись больше не за вами. Возьмите её снова, если она свободна.',
    NOT_HELD: 'Этой записью никто другой не занимается: её можно просто взять.',
    CHANGES_GONE: 'Прошло слишком много времени. Загрузите рабочий стол заново.',
    greeting: 'Здравствуйте!',
    openingSubject:
      'Приём открыт: {count, plural, =0 {ничего не ждёт решения} one {ждёт # запись} few {ждут # записи} many {ждут # записей} other {ждут # записи}}',
    opening:
      'Приём открыт. {count, plural, =0 {Сейчас ничего не ждёт решения.} one {Решения ждёт # запись.} few {Решения ждут # записи.} many {Решения ждут # записей.} other {Решения ждут # записи.}}',
    openingUrgent: 'Срочных',
    openingOverdue: 'Просроченных',
    openDesk: 'Открыть рабочий стол',
    openingFooter: 'Вы получили это письмо, потому что работаете модератором.',
    reason_REQUIRED: 'Напишите причину: её прочитает автор.',
    SPAM: 'Это реклама или рассылка.',
    ABUSE: 'В тексте есть оскорбления или угрозы.',
    OFF_TOPIC: 'Вопрос не относится к работе службы.',
    PERSONAL_DATA: 'В тексте слишком много личных данных, чтобы показать его всем.',
    NOT_A_QUESTION: 'Из текста не понять, в чём вопрос.',
    OTHER: 'Другая причина.',
  },
  en: {
    CLAIMED_BY_ANOTHER: '{name} is already working on it.',
    ALREADY_DECIDED: 'This has already been decided.',
    DESK_EMPTY: 'Nothing waits for a decision now.',
    CLAIM_LOST: 'The item is no longer yours. Take it again if it is free.',
    NOT_HELD: 'Nobody else works on this item: you can simply take it.',
    CHANGES_GONE: 'Too much time has passed. Load the desk anew.',
    greeting: 'Hello,',
    openingSubject:
      'The desk is open: {count, plural, =0 {nothing waits} one {# item waits} other {# items wait}}',
    opening:
      'The desk is open. {count, plural, =0 {Nothing waits for a decision.} one {# item waits for a decision.} other {# items wait for a decision.}}',
    openingUrgent: 'Urgent',
    openingOverdue: 'Overdue',
    openDesk: 'Open the desk',
    openingFooter: 'You got this message because you work as a moderator.',
    reason_REQUIRED: 'Write the reason: the author will read it.',
    SPAM: 'It is advertising or a bulk message.',
    ABUSE: 'The text contains insults or threats.',
    OFF_TOPIC: 'The question is not about the work of the service.',
    PERSONAL_DATA: 'The text contains too much personal data to be shown to everyone.',
    NOT_A_QUESTION: 'The text does not say what the question is.',
    OTHER: 'Another reason.',
  },
});
