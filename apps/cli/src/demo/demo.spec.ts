import { describe, expect, it } from '@jest/globals';
import { scheduleDefinition } from '#calendar';
import { demoCategories, demoChannels, demoPeople, demoThreads } from './index.js';
import type { DemoState, DemoThread } from './index.js';

const people = new Map(demoPeople.map((person) => [person.key, person]));
const categories = new Map(demoCategories.map((category) => [category.slug, category]));
const channels = new Map(demoChannels.map((channel) => [channel.key, channel]));

const UNPUBLISHED = new Set<DemoState>(['PENDING', 'RETURNED', 'REJECTED', 'WITHDRAWN']);
const WITH_REASON: DemoState[] = [
  'AWAITING_ASKER',
  'RETURNED',
  'REJECTED',
  'WITHDRAWN',
  'REDIRECTED_TICKET',
  'REDIRECTED_PHONE',
];

describe('demo people', () => {
  it('have keys and addresses of their own, in a domain that belongs to nobody', () => {
    expect(people.size).toBe(demoPeople.length);
    expect(new Set(demoPeople.map(({ email }) => email)).size).toBe(demoPeople.length);
    for (const person of demoPeople) {
      expect(person.email).toMatch(/^[a-z]+@veche\.example$/);
      expect(person.displayName).toMatch(/^Демо-/);
      expect(() => new Intl.DateTimeFormat('ru', { timeZone: person.timeZone })).not.toThrow();
    }
  });

  it('play every role, one of them far from Moscow', () => {
    const roles = demoPeople.map(({ role }) => role);
    expect(new Set(roles)).toEqual(
      new Set(['CITIZEN', 'SPECIALIST', 'MODERATOR', 'SUPERVISOR', 'ADMINISTRATOR']),
    );
    expect(
      demoPeople.some(({ role, timeZone }) => role === 'CITIZEN' && timeZone === 'Asia/Vladivostok'),
    ).toBe(true);
  });

  it('give each category its specialist', () => {
    const departments = demoPeople
      .filter(({ role }) => role === 'SPECIALIST')
      .map((person) => person.department);
    expect(new Set(demoCategories.map(({ department }) => department.ru))).toEqual(new Set(departments));
  });
});

describe('demo directory', () => {
  it('has categories with ASCII slugs of their own', () => {
    expect(categories.size).toBe(demoCategories.length);
    for (const { slug } of demoCategories) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('has channels with keys of their own, known topics and hours the calendar accepts', () => {
    expect(channels.size).toBe(demoChannels.length);
    for (const channel of demoChannels) {
      expect(scheduleDefinition.safeParse(channel.schedule).error).toBeUndefined();
      expect(channel.topics.filter((slug) => !categories.has(slug))).toEqual([]);
    }
  });

  it('leaves no category without a contact', () => {
    const topics = new Set(demoChannels.flatMap((channel) => channel.topics));
    expect(demoCategories.filter(({ slug }) => !topics.has(slug))).toEqual([]);
  });

  it('names only phone numbers that nobody has', () => {
    for (const { kind, value } of demoChannels)
      if (kind === 'PHONE') expect(value).toMatch(/^(8 800|\+7 (495|812)) 000-00-\d\d$/);
  });
});

describe('demo threads', () => {
  it('are enough, in every state and every category', () => {
    expect(demoThreads.length).toBeGreaterThanOrEqual(44);
    expect(new Set(demoThreads.map(({ key }) => key)).size).toBe(demoThreads.length);
    expect(new Set(demoThreads.map(({ title }) => title)).size).toBe(demoThreads.length);
    expect(new Set(demoThreads.map(({ category }) => category))).toEqual(new Set(categories.keys()));
    const states = demoThreads.map(({ state }) => state);
    for (const state of WITH_REASON) expect(states.filter((each) => each === state)).toHaveLength(1);
    expect(states.filter((state) => state === 'PENDING')).toHaveLength(6);
    expect(states.filter((state) => state === 'OPEN').length).toBeGreaterThanOrEqual(5);
    expect(demoThreads.some(({ posts }) => posts.length > 25)).toBe(true);
  });

  it.each(demoThreads)('$key has titles and bodies of a readable length', ({ title, body, posts }) => {
    expect(title.length).toBeGreaterThanOrEqual(15);
    expect(title.length).toBeLessThanOrEqual(120);
    expect(body.length).toBeGreaterThanOrEqual(150);
    expect(body.length).toBeLessThanOrEqual(900);
    for (const post of posts) expect(post.body.length).toBeGreaterThan(40);
  });

  it.each(demoThreads)('$key is asked and answered by those who may', ({ author, category, posts }) => {
    expect(people.get(author)?.role).toBe('CITIZEN');
    expect(categories.has(category)).toBe(true);
    for (const post of posts) {
      const writer = people.get(post.author);
      if (post.kind === 'OFFICIAL_ANSWER')
        expect(writer?.department).toBe(categories.get(category)?.department.ru);
      else if (post.kind === 'COMMUNITY_ANSWER') {
        expect(writer?.role).toBe('CITIZEN');
        expect(post.author).not.toBe(author);
      } else expect(post.author === author || writer?.role === 'SPECIALIST').toBe(true);
      if (post.reference) expect(post.kind).toBe('OFFICIAL_ANSWER');
    }
  });

  it.each(demoThreads)('$key has the posts and the reason its state needs', (thread) => {
    const official = thread.posts.filter(({ kind }) => kind === 'OFFICIAL_ANSWER');
    const accepted = thread.posts.filter((post) => post.accepted);
    const settled = thread.state === 'ANSWERED' || thread.state === 'SOLVED';
    expect(official.length > 0).toBe(settled);
    expect(accepted).toHaveLength(thread.state === 'SOLVED' ? 1 : 0);
    if (UNPUBLISHED.has(thread.state)) expect(thread.posts).toEqual([]);
    expect(thread.reason !== undefined).toBe(WITH_REASON.includes(thread.state));
    expect(thread.channel !== undefined).toBe(thread.state === 'REDIRECTED_PHONE');
    if (thread.channel) expect(channels.get(thread.channel)?.kind).toBe('PHONE');
  });

  it.each(demoThreads)('$key goes forward in time and is not finished in the future', (thread) => {
    const hours = thread.posts.map(({ hoursAfter }) => hoursAfter);
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
    expect(hours.every((hour) => hour > 0)).toBe(true);
    // Weekends aside, twelve working hours a day: the last post lies before the moment of loading.
    const workingDays = Math.max(0, thread.daysAgo - Math.ceil(thread.daysAgo / 7) * 2);
    if (thread.posts.length > 0) expect(hours.at(-1)).toBeLessThanOrEqual(Math.max(workingDays, 1) * 12);
  });

  it.each(demoThreads)('$key tells nobody’s contacts or numbers', (thread) => {
    const hotlines = demoChannels.map(({ value }) => value);
    for (const text of publicTexts(thread)) {
      const rest = hotlines.reduce((left, hotline) => left.replaceAll(hotline, ''), text);
      expect(rest).not.toMatch(/\S@\S|https?:|www\./);
      // A phone, SNILS, INN or passport has at least nine digits, however they are set apart.
      expect(rest).not.toMatch(/\d(?:[\s().+-]{0,3}\d){8}/);
      expect(rest).not.toContain('DEMO-');
    }
  });
});

function publicTexts({ title, body, reason, posts }: DemoThread): string[] {
  return [title, body, reason ?? '', ...posts.map((post) => post.body)];
}
