/** The language of the files that this extension is about, as in package.json. */
export const LANGUAGE = "openbayes-yaml";

/** What a lens of the server may start here, because this extension has a view of its own for it. */
export const VIEW_COMMANDS = ["obconf.showRenderedJob", "obconf.showTrials"];
