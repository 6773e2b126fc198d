import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ScheduleDefinition } from '#calendar';
import { Promises, iso, moscow } from './support/promises.js';

const hours: [string, string][] = [['08:00', '20:00']];
const USUAL: ScheduleDefinition = {
  timeZone: 'Europe/Moscow',
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  calendar: 'RU',
};
const DRILL = { ...USUAL, exceptions: [{ date: '2026-11-18', intervals: [], reason: 'Учения' }] };

let story: Promises;
beforeAll(async () => {
  story = await Promises.open();
});
beforeEach(() => story.begin());
afterAll(() => story.desk.close());

describe('a changed schedule', () => {
  it('moves open promises, clears their marks and tells each asker once', async () => {
    const thread = await story.asked('2026-11-17T18:45:00');
    await story.sweep('2026-11-17T19:40:00');
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({ warnedAt: iso('2026-11-17T19:40:00') });
    await story.changeSchedule(DRILL);
    await story.changeSchedule(DRILL);
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({ dueAt: iso('2026-11-17T19:45:00') });
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({ warnedAt: iso('2026-11-17T19:40:00') });
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({ dueAt: iso('2026-11-19T08:45:00') });
    expect(await story.mailsAbout(story.asker, 'Изменился срок')).toHaveLength(1);
    const { text = '' } = await story.desk.mailAbout(story.asker, 'Изменился срок');
    expect(text).toContain('Специалист ответит, прежний срок: до 08:45, 18 ноября (мск');
    expect(text).toContain('Специалист ответит, новый срок: до 08:45, 19 ноября (мск');
    expect(text).toContain('у вас 15:45');
    expect(text).not.toContain('Модератор прочтёт');

    await story.changeSchedule(USUAL);
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({ dueAt: iso('2026-11-18T08:45:00') });
    expect(await story.mailsAbout(story.asker, 'Изменился срок')).toHaveLength(2);
  });

  it('moves a missed promise to where it can be kept, which is told of anew', async () => {
    const thread = await story.asked('2026-11-17T19:30:00');
    await story.sweep('2026-11-18T08:30:00');
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({ overdueAt: iso('2026-11-18T08:30:00') });
    await story.changeSchedule(DRILL);
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({
      dueAt: iso('2026-11-19T08:30:00'),
      warnedAt: null,
      overdueAt: null,
      forecast: null,
    });
    const [item] = await story.desk.app.db.query('SELECT due_at FROM desk_item WHERE closed_at IS NULL');
    expect(item).toEqual({ due_at: moscow('2026-11-19T08:30:00') });
    await story.sweep('2026-11-19T08:30:00');
    expect(await story.mailsAbout(story.asker, 'Мы не успели')).toHaveLength(2);
    await story.changeSchedule(USUAL);
  });

  it('of another key, or of a paused clock, moves nothing', async () => {
    const thread = await story.asked('2026-11-17T19:30:00');
    await story.changeSilently(DRILL, 'channel:1');
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({ dueAt: iso('2026-11-18T08:30:00') });
    await story.desk.app.db.query('UPDATE thread_clock SET paused_at = due_at WHERE stopped_at IS NULL');
    await story.changeSchedule(DRILL);
    expect(await story.mailsAbout(story.asker, 'Изменился срок')).toEqual([]);
    await story.changeSchedule(USUAL);
  });
});
