import { Injectable } from '@nestjs/common';
import { describeHours } from '#calendar';
import { type Channel, Directory, type Hours, Schedules, inBothZones, openingInBothZones } from '#directory';
import { type Viewer, isUuid } from '#kernel';
import { NotFound, NotPermitted, type Refused } from '#platform';
import { CategoriesRepository } from '../categories.repository.js';
import { sayForum } from '../forum.messages.js';
import { mayUseCannedReplies } from '../forum.policy.js';
import { type FilledText, argumentsOf, fillPlaceholders } from '../rules/placeholders.js';
import { referenceOf } from '../rules/reference.js';
import { ThreadsRepository } from '../threads.repository.js';
import { CannedRepliesRepository } from './canned-replies.repository.js';

/** Posts are written in Russian, whatever the language of the person's screens. */
const LOCALE = 'ru';

/** A canned reply as it is inserted into the answer to one thread, by what the directory says at this moment. */
@Injectable()
export class FillCannedReply {
  constructor(
    private readonly replies: CannedRepliesRepository,
    private readonly threads: ThreadsRepository,
    private readonly categories: CategoriesRepository,
    private readonly directory: Directory,
    private readonly schedules: Schedules,
  ) {}

  async execute(
    viewer: Viewer,
    { id, threadId }: { readonly id: string; readonly threadId: string },
  ): Promise<FilledText | Refused> {
    if (!mayUseCannedReplies(viewer)) return new NotPermitted(viewer);
    if (!isUuid(id) || !isUuid(threadId)) return new NotFound(viewer);
    const [reply, thread] = await Promise.all([this.replies.byId(id), this.threads.byId(threadId)]);
    if (!reply || reply.withdrawnAt || !thread) return new NotFound(viewer);
    const [channels, [category]] = await Promise.all([
      this.directory.channelsByKey(argumentsOf(reply.body, 'officeHours')),
      this.categories.byIds([thread.category_id]),
    ]);
    const hours = new Map(channels.map((channel) => [channel.key, this.hoursInWords(channel)]));
    const simple = new Map([
      ['reference', referenceOf(thread.number)],
      ['askerName', thread.author_name],
      ['department', viewer.department ?? category?.department[LOCALE] ?? null],
    ]);
    return fillPlaceholders(reply.body, (name, argument) => {
      if (name === 'officeHours') return hours.get(argument ?? '') ?? null;
      return argument === null ? (simple.get(name) ?? null) : null;
    });
  }

  /** «пн–пт 09:00–18:00 (сейчас открыто, до 18:00)». */
  private hoursInWords(channel: Channel): string {
    const hours = this.schedules.channelHours(channel);
    return `${describeHours(channel.schedule, LOCALE, hours.at)} (${stateInWords(hours, channel)})`;
  }
}

function stateInWords({ at: now, open, opensAt, closesAt }: Hours, { schedule }: Channel): string {
  const at = (instant: Date): string => inBothZones(instant, schedule.timeZone, LOCALE, now);
  if (open)
    return closesAt ? sayForum(LOCALE, 'openUntil', { time: at(closesAt) }) : sayForum(LOCALE, 'openNow');
  return opensAt
    ? sayForum(LOCALE, 'opensAt', { time: openingInBothZones(opensAt, schedule.timeZone, LOCALE, now) })
    : sayForum(LOCALE, 'closedNow');
}
