import type { DynamicModule } from '@nestjs/common';
import type { Settings } from '#platform';
import { AdjustableClock } from './adjustable-clock.js';
import { DevelopmentModule } from './development.module.js';
import { Mailbox } from './mailbox.js';

/** What a developer's desk has over a service: a mailbox, a clock that can be moved, people to play. */
export interface Desk {
  readonly settings: Settings;
  readonly clock: AdjustableClock;
  readonly modules: DynamicModule[];
  close(): Promise<void>;
}

/** @param settings of development; with a mail server of its own, that one gets the mail. */
export async function openDesk(settings: Settings): Promise<Desk> {
  const mailbox = settings.smtpUrl === null ? await Mailbox.open(settings.dataDir) : null;
  return {
    settings: { ...settings, smtpUrl: mailbox ? await mailbox.listen() : settings.smtpUrl },
    clock: new AdjustableClock(),
    modules: [DevelopmentModule.of(mailbox)],
    close: async () => mailbox?.close(),
  };
}
