/** Runs functions inside the extension host of a workbench, by way of the extension in probe/. */
import { request } from "node:http";
import type * as Api from "vscode";

export type Vscode = typeof Api;
type Inside<A extends unknown[], R> = (vscode: Vscode, ...args: A) => R;

export class Probe {
  readonly path: string;

  /** `path`: where the socket of the probe is. */
  constructor(path: string) {
    this.path = path;
  }

  /**
   * What `inside` gives in the extension host. It is sent as text, so it may use only its own arguments; arguments and result
   * travel as JSON (a range arrives as two positions, an address as its parts). Throws what it threw there.
   */
  async ask<A extends unknown[], R>(inside: Inside<A, R>, ...args: A): Promise<Awaited<R>> {
    const answer = await this.post(JSON.stringify({ code: inside.toString(), args }));
    const { result, error } = JSON.parse(answer) as { result: Awaited<R>; error?: string };
    if (error !== undefined) throw new Error(error);
    return result;
  }

  private post(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const options = { socketPath: this.path, method: "POST", path: "/", timeout: 20_000 };
      const sent = request(options, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("end", () => resolve(text));
      });
      sent.on("timeout", () => sent.destroy(new Error("the extension host does not answer")));
      sent.on("error", reject);
      sent.end(body);
    });
  }
}
