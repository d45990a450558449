"""The parts of an explanation in words, for a terminal, for Markdown and for editors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.client import Reason
from openbayes_config.diagnostic import Lang, Text, printable
from openbayes_config.explained.notes import DOUBTS, losses, notes
from openbayes_config.renderer import Origin, Word
from openbayes_config.renderer.explanation import Explanation
from openbayes_config.words import words

SectionId: TypeAlias = Literal["command", "mounts", "lost", "dropped", "unused", "secrets", "settings", "runs", "notes"]
_ORDER: tuple[SectionId, ...] = ("mounts", "dropped", "unused", "secrets", "settings", "runs", "notes")


class Cell(NamedTuple):
    """A part of a row. ``code`` is text of the file or of an option; the rest is our own words. ``muted`` is what tells
    where something comes from.
    """

    text: str
    code: bool = False
    muted: bool = False


class Row(NamedTuple):
    """One line of a section; ``source`` is what it speaks of."""

    cells: tuple[Cell, ...]
    source: Origin | None = None


class Section(NamedTuple):
    """A title and rows of equal length below column names."""

    id: SectionId
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def heading(name: str, explained: Explanation, lang: Lang) -> str:
    """What is explained."""
    shown = explained.rendering
    return words(_HEADING, lang, mode=shown.mode, name=name, client=shown.client.asked)


def section(id: SectionId, explained: Explanation, lang: Lang) -> Section:
    """One section: ``command`` are the words of the line by their numbers, ``lost`` the bindings among ``dropped``."""
    return _Said(explained, lang).section(id)


def sections(explained: Explanation, lang: Lang) -> list[Section]:
    """Everything beside the command line; sections without rows are left out."""
    say = _Said(explained, lang)
    made = (say.section(each) for each in _ORDER)
    return [section for section in made if section.rows]


class _Said:
    def __init__(self, explained: Explanation, lang: Lang) -> None:
        self._explained = explained
        self._shown = explained.rendering
        self._lang: Lang = lang
        self._makers: dict[SectionId, Callable[[], Iterator[Row]]] = {
            "command": self._command,
            "mounts": self._mounts,
            "lost": self._lost,
            "dropped": self._dropped,
            "unused": self._unused,
            "secrets": self._secrets,
            "settings": self._settings,
            "runs": self._runs,
            "notes": self._notes,
        }

    def say(self, text: Text, **fields: object) -> str:
        return words(text, self._lang, **fields)

    def section(self, id: SectionId) -> Section:
        title, *columns = _HEADS[id]
        return Section(id, self.say(title), tuple(map(self.say, columns)), tuple(self._makers[id]()))

    def _place(self, origin: Origin | None) -> tuple[Cell, Cell]:
        if origin is None:
            return Cell(self.say(_DEFAULT), muted=True), Cell("", muted=True)
        if origin.option:
            return Cell(self.say(_OPTION), muted=True), Cell(printable(origin.option), True, True)
        source = self._shown.report.document.source
        line = source.position(origin.span.start).line if origin.span else None
        where = self.say(_FILE) if line is None else self.say(_LINE, line=line)
        return Cell(where, muted=True), Cell(printable(_dotted(origin.pointer)), True, True)

    def _command(self) -> Iterator[Row]:
        for number, word in enumerate(self._shown.words, 1):
            cells = (Cell(str(number)), *self._place(word.source), Cell(grade(word, self._lang)))
            yield Row(cells, word.source)

    def _mounts(self) -> Iterator[Row]:
        for each in self._explained.mounts:
            data, path = (Cell(printable(text), True) for text in (each.data, each.path))
            yield Row((Cell(each.access), path, data, *self._place(each.source)), each.source)

    def _lost(self) -> Iterator[Row]:
        for each in self._explained.lost:
            access, data, path = (Cell(printable(text), True) for text in (each.access, each.data, each.path))
            why = Cell(why_dropped(each.reason, self._lang, each.by))
            yield Row((access, path, data, *self._place(each.source), why), each.source)

    def _dropped(self) -> Iterator[Row]:
        for each in self._explained.dropped:
            yield Row((*self._place(each.source), Cell(why_dropped(each.reason, self._lang, each.by))), each.source)

    def _unused(self) -> Iterator[Row]:
        for each in self._explained.unused:
            why = self.say(_REPLACED, option=each.option) if each.option else self.say(_OTHER_MODE)
            yield Row((*self._place(each.source), Cell(why)), each.source)

    def _secrets(self) -> Iterator[Row]:
        for each in self._explained.secrets:
            value = self.say(_VARIABLE, name=each.variable) if each.variable else self.say(_HELD[each.held])
            cells = (Cell(printable(each.name), True), *self._place(each.source), Cell(value))
            yield Row(cells, each.source)

    def _settings(self) -> Iterator[Row]:
        for each in self._explained.settings:
            cells = (Cell(self.say(_KEYS[each.key])), Cell(printable(each.value), True), *self._place(each.source))
            yield Row(cells, each.source)

    def _runs(self) -> Iterator[Row]:
        runs = self._explained.runs
        yield self._sentence(_PRODUCT, jobs=runs.jobs, nodes=runs.nodes, rounds=runs.rounds)
        if self._shown.mode == "hypertuning":
            yield self._sentence(_ROUNDS, jobs=runs.jobs, parallel=runs.parallel, rounds=runs.rounds)
        if runs.combinations is not None:
            from openbayes_config.trials import rounded

            yield self._sentence(_GRID, n=rounded(runs.combinations))

    def _notes(self) -> Iterator[Row]:
        overrides = self._shown.report.context.overrides
        for text, fields in (*losses(self._shown), *notes(self._shown, overrides)):
            yield self._sentence(text, **fields)

    def _sentence(self, text: Text, **fields: object) -> Row:
        return Row((Cell(self.say(text, **fields)),))


def grade(word: Word, lang: Lang) -> str:
    """How far it is known that a word is written like this, and why it is not."""
    return words(_DOUBT, lang, why=DOUBTS[word.doubt]) if word.doubt else words(GRADES[word.grade], lang)


def why_dropped(reason: Reason, lang: Lang, by: str = "") -> str:
    """Why something that is written is not sent. ``by`` is the key that is read in its place, where that is known."""
    return words(_SHADOWED, lang, by=by) if by else words(WHY.get(reason, _NOT_READ), lang)


def _dotted(pointer: str) -> str:
    """A JSON pointer as people write a place: ``parameters.lr``."""
    parts = pointer.removeprefix("/").split("/")
    return ".".join(part.replace("~1", "/").replace("~0", "~") for part in parts)


_HEADING = Text("{mode}: {name}, client {client}", "{mode}：{name}，客户端 {client}")
_COMMAND = Text("Command", "命令")
_MOUNTS = Text("Data bindings", "数据绑定")
_DROPPED = Text("Written, but not sent", "写了但不会提交")
_UNUSED = Text("Not used in this run", "本次不使用")
_ASKED = Text("Machine and image", "算力与镜像")
_RUNS = Text("Runs", "运行")
_SECRETS = Text("Secrets", "敏感参数")
_NOTES = Text("Notes", "说明")
_NUMBER = Text("word", "部分")
_WHERE = Text("from", "来源")
_WHAT = Text("key or option", "字段或选项")
_GRADE = Text("grade", "依据")
_RIGHTS = Text("access", "读写方式")
_PATH = Text("path", "路径")
_DATA = Text("data", "数据")
_WHY = Text("why", "原因")
_NAME = Text("name", "名称")
_VALUE = Text("value", "值")
_LINE = Text("line {line}", "第 {line} 行")
_FILE = Text("file", "文件")
_OPTION = Text("option", "选项")
_DEFAULT = Text("default of the client", "客户端默认值")
_DOUBT = Text("how the platform writes {why} is not documented", "平台如何书写{why}，文档没有说明")
_REPLACED = Text("`{option}` takes its place", "被 `{option}` 替换")
_OTHER_MODE = Text("not used in this mode", "这种方式用不到")
_VARIABLE = Text("value of the variable {name}", "取自环境变量 {name}")
_HELD = {
    "file": Text("value in the file, shown masked", "值写在文件里，显示时已遮盖"),
    "command": Text("part of the command, shown masked", "出现在命令中，显示时已遮盖"),
    "null": Text("no value: sent as null", "没有值，提交的是 null"),
}
_PRODUCT = Text("jobs x nodes x rounds: {jobs} x {nodes} x {rounds}", "任务 x 节点 x 轮次：{jobs} x {nodes} x {rounds}")
_ROUNDS = Text(
    "trials: {jobs}, at a time: {parallel}, rounds one after another: {rounds}",
    "尝试次数：{jobs}，并行的尝试个数：{parallel}，依次 {rounds} 轮",
)
_GRID = Text("combinations in the grid: {n}", "网格中的组合数：{n}")
_SHADOWED = Text("`{by}` is there too, and the client reads only that", "已有 `{by}`，客户端只读取它")
_NOT_READ = Text("the client does not send it", "客户端不会提交")
_KEYS = {"resource": Text("resource", "算力"), "env": Text("environment", "镜像"), "node": Text("nodes", "节点数量")}
GRADES = {
    "observed": Text("observed", "实测"),
    "documented": Text("documented", "文档有说明"),
    "not documented": Text("not documented", "文档没有说明"),
}
_HEADS: dict[SectionId, tuple[Text, ...]] = {
    "command": (_COMMAND, _NUMBER, _WHERE, _WHAT, _GRADE),
    "mounts": (_MOUNTS, _RIGHTS, _PATH, _DATA, _WHERE, _WHAT),
    "lost": (_DROPPED, _RIGHTS, _PATH, _DATA, _WHERE, _WHAT, _WHY),
    "dropped": (_DROPPED, _WHERE, _WHAT, _WHY),
    "unused": (_UNUSED, _WHERE, _WHAT, _WHY),
    "secrets": (_SECRETS, _NAME, _WHERE, _WHAT, _VALUE),
    "settings": (_ASKED, _NAME, _VALUE, _WHERE, _WHAT),
    "runs": (_RUNS, _VALUE),
    "notes": (_NOTES, _VALUE),
}
WHY: dict[Reason, Text] = {
    "shadowed_bindings": Text(
        "other bindings are there too, and the client reads only those", "另有一处数据绑定，客户端只读取那一处"
    ),
    "legacy_key": Text("a key of older documentation that the client does not read", "旧文档中的字段，客户端不读取"),
    "not_a_list": Text("a mapping; begin each binding with `- `", "写成了键值对，每一项绑定应以 `- ` 开头"),
    "same_data": Text(
        "an earlier entry binds the same data; only `bindings` may repeat it",
        "前面已绑定同一份数据；只有简写 `bindings` 可以重复绑定",
    ),
    "prefix_data": Text(
        "the `data` of an earlier entry begins with this one's", "前面某一项的 data 以这一项的 data 开头"
    ),
    "empty_data": Text("its `data` is empty", "data 为空"),
    "path_suffix": Text(
        "an earlier entry without `type` has a path that ends with this one's",
        "前面某一项没有写 type，且路径以这一项的路径结尾",
    ),
    "repeated_binding": Text("the same binding stands before it", "前面已有相同的数据绑定"),
    "unknown_access": Text("access mode other than `ro` and `rw`", "读写方式不是 ro 或 rw"),
    "colon_count": Text(
        "the colons do not fit `data:path` or `data:path:type`", "冒号个数不对，应为 data:path 或 data:path:type"
    ),
    "unknown_key": Text("a key that the client does not know", "客户端不认识的字段"),
    "duplicate_key": Text("the same key stands again below; the last one counts", "下面还有同名字段，以最后一个为准"),
    "parameters_not_sent": Text("this client does not send parameters here", "此版本的客户端在这里不提交参数"),
    "shadowed_flag": Text("`is_secret` takes its place", "以 `is_secret` 为准"),
}
