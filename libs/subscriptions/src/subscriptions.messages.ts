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
    private_PUBLISHED_subject: 'Вопрос {reference} принят',
    private_PUBLISHED_text:
      'Ваш вопрос без публикации «{title}» принят. Его видите только вы и сотрудники службы. Мы напишем вам, когда появится ответ.',
    private_REJECTED_subject: 'Вопрос {reference} не принят',
    private_REJECTED_text: 'Модератор решил не принимать ваш вопрос без публикации «{title}».',
    private_ANSWERED_subject: 'Есть ответ на вопрос {reference}',
    private_ANSWERED_text:
      'Специалист ответил на ваш вопрос без публикации. Ответ видите только вы и сотрудники службы: он на странице вопроса, в письмо мы его не включаем.',
    private_WRITTEN_subject: 'Новое сообщение по вопросу {reference}',
    private_WRITTEN_text:
      'Сотрудник написал вам по вопросу без публикации. Сообщение на странице вопроса, в письмо мы его не включаем.',
    question_RETURNED_subject: 'Вопрос {reference} ждёт исправлений от вас',
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
    question_ASKED_subject: 'По вопросу {reference} нужно уточнение',
    question_ASKED_text:
      'Чтобы ответить на вопрос «{title}», нам не хватает подробностей. Ждём их от вас на странице вопроса: до этого срок ответа не идёт.',
    question_MERGED_subject: 'Вопрос {reference} объединён с похожим вопросом',
    question_MERGED_text:
      'Ваш вопрос «{title}» объединён с похожим вопросом: «{into}». Когда на него ответят, мы вам напишем.',
    question_HIDDEN_subject: 'Вопрос {reference} скрыт',
    question_HIDDEN_text: 'Модератор скрыл вопрос «{title}»: его видите только вы и сотрудники службы.',
    question_LOCKED_subject: 'Вопрос {reference} закрыт для ответов',
    question_LOCKED_text:
      'Модератор закрыл вопрос «{title}» для новых ответов. Прочитать его можно по-прежнему.',
    question_UNDONE_subject: 'Решение по вопросу {reference} отменено',
    question_UNDONE_text: 'Мы отменили прежнее решение по вопросу «{title}». Сейчас вопрос {state}.',
    reply_ASKED_subject: 'Нужно уточнение: {title}',
    reply_ASKED_text: 'По вашему ответу на вопрос «{title}» нужны подробности.',
    reply_MERGED_subject: 'Вопрос объединён с похожим: {title}',
    reply_MERGED_text: 'Вопрос «{title}», на который вы ответили, объединён с похожим.',
    reply_HIDDEN_subject: 'Ваш ответ скрыт: {title}',
    reply_HIDDEN_text: 'Модератор скрыл ваш ответ на вопрос «{title}».',
    reply_LOCKED_subject: 'Вопрос закрыт для ответов: {title}',
    reply_LOCKED_text: 'Вопрос «{title}», на который вы ответили, закрыт для новых ответов.',
    reply_UNDONE_subject: 'Решение по вашему ответу отменено: {title}',
    reply_UNDONE_text:
      'Мы отменили прежнее решение по вашему ответу на вопрос «{title}». Сейчас ответ {state}.',
    edit_PUBLISHED_subject: 'Ваша правка опубликована: {title}',
    edit_PUBLISHED_text: 'Ваша правка к вопросу «{title}» проверена и опубликована.',
    edit_RETURNED_subject: 'Правку нужно изменить: {title}',
    edit_RETURNED_text:
      'Модератор просит изменить вашу правку к вопросу «{title}». Пока читатели видят прежний текст, а правка сохранена.',
    edit_REJECTED_subject: 'Ваша правка не опубликована: {title}',
    edit_REJECTED_text:
      'Модератор решил не публиковать вашу правку к вопросу «{title}». Остаётся прежний текст, а правка сохранена.',
    edit_UNDONE_subject: 'Решение по вашей правке отменено: {title}',
    edit_UNDONE_text:
      'Мы отменили прежнее решение по вашей правке к вопросу «{title}». Сейчас правка {state}.',
    lost_ANSWER_subject: 'Ответ на вопрос {reference} больше не опубликован',
    lost_ANSWER_text: 'Ответ на ваш вопрос «{title}» больше не опубликован.',
    lost_ANSWER_follower:
      'Ответ на вопрос «{title}» больше не опубликован. Когда появится новый, мы вам напишем.',
    lost_OPEN: 'Вопрос снова ждёт официального ответа. Когда он появится, мы вам напишем.',
    lost_ANSWERED: 'Официальный ответ остаётся на странице вопроса.',
    lost_AWAITING_ASKER: 'Чтобы ответить, ждём уточнения от вас: напишите его на странице вопроса.',
    lost_REDIRECTED_TICKET: 'Вопрос по-прежнему направлен специалистам.',
    lost_REDIRECTED_PHONE: 'На вопрос по-прежнему ответят по телефону.',
    lost_MERGE_TARGET_subject: 'Вопрос {reference} снова рассмотрит модератор',
    lost_MERGE_TARGET_text:
      'Похожий вопрос, с которым мы объединили ваш, больше не опубликован. Ваш вопрос «{title}» снова в очереди, его рассмотрит модератор.',
    lost_MERGE_TARGET_follower:
      'Вопрос «{title}» больше не объединён с похожим: тот вопрос не опубликован. Об ответах мы напишем вам, как прежде.',
    asked: 'Что нужно уточнить',
    state_PENDING: 'снова ждёт решения модератора',
    state_PUBLISHED: 'опубликован',
    state_PRIVATE: 'принят, его видите только вы и сотрудники службы',
    state_RETURNED: 'ждёт исправлений от вас',
    state_REJECTED: 'не опубликован',
    state_WITHDRAWN: 'отозван',
    state_HIDDEN: 'скрыт',
    state_MERGED: 'объединён с похожим вопросом',
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
      'If it was you, confirm with the link. It is valid for {hours, plural, one {# hour} other {# hours}}.',
    confirmAction: 'Confirm',
    confirmFooter: 'If it was not you, do nothing: no more e-mails will come.',

    question_PUBLISHED_subject: 'Question {reference} is published',
    question_PUBLISHED_text:
      'Your question “{title}” has been reviewed and published. We will e-mail you when there is an answer.',
    private_PUBLISHED_subject: 'Question {reference} is accepted',
    private_PUBLISHED_text:
      'Your private question “{title}” is accepted. Only you and our staff can see it. We will e-mail you when there is an answer.',
    private_REJECTED_subject: 'Question {reference} is not accepted',
    private_REJECTED_text: 'A moderator decided not to accept your private question “{title}”.',
    private_ANSWERED_subject: 'Question {reference} has an answer',
    private_ANSWERED_text:
      'A specialist has answered your private question. Only you and our staff can see the answer: it is on the question page and not in this e-mail.',
    private_WRITTEN_subject: 'New message about question {reference}',
    private_WRITTEN_text:
      'Our staff wrote to you about your private question. The message is on the question page and not in this e-mail.',
    question_RETURNED_subject: 'Question {reference} needs changes from you',
    question_RETURNED_text:
      'A moderator asks you to change the question “{title}”. The text and its place in the queue are kept: edit it and send it again.',
    question_RETURNED_action: 'Edit the question',
    question_REJECTED_subject: 'Question {reference} is not published',
    question_REJECTED_text: 'A moderator decided not to publish the question “{title}”.',
    reply_PUBLISHED_subject: 'Your reply is published: {title}',
    reply_PUBLISHED_text: 'Your reply to the question “{title}” was checked and published.',
    reply_RETURNED_subject: 'Your reply needs a change: {title}',
    reply_RETURNED_text: 'A moderator asks you to rewrite your reply to the question “{title}”.',
    reply_REJECTED_subject: 'Your reply is not published: {title}',
    reply_REJECTED_text: 'A moderator decided not to publish your reply to the question “{title}”.',
    question_ASKED_subject: 'Question {reference} needs details',
    question_ASKED_text:
      'We need more details to answer the question “{title}”. Please write them on the question page; the deadline is paused until then.',
    lost_ANSWER_subject: 'The answer to question {reference} is no longer published',
    lost_ANSWER_text: 'The answer to your question “{title}” is no longer published.',
    lost_ANSWER_follower:
      'The answer to the question “{title}” is no longer published. We will write to you when there is a new one.',
    lost_OPEN:
      'The question is waiting for an official answer again. We will write to you when there is one.',
    lost_ANSWERED: 'The official answer is still on the page of the question.',
    lost_AWAITING_ASKER: 'To answer we need details from you: write them on the page of the question.',
    lost_REDIRECTED_TICKET: 'The question is still with the specialists.',
    lost_REDIRECTED_PHONE: 'The question will still be answered by phone.',
    lost_MERGE_TARGET_subject: 'A moderator will look at question {reference} again',
    lost_MERGE_TARGET_text:
      'The similar question that we merged yours with is no longer published. Your question “{title}” is back in the queue, and a moderator will look at it.',
    lost_MERGE_TARGET_follower:
      'The question “{title}” is no longer merged with a similar one, which is not published. We will write to you about answers as before.',
    question_MERGED_subject: 'Question {reference} is merged with a similar one',
    question_MERGED_text:
      'We have merged your question “{title}” with a similar one: “{into}”. We will write to you when it is answered.',
    question_HIDDEN_subject: 'Question {reference} is hidden',
    question_HIDDEN_text: 'A moderator has hidden the question “{title}”: only you and our staff can see it.',
    question_LOCKED_subject: 'Question {reference} is closed to replies',
    question_LOCKED_text:
      'A moderator has closed the question “{title}” to new replies. It can still be read.',
    question_UNDONE_subject: 'The decision on question {reference} is undone',
    question_UNDONE_text:
      'We have undone the earlier decision on the question “{title}”. The question {state} now.',
    reply_ASKED_subject: 'Details are needed: {title}',
    reply_ASKED_text: 'Your reply to the question “{title}” needs details.',
    reply_MERGED_subject: 'The question is merged with another: {title}',
    reply_MERGED_text: 'The question “{title}”, to which you replied, is merged with another.',
    reply_HIDDEN_subject: 'Your reply is hidden: {title}',
    reply_HIDDEN_text: 'A moderator has hidden your reply to the question “{title}”.',
    reply_LOCKED_subject: 'The question is closed to replies: {title}',
    reply_LOCKED_text: 'The question “{title}”, to which you replied, is closed to new replies.',
    reply_UNDONE_subject: 'The decision on your reply is undone: {title}',
    reply_UNDONE_text:
      'We have undone the earlier decision on your reply to the question “{title}”. The reply {state} now.',
    edit_PUBLISHED_subject: 'Your edit is published: {title}',
    edit_PUBLISHED_text: 'Your edit to the question “{title}” has been reviewed and published.',
    edit_RETURNED_subject: 'Your edit needs a change: {title}',
    edit_RETURNED_text:
      'A moderator asks you to change your edit to the question “{title}”. Readers see the old text for now; your edit is saved.',
    edit_REJECTED_subject: 'Your edit is not published: {title}',
    edit_REJECTED_text:
      'A moderator decided not to publish your edit to the question “{title}”. The old text stays; your edit is saved.',
    edit_UNDONE_subject: 'The decision on your edit is undone: {title}',
    edit_UNDONE_text:
      'We have undone the earlier decision on your edit to the question “{title}”. The edit {state} now.',
    asked: 'What is needed',
    state_PENDING: 'is waiting for a moderator again',
    state_PUBLISHED: 'is published',
    state_PRIVATE: 'is accepted, and only you and our staff can see it',
    state_RETURNED: 'is waiting for your changes',
    state_REJECTED: 'is not published',
    state_WITHDRAWN: 'is withdrawn',
    state_HIDDEN: 'is hidden',
    state_MERGED: 'is merged with a similar question',
    whyAuthor: 'You received this e-mail because you wrote to the site. There is no need to answer it.',

    reason_SPAM: 'the text looks like advertising or a bulk message.',
    reason_ABUSE: 'the text contains insults or threats.',
    reason_OFF_TOPIC: 'the text is not about the work of our service.',
    reason_PERSONAL_DATA: 'the text contains a lot of personal data, and everyone would see it on the site.',
    reason_NOT_A_QUESTION: 'the text does not say what the question is.',
    reason_OTHER: 'the text does not follow the rules of the site.',
  },
});
