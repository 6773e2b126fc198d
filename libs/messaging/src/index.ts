export { type OutgoingMail } from './mailer.js';
export { type MailDraft, Mails } from './mails.js';
export { MessagingModule } from './messaging.module.js';
export { type MailContent, renderMail } from './render-mail.js';
