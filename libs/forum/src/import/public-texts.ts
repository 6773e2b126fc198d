import { asMarkdown } from '#markdown';
import { type KnownContacts, type PersonalDataKind, hidePersonalData } from '#privacy';
import { TITLE_LIMITS, type WrittenPost } from '../write-post.js';
import type { ImportedThread } from './imported-thread.js';

/** How often each kind of personal data was found. */
export type PersonalDataCounts = ReadonlyMap<PersonalDataKind, number>;

/** Texts of another system on their way to readers: personal data is hidden as a moderator hides it, and counted. */
export class PublicTexts {
  readonly found = new Map<PersonalDataKind, number>();

  /**
   * @param contacts of the service itself, left alone.
   * @param keep count only, and leave the texts as they are.
   */
  constructor(
    private readonly contacts: KnownContacts,
    private readonly keep: boolean,
  ) {}

  of(text: string): string {
    const hidden = hidePersonalData(text, this.contacts);
    for (const { kind } of hidden.found) this.found.set(kind, (this.found.get(kind) ?? 0) + 1);
    return this.keep ? text : hidden.text;
  }

  /** Everything of a thread that readers may see. */
  ofThread(thread: ImportedThread): ImportedThread {
    const hidden = (text: string | null | undefined) => (text ? this.of(text) : text);
    return {
      ...thread,
      category: this.of(thread.category),
      question: this.of(thread.question),
      answer: this.of(thread.answer),
      title: this.titleOf(thread),
      askedBy: hidden(thread.askedBy),
      answeredBy: hidden(thread.answeredBy),
      tags: thread.tags?.map((tag) => this.of(tag)),
    };
  }

  /** Of a title that was little else than a number, nothing is left to tell what it is about. */
  private titleOf({ title }: ImportedThread): string | null {
    if (!title) return null;
    const shown = this.of(title);
    return shown === title || [...shown].length >= TITLE_LIMITS.min ? shown : null;
  }

  /** What readers see of a post may still hold a number that markup took apart in the source: 8 **916** 123-45-67. */
  ofPost(write: (body: string) => WrittenPost, body: string): WrittenPost {
    const post = write(body);
    if (this.keep) return post;
    const plain = this.of(post.plain);
    return plain === post.plain ? post : write(asMarkdown(plain));
  }
}
