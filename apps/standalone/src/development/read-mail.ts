import type { ParsedMail } from 'mailparser';
import type { Mailbox } from './mailbox.js';

export interface MailSummary {
  readonly name: string;
  readonly subject: string;
  readonly to: string;
  readonly arrivedAt: Date;
}

export interface TextPart {
  readonly text: string;
  /** The part is a link. */
  readonly href?: string;
}

export interface MailView extends MailSummary {
  readonly from: string;
  readonly text: readonly TextPart[];
  readonly html: string | null;
  readonly headers: readonly string[];
}

const MOST_MAILS = 100;
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** The latest mails. */
export async function listMails(mailbox: Mailbox): Promise<MailSummary[]> {
  const names = (await mailbox.names()).slice(0, MOST_MAILS);
  const views = await Promise.all(names.map((name) => readMail(mailbox, name)));
  return views.filter((view) => view !== null);
}

/** @returns `null` when there is no mail of that name. */
export async function readMail(mailbox: Mailbox, name: string): Promise<MailView | null> {
  const source = await mailbox.read(name);
  if (source === null) return null;
  // Heavy, and of no use to a process whose mail nobody looks at.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(source, { skipImageLinks: true, skipTextToHtml: true });
  return {
    name,
    arrivedAt: new Date(Number(name.slice(0, 13))),
    subject: mail.subject ?? '',
    from: mail.from?.text ?? '',
    to: recipients(mail),
    text: linked(mail.text ?? ''),
    html: mail.html || null,
    headers: mail.headerLines.map(({ line }) => line),
  };
}

function recipients({ to }: ParsedMail): string {
  return [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}

function linked(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push({ text: text.slice(done, match.index) }, { text: match[0], href: match[0] });
    done = match.index + match[0].length;
  }
  return [...parts, { text: text.slice(done) }];
}
