import { afterAll, describe } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { findChromium } from './chromium.js';

/** Of the tests' file: one Chromium, or why this machine cannot run one. */
const started: Browser | { readonly reason: string } = await startChromium();

async function startChromium(): Promise<Browser | { readonly reason: string }> {
  try {
    const { executablePath, env } = await findChromium();
    // The pages are our own, and neither root nor a container has what the sandbox needs.
    return await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu'] });
  } catch (error) {
    return { reason: String(error).split('\n', 1)[0] ?? 'unknown' };
  }
}

/** Tests that need a browser; where the machine cannot run one they are skipped, by name and with the reason. */
export function describeInBrowser(name: string, tests: () => void): void {
  if ('reason' in started) return describe.skip(`${name} [no Chromium here: ${started.reason}]`, tests);
  describe(name, () => {
    tests();
    afterAll(() => started.close());
  });
}

export interface VisitOptions {
  readonly javaScript?: boolean;
  readonly phone?: boolean;
  /** The session's cookie, for a person who has signed in. */
  readonly secret?: string;
  readonly locale?: string;
}

/** The markup of each page as the server wrote it, before the browser mended anything. */
const sources = new WeakMap<Page, Promise<string>>();

/** A person at a browser of their own. */
export async function visit(url: string, options: VisitOptions = {}): Promise<Page> {
  if ('reason' in started) throw new Error(started.reason);
  const context = await started.newContext({
    baseURL: url,
    javaScriptEnabled: options.javaScript ?? true,
    viewport: options.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    locale: options.locale ?? 'ru-RU',
    timezoneId: 'Europe/Moscow',
  });
  if (options.secret) await signIn(context, url, options.secret);
  const page = await context.newPage();
  page.on('response', (response) => {
    const status = response.status();
    if (!response.request().isNavigationRequest() || (status >= 300 && status < 400)) return;
    const source = response.text();
    // A page that is left at once has none; who asks for it is told.
    source.catch(() => undefined);
    sources.set(page, source);
  });
  page.setDefaultTimeout(45_000);
  return page;
}

async function signIn(context: BrowserContext, url: string, secret: string): Promise<void> {
  await context.addCookies([{ name: 'veche', value: secret, url, httpOnly: true, sameSite: 'Lax' }]);
}

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // The renderer writes `<br/>`; both are HTML.
    'void-style': 'off',
    // A post's own emphasis and long words are the author's.
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
  },
});

interface AxeViolation {
  readonly id: string;
  readonly nodes: ReadonlyArray<{ readonly html: string; readonly failureSummary?: string }>;
}

/**
 * What is wrong with the page that is shown: axe (WCAG 2.2 AA and its best practices) and html-validate.
 *
 * @returns one line a fault; empty when nothing is wrong.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  return [...(await markupFaults(page)), ...(await accessibilityFaults(page))];
}

async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(WCAG)} } }).then((r) => r.violations)`,
  )) as AxeViolation[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `axe ${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** Of the markup as the server wrote it; no script is needed, so it works with JavaScript off too. */
export async function markupFaults(page: Page): Promise<string[]> {
  const report = await validator.validateString((await sources.get(page)) ?? '');
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `html ${ruleId} ${line}:${column}: ${message}`),
  );
}

/** Keeps a picture of the page where `VECHE_SCREENSHOTS` names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['VECHE_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
