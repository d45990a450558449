import { describe, expect, it } from "vitest";
import { body, escape, notice, type Labels } from "../src/job/html";
import { readJob, readRange } from "../src/job/model";
import { page } from "../src/job/page";

const RANGE = { start: { line: 7, character: 9 }, end: { line: 7, character: 24 } };
const LABELS: Labels = {
  command: "Command",
  mode: "Kind of job",
  modes: { task: "Task", workspace: "Workspace", hypertuning: "Tuning" },
  grades: { observed: "observed", documented: "documented", "not documented": "not documented" },
  go: "Show in the file",
  copy: "Copy",
};
const ANSWER = {
  version: 4,
  mode: "task",
  client: "0.28.5",
  lang: "en",
  accepted: true,
  title: "The client takes this file",
  command: "python train.py --epochs=20",
  words: [
    { text: "python train.py", grade: "observed", note: "", range: RANGE, parameter: null },
    { text: "--epochs=20", grade: "not documented", note: "from `parameters`", range: null, parameter: "epochs" },
  ],
  sections: [
    {
      id: "mounts",
      title: "Data bindings",
      rows: [
        { cells: [{ text: "/input0", struck: true, muted: false, code: true }, { text: "shadowed", muted: true }], range: RANGE },
      ],
      text: null,
      language: null,
    },
    { id: "submission", title: "Request", rows: [], text: '{"command": "x"}', language: "json" },
  ],
};

function shown(answer: unknown, choosesMode = true): string {
  const job = readJob(answer);
  return job ? body(job, "openbayes.yaml", LABELS, choosesMode) : "";
}

describe("an answer", () => {
  it("is read field by field", () => {
    const job = readJob(ANSWER);
    expect(job?.words[0]?.range).toEqual(RANGE);
    expect(job?.words[1]).toEqual({ text: "--epochs=20", grade: "not documented", note: "from `parameters`", range: undefined });
    expect(job?.sections.map(({ id }) => id)).toEqual(["mounts", "submission"]);
  });

  it("of a wrong shape gives no job, or an empty one", () => {
    for (const value of [null, undefined, 3, "text", []]) {
      expect(readJob(value)).toBeUndefined();
    }
    const empty = readJob({ words: "x", sections: [3, { rows: [null, { cells: {} }] }], accepted: "yes" });
    expect(empty?.accepted).toBe(false);
    expect(empty?.words).toEqual([]);
    expect(empty?.sections[0]?.rows).toEqual([{ cells: [], range: undefined }]);
  });

  it("has ranges only where they can be ranges", () => {
    expect(readRange({ start: { line: -1, character: 0 }, end: RANGE.end })).toBeUndefined();
    expect(readRange({ start: { line: 1.5, character: 0 }, end: RANGE.end })).toBeUndefined();
    expect(readRange(null)).toBeUndefined();
    expect(readRange(RANGE)).toEqual(RANGE);
  });
});

describe("the view", () => {
  it("shows the command with the origin and the grade of each word", () => {
    const html = shown(ANSWER);
    expect(html).toContain('data-range="7,9,7,24"');
    expect(html).toContain('<span class="word grade-not-documented" title="from `parameters`">--epochs=20</span>');
    expect(html).toContain('<td class="muted grade-observed">observed</td>');
    expect(html).toContain('<td class="muted grade-not-documented">from <code>parameters</code></td>');
    expect(html).toContain('<h1 class="incomplete">The client takes this file</h1>');
    expect(html).toContain("openbayes.yaml \u00b7 bayes 0.28.5");
  });

  it("keeps the spaces of the command", () => {
    const words = [{ text: "python x.py " }, { text: "--a=1" }];
    expect(shown({ ...ANSWER, command: "python x.py --a=1", words })).toContain("python x.py </span><span");
    expect(shown(ANSWER)).toContain("</button> <span");
  });

  it("is content only where nothing is refused or dropped", () => {
    expect(shown({ ...ANSWER, sections: [] })).toContain('<h1 class="accepted">');
    expect(shown(ANSWER)).toContain('<h1 class="incomplete">');
    expect(shown({ ...ANSWER, accepted: false })).toContain('<h1 class="refused">');
  });

  it("strikes out what is dropped", () => {
    expect(shown(ANSWER)).toContain("<del><code>/input0</code></del>");
    expect(shown(ANSWER)).toContain('<span class="muted">shadowed</span>');
  });

  it("leads to the file from the first cell that shows something", () => {
    const rows = [{ cells: [{ text: "" }, { text: "/input0" }, { text: "x" }], range: RANGE }];
    const html = shown({ ...ANSWER, words: [], sections: [{ id: "mounts", title: "Mounts", rows }] });
    expect(html).toMatch(/<td><\/td><td><button [^>]*data-range="7,9,7,24"[^>]*>\/input0<\/button><\/td><td>x<\/td>/);
  });

  it("lets a sentence go over all columns", () => {
    const rows = [{ cells: [{ text: "Examples" }] }, { cells: [{ text: "trial 1" }, { text: "round 1" }] }];
    const html = shown({ ...ANSWER, sections: [{ id: "trials", title: "Trials", rows }] });
    expect(html).toContain('<td colspan="2">Examples</td>');
    expect(html).toContain("<td>trial 1</td><td>round 1</td>");
    expect(shown({ ...ANSWER, sections: [{ id: "notes", title: "Notes", rows: rows.slice(0, 1) }] })).toContain("<td>Examples</td>");
  });

  it("breaks code between words, never within a flag", () => {
    const rows = [{ cells: [{ text: "python a/b.py  --learning-rate=1 alice/jobs/k3x9q2mfw7d1/output", code: true }] }];
    expect(shown({ ...ANSWER, sections: [{ id: "trials", title: "Trials", rows }] })).toContain(
      '<code>python a/b.py  <span class="flag">--learning-rate=1</span> alice/<wbr>jobs/<wbr>k3x9q2mfw7d1/<wbr>output</code>',
    );
  });

  it("folds the request away", () => {
    expect(shown(ANSWER)).toContain("<details id=\"section-submission\"><summary>Request</summary>");
  });

  it("says which kind of job is chosen, where one can choose", () => {
    expect(shown(ANSWER)).toContain('data-mode="task" aria-pressed="true">Task<');
    expect(shown(ANSWER)).toContain('data-mode="workspace" aria-pressed="false"');
    expect(shown(ANSWER, false)).not.toContain("data-mode");
  });

  it("shows the whole command where its words are not known", () => {
    expect(shown({ ...ANSWER, words: [] })).toContain("<code>python train.py --epochs=20</code>");
    expect(shown({ ...ANSWER, command: null, words: [] })).not.toMatch(/Command|Copy/);
    expect(shown({ ...ANSWER, accepted: false })).toContain('<h1 class="refused"');
  });

  it("takes nothing from the file as markup", () => {
    const evil = `</style></script><img src=x onerror="alert('1')">&`;
    const words = [{ text: evil, grade: evil, note: evil, range: RANGE }];
    const rows = [{ cells: [{ text: evil, code: true }, { text: evil, struck: true }], range: null }];
    const sections = [{ id: evil, title: evil, rows, text: evil }];
    const html = shown({ ...ANSWER, title: evil, client: evil, mode: evil, command: evil, words, sections });
    expect(html).not.toMatch(/<img|<\/style|<\/script|onerror="/);
    expect(notice(evil)).not.toContain("<img");
    expect(escape(evil)).not.toMatch(/[<>"']/);
  });
});

describe("the page", () => {
  it("may fetch nothing and run only its own script", () => {
    const html = page("Rendered job", "zh-cn");
    const policy = /content="([^"]+)"/.exec(html)?.[1] ?? "";
    const nonce = /script-src 'nonce-([\w-]{24})'/.exec(policy)?.[1] ?? "";
    expect(policy).toBe(`default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`);
    expect(html.match(/<script[^>]*>/g)).toEqual([`<script nonce="${nonce}">`]);
    expect(html).not.toMatch(/https?:|src=|url\(|style="|@import/);
    expect(page("x", "en")).not.toBe(page("x", "en"));
  });

  it("has a place that screen readers watch", () => {
    expect(page("x", "en")).toContain('<p class="spoken" role="status"></p>');
  });

  it("takes its colours from the theme", () => {
    expect(page("x", "en")).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i);
  });

  it("says its language and title", () => {
    expect(page("<x>", "zh-cn")).toContain("<title>&#60;x&#62;</title>");
    expect(page("x", "zh-cn")).toContain('<html lang="zh-cn">');
  });
});
