import { defineMessages } from '#platform';

export const sayModeration = defineMessages({
  ru: {
    CLAIMED_BY_ANOTHER: 'Этим вопросом уже занимается {name}.',
    ALREADY_DECIDED: 'По этому вопросу решение уже принято.',
    DESK_EMPTY: 'Сейчас ничего не ждёт решения.',
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
    reason_REQUIRED: 'Write the reason: the author will read it.',
    SPAM: 'It is advertising or a bulk message.',
    ABUSE: 'The text contains insults or threats.',
    OFF_TOPIC: 'The question is not about the work of the service.',
    PERSONAL_DATA: 'The text contains too much personal data to be shown to everyone.',
    NOT_A_QUESTION: 'The text does not say what the question is.',
    OTHER: 'Another reason.',
  },
});
