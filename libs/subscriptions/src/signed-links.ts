import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings, needed } from '#platform';
import { type LinkPurpose, linkToken, readLinkToken } from './rules/link-token.js';

const PATHS: Record<LinkPurpose, string> = { unsubscribe: 'unsubscribe', confirm: 'follow' };

/** Links of e-mails that work without signing in. */
@Injectable()
export class SignedLinks {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The whole address, for an e-mail. */
  url(purpose: LinkPurpose, subscriptionId: string): string {
    return `${this.settings.publicUrl}/${PATHS[purpose]}/${linkToken(this.secret, purpose, subscriptionId)}`;
  }

  /** @returns the id of the subscription, or `null` for a link that is not ours. */
  read(purpose: LinkPurpose, token: string): string | null {
    return readLinkToken(this.secret, purpose, token);
  }

  private get secret(): string {
    return needed(this.settings.secret, 'SECRET');
  }
}
