import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = process.env.SMS_CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is a Chromium at `SMS_CHROMIUM`, else at the usual place. */
export const hasBrowser = existsSync(executablePath);

if (!hasBrowser) {
  console.warn(
    `There is no Chromium at ${executablePath}, and SMS_CHROMIUM names no other: the tests that look at report.html in a browser are skipped.`,
  );
}

/** A page from a file in a real browser. */
export interface Opened {
  page: Page;
  /** What the console of the page, and dialogs, said that should not be there. */
  complaints: string[];
}

/** Opens pages from files, each in a context of its own. */
export class PageOpener {
  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async start(): Promise<PageOpener> {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    return new PageOpener(browser, await mkdtemp(join(tmpdir(), 'page-')));
  }

  /** @param hash what follows the address, with its `#` */
  async open(text: string, hash = '', options: BrowserContextOptions = {}): Promise<Opened> {
    const file = join(this.folder, 'report.html');
    await writeFile(file, text);
    const context = await this.browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(`request: ${request.url()}`);
    });
    page.on('dialog', async (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    await page.goto(pathToFileURL(file).href + hash);
    return { page, complaints };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await rm(this.folder, { recursive: true });
  }
}
