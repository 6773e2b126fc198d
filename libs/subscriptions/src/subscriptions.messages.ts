import { defineMessages } from '#platform';

export const saySubscriptions = defineMessages({
  ru: {
    EMAIL_INVALID: 'Проверьте адрес: он должен выглядеть как name@example.ru.',
    greeting: 'Здравствуйте!',
    reference: 'Номер обращения',
    reason: 'Причина',
    answeredBy: 'Отвечает',
    openThread: 'Открыть вопрос',

    newsSubject: 'Новое по вопросу: {title}',
    newsSubjectOwn: 'Новое по вопросу {reference}: {title}',
    OFFICIAL_ANSWER: 'На вопрос «{title}» дан официальный ответ.',
    COMMUNITY_ANSWER: 'На вопрос «{title}» ответили другие пользователи.',
    CLARIFICATION: 'К вопросу «{title}» добавлено уточнение.',
    readAnswer: 'Прочитать на сайте',
    whyFollower: 'Вы получили это письмо, потому что следите за вопросом.',
    unsubscribe: 'Больше не следить: {url}',

    confirmSubject: 'Подтвердите, что хотите следить за вопросом',
    confirmText: 'Кто-то указал этот адрес, чтобы получать ответы на вопрос «{title}».',
    confirmTerm:
      'Если это были вы, подтвердите по ссылке. Она действует {hours, plural, one {# час} few {# часа} other {# часов}}.',
    confirmAction: 'Подтвердить',
    confirmFooter: 'Если это были не вы, ничего не делайте: писем больше не будет.',

    question_PUBLISHED_subject: 'Вопрос {reference} опубликован',
    question_PUBLISHED_text:
      'Ваш вопрос «{title}» проверен и опубликован. Мы напишем вам, когда появится ответ.',
    question_RETURNED_subject: 'Вопрос {reference} нужно изменить',
    question_RETURNED_text:
      'Модератор просит изменить вопрос «{title}». Текст и место в очереди сохранены: поправьте вопрос и отправьте ещё раз.',
    question_RETURNED_action: 'Изменить вопрос',
    question_REJECTED_subject: 'Вопрос {reference} не опубликован',
    question_REJECTED_text: 'Модератор решил не публиковать вопрос «{title}».',
    reply_PUBLISHED_subject: 'Ваш ответ опубликован: {title}',
    reply_PUBLISHED_text: 'Ваш ответ на вопрос «{title}» проверен и опубликован.',
    reply_RETURNED_subject: 'Ваш ответ нужно изменить: {title}',
    reply_RETURNED_text: 'Модератор просит написать ответ на вопрос «{title}» иначе.',
    reply_REJECTED_subject: 'Ваш ответ не опубликован: {title}',
    reply_REJECTED_text: 'Модератор решил не публиковать ваш ответ на вопрос «{title}».',
    whyAuthor: 'Вы получили это письмо, потому что написали на сайт. Отвечать на письмо не нужно.',

    reason_SPAM: 'текст похож на рекламу или рассылку.',
    reason_ABUSE: 'в тексте есть оскорбления или угрозы.',
    reason_OFF_TOPIC: 'текст не относится к работе нашей службы.',
    reason_PERSONAL_DATA: 'в тексте много личных данных, а на сайте его увидят все.',
    reason_NOT_A_QUESTION: 'из текста не понять, в чём вопрос.',
    reason_OTHER: 'текст не подходит под правила сайта.',
  },
  en: {
    EMAIL_INVALID: 'Check the address: it should look like name@example.com.',
    greeting: 'Hello!',
    reference: 'Reference',
    reason: 'Reason',
    answeredBy: 'Answered by',
    openThread: 'Open the question',

    newsSubject: 'News on the question: {title}',
    newsSubjectOwn: 'News on the question {reference}: {title}',
    OFFICIAL_ANSWER: 'The question “{title}” has an official answer.',
    COMMUNITY_ANSWER: 'Other people have answered the question “{title}”.',
    CLARIFICATION: 'Something was added to the question “{title}”.',
    readAnswer: 'Read it on the site',
    whyFollower: 'You received this e-mail because you follow the question.',
    unsubscribe: 'Stop following: {url}',

    confirmSubject: 'Confirm that you want to follow a question',
    confirmText: 'Somebody gave this address to receive answers to the question “{title}”.',
    confirmTerm:
      'If it was you, confirm by the link. It is valid for {hours, plural, one {# hour} other {# hours}}.',
    confirmAction: 'Confirm',
    confirmFooter: 'If it was not you, do nothing: no more e-mails will come.',

    question_PUBLISHED_subject: 'Question {reference} is published',
    question_PUBLISHED_text:
      'Your question “{title}” was checked and published. We will write to you when there is an answer.',
    question_RETURNED_subject: 'Question {reference} needs a change',
    question_RETURNED_text:
      'A moderator asks you to change the question “{title}”. The text and its place in the queue are kept: correct it and send it again.',
    question_RETURNED_action: 'Change the question',
    question_REJECTED_subject: 'Question {reference} is not published',
    question_REJECTED_text: 'A moderator decided not to publish the question “{title}”.',
    reply_PUBLISHED_subject: 'Your reply is published: {title}',
    reply_PUBLISHED_text: 'Your reply to the question “{title}” was checked and published.',
    reply_RETURNED_subject: 'Your reply needs a change: {title}',
    reply_RETURNED_text: 'A moderator asks you to write the reply to the question “{title}” differently.',
    reply_REJECTED_subject: 'Your reply is not published: {title}',
    reply_REJECTED_text: 'A moderator decided not to publish your reply to the question “{title}”.',
    whyAuthor: 'You received this e-mail because you wrote to the site. There is no need to answer it.',

    reason_SPAM: 'the text looks like advertising or a bulk message.',
    reason_ABUSE: 'the text contains insults or threats.',
    reason_OFF_TOPIC: 'the text is not about the work of our service.',
    reason_PERSONAL_DATA: 'the text holds much personal data, and everyone would see it on the site.',
    reason_NOT_A_QUESTION: 'the text does not say what the question is.',
    reason_OTHER: 'the text does not fit the rules of the site.',
  },
});
