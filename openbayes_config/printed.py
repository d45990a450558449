"""What the official client prints, and what is behind it.

The fragments are those by which its lines are recognised; observed with openbayes-cli 0.28.5, but for
the one about images, which a user reported. Nothing of the printed text is kept.
"""

from __future__ import annotations

from typing import NamedTuple

from openbayes_config.diagnostic import Text


class Printed(NamedTuple):
    """Something that the client prints.

    ``fragments`` all stand in it, whatever the letter case. ``rules`` are the ids of those that find its causes in a
    file, the likeliest first; ``other`` are the causes that no file shows. With ``environ`` a cause is a variable of
    the terminal, with ``always`` it is an error whatever the kind of job.
    """

    id: str
    fragments: tuple[str, ...]
    meaning: Text
    rules: tuple[str, ...] = ()
    other: tuple[Text, ...] = ()
    environ: bool = False
    always: bool = False


_READING = (
    "OB101",
    "OB102",
    "OB104",
    "OB001",
    "OB002",
    "OB003",
    "OB004",
    "OB005",
    "OB006",
    "OB007",
    "OB008",
    "OB009",
    "OB010",
)
_REFUSED = (*_READING, "OB011", "OB012", "OB013", "OB090")
_LOCALE = Text(
    "On a Chinese Windows the client reads the file as GBK, and Chinese comments may stop it: set PYTHONUTF8=1.",
    "在中文 Windows 上，客户端按 GBK 读取文件，文件里的中文注释就可能使它出错：请设置环境变量 PYTHONUTF8=1。",
)
_NETWORK = Text(
    "The connection to the platform failed. The name in quotes says how: `ClientConnectorError` is no connection.",
    "与平台的连接失败。引号里的名称说明了原因：`ClientConnectorError` 表示连接不上。",
)
_LOST = ("OB201", "OB202", "OB203", "OB204", "OB205", "OB206", "OB207", "OB208", "OB209", "OB211", "OB501", "OB502")

PRINTED: tuple[Printed, ...] = (
    Printed(
        "refused-file",
        ("访问文档可查看示例",),
        Text(
            "The client could not read openbayes.yaml, or something in it is missing or of the wrong type. It prints "
            "this line for every such mistake.",
            "客户端无法读取 openbayes.yaml，或者其中缺少字段、类型不对。凡是这类错误，客户端都只输出这一行。",
        ),
        _REFUSED,
        (_LOCALE,),
        always=True,
    ),
    Printed(
        "empty-command",
        ("执行命令不能为空",),
        Text("The task has no command.", "任务没有要执行的命令。"),
        ("OB301",),
        (
            Text(
                "An empty word stands after `--` on the command line.",
                "命令行里 `--` 后面是空的字符串。",
            ),
        ),
    ),
    Printed(
        "empty-command-tuning",
        ("command 不能为空",),
        Text("Hyperparameter tuning has no command.", "自动调参没有要执行的命令。"),
        ("OB301",),
    ),
    Printed(
        "empty-tuning-field",
        ("hupertuning",),
        Text(
            "The metric, the goal or the algorithm of `hyper_tuning` is empty. The sources have been uploaded already.",
            "`hyper_tuning` 里的目标变量、最优解的方向或算法是空的。此时源代码已经上传。",
        ),
        ("OB401",),
    ),
    Printed(
        "unknown-algorithm",
        ("is not a valid algorithm",),
        Text("The client does not know the algorithm of `hyper_tuning`.", "客户端不认识 `hyper_tuning` 里的算法。"),
        ("OB402",),
    ),
    Printed(
        "unknown-spec-type",
        ("unsupported parameter spec type",),
        Text("The client does not know the type of a parameter specification.", "客户端不认识某项参数规约的类型。"),
        ("OB403",),
    ),
    Printed(
        "incomplete-spec",
        ("validation error", "ParameterSpecInput"),
        Text("A parameter specification lacks a key that its type needs.", "某项参数规约缺少其类型需要的字段。"),
        ("OB404", "OB405"),
    ),
    Printed(
        "not-json",
        ("is not json serializable",),
        Text("A parameter has a value that cannot be sent.", "某个参数的值无法提交。"),
        ("OB302",),
    ),
    Printed(
        "type-error",
        ("'typeerror' object has no attribute 'errors'",),
        Text("A parameter has a value that cannot be sent.", "某个参数的值无法提交。"),
        ("OB302",),
    ),
    Printed(
        "no-errors-attribute",
        ("object has no attribute 'errors'",),
        Text(
            "The client stumbled over an error that it did not expect, and hides it.",
            "客户端遇到了没有预料到的错误，而且没有把它显示出来。",
        ),
        ("OB302",),
        (_NETWORK,),
    ),
    Printed(
        "unset-variable",
        ("请先执行", "export"),
        Text(
            "A secret parameter takes its value from an environment variable that is not set in this terminal, or is "
            "empty. In PowerShell write `$env:NAME = '...'`, in cmd `set NAME=...`.",
            "某个敏感参数从环境变量取值，而这个终端没有设置该变量，或者它是空的。"
            "PowerShell 写 `$env:NAME = '...'`，cmd 写 `set NAME=...`。",
        ),
        ("OB604",),
        environ=True,
    ),
    Printed(
        "secret-parameters",
        ("参数校验失败",),
        Text("A secret parameter is not written as the client expects.", "某个敏感参数的写法不符合客户端的要求。"),
        ("OB601", "OB604"),
        environ=True,
    ),
    Printed(
        "binding-without-path",
        ("indexerror", "list index out of range"),
        Text(
            "The client stopped at an entry of `bindings` that has no colon.",
            "客户端在 `bindings` 中没有冒号的一项上崩溃了。",
        ),
        ("OB210",),
    ),
    Printed(
        "variable-name",
        ("typeerror", "str expected, not"),
        Text("The client stopped at the name of an environment variable.", "客户端在环境变量名上崩溃了。"),
        ("OB601",),
    ),
    Printed(
        "validation-error",
        ("validation error",),
        Text(
            "Something in openbayes.yaml is missing or of the wrong type.",
            "openbayes.yaml 里缺少字段，或者类型不对。",
        ),
        ("OB101", "OB102"),
    ),
    *(
        Printed(
            f"yaml-{name}",
            (f"yaml.{name}.",),
            Text("openbayes.yaml is not YAML that the client can read.", "openbayes.yaml 不是客户端能读取的 YAML。"),
            tuple(id for id in _REFUSED if id not in ("OB101", "OB102", "OB104", "OB005", "OB006", "OB090")),
        )
        for name in ("scanner", "parser", "composer", "constructor", "reader")
    ),
    Printed(
        "not-utf-8",
        ("unicodedecodeerror",),
        Text("openbayes.yaml is not in the encoding that the client expects.", "openbayes.yaml 不是客户端预期的编码。"),
        ("OB003",),
        (_LOCALE,),
    ),
    Printed(
        "not-logged-in",
        ("请先登录",),
        Text("`bayes` is not logged in on this computer.", "这台电脑上的 `bayes` 还没有登录。"),
        other=(
            Text(
                "Run `bayes login`. The file is not the cause.",
                "请运行 `bayes login`。与配置文件无关。",
            ),
        ),
    ),
    Printed(
        "not-linked",
        ("项目编号不存在",),
        Text(
            "There is no `.openbayesgear` in this folder, which says to which container the folder belongs.",
            "当前目录没有 `.openbayesgear`，客户端不知道这个目录属于哪个算力容器。",
        ),
        other=(
            Text(
                "Run `bayes gear init NAME`, or change to the folder in which that was done.",
                "请运行 `bayes gear init 容器名称`，或者切换到已经执行过该命令的目录。",
            ),
        ),
    ),
    Printed(
        "wrong-mode",
        ("'mode'", "is not one of 'task'"),
        Text(
            "`bayes gear run` takes the words `task`, `workspace` and `hypertuning`, in small letters.",
            "`bayes gear run` 后面只能写 `task`、`workspace`、`hypertuning`，全部小写。",
        ),
    ),
    Printed(
        "image-types-differ",
        ("镜像类型不一致",),
        Text(
            "Reported by a user for certain pairs of organisation and image, when a task was started from a workspace. "
            "When it happens is not documented.",
            "有用户报告：在工作空间里启动任务时，某些组织与镜像的组合会出现这个提示。文档没有说明具体条件。",
        ),
        other=(
            Text(
                "Start the task from the console of the platform, or choose another image (`bayes gear env`).",
                "可以在平台控制台启动任务，或者换一个镜像（用 `bayes gear env` 查看）。",
            ),
        ),
    ),
    Printed(
        "created",
        ("容器创建成功",),
        Text(
            "The job was created. The client prints this also when it has left out bindings of the file.",
            "任务已经创建。即使文件里的绑定有一部分被丢掉，客户端也同样显示这一句。",
        ),
        _LOST,
    ),
)


def recognise(text: str) -> tuple[Printed, ...]:
    """What is known about a text that the client has printed, in the order in which it stands there.

    What one entry says more exactly than another one is said once.
    """
    folded = " ".join(text[:_LONGEST].casefold().split())
    places: dict[str, int] = {}
    found: list[tuple[int, Printed]] = []
    for each in PRINTED:
        at = [folded.find(fragment.casefold()) for fragment in each.fragments]
        if min(at) >= 0 and not any(other in places for other in _more_exact(each)):
            places[each.id] = at[0]
            found.append((at[0], each))
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


# As much of a text is looked at as no terminal keeps.
_LONGEST = 1 << 20


def _more_exact(each: Printed) -> tuple[str, ...]:
    """The entries before ``each`` that say the same more exactly."""
    return _EXACT.get(each.id, ())


_EXACT = {
    "no-errors-attribute": ("type-error",),
    "secret-parameters": ("unset-variable",),
    "validation-error": ("incomplete-spec",),
}
