/** The workbench as a person sees it: headless Chromium that reaches nothing but this machine. */
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { CACHE } from "./workbench.ts";

const { chromium } = createRequire(join(CACHE, "vscode/package.json"))("playwright-core") as typeof import("playwright-core");

const SCREENS = join(CACHE, "screens");
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
  // Chromium itself asks for nothing; what is left is asked for by the server and its extensions.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    env: { ...process.env, HOME: join(CACHE, "home") },
  });

export class Window {
  readonly page: Page;
  /** Addresses on other machines that the page asked for and did not get. */
  readonly refused: string[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, address: string, locale: string): Promise<Window> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: 2,
      locale: locale === "zh-cn" ? "zh-CN" : "en-US",
    });
    context.setDefaultTimeout(10_000);
    if (locale !== "en") await context.addCookies([{ name: "vscode.nls.locale", value: locale, url: address }]);
    const window = new Window(await context.newPage());
    await context.route(
      (url) => url.hostname !== "127.0.0.1" && url.protocol !== "blob:" && url.protocol !== "data:",
      (route) => {
        window.refused.push(route.request().url());
        return route.abort();
      },
    );
    await window.page.goto(address);
    await window.page.locator(".monaco-workbench .part.editor").waitFor({ timeout: 30_000 });
    return window;
  }

  /** Keeps what is on the screen as NAME.png among the screens, and gives its path. */
  async shoot(name: string, clip?: { x: number; y: number; width: number; height: number }): Promise<string> {
    mkdirSync(SCREENS, { recursive: true });
    const path = join(SCREENS, `${name}.png`);
    await this.page.screenshot({ path, ...(clip ? { clip } : {}), animations: "disabled" });
    return path;
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  find(selector: string, options?: Parameters<Page["locator"]>[1]): Locator {
    return this.page.locator(selector, options);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
