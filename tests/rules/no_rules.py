"""What obconf has no rule for, and why: a line here for everything that was looked at and left out."""

from __future__ import annotations

from typing import NamedTuple

from openbayes_config.diagnostic import Text


class NoRule(NamedTuple):
    """Something that one may expect obconf to find."""

    subject: Text
    reason: Text


NO_RULES: tuple[NoRule, ...] = (
    NoRule(
        Text("A `resource` or `env` that has been retired", "已经下线的 `resource` 或 `env`"),
        Text(
            "No dated source calls any name retired; `t4` still stands in the documentation. Names differ by account: "
            "`obconf catalog add` keeps those of yours, and then unknown ones are found.",
            "没有注明日期的资料说明哪个名称已经下线，`t4` 至今仍在文档里。可用的名称因账号而异："
            "用 `obconf catalog add` 保存自己账号的名称之后，就能检查出未知的名称。",
        ),
    ),
    NoRule(
        Text("A `resource`, `env` or dataset that does not exist", "不存在的 `resource`、`env` 或数据集"),
        Text(
            "The lists of the platform are not public and change. A name near a known one is found; one that is "
            "near nothing is left alone unless a catalogue of the account is there.",
            "平台的名称列表不公开，而且会变。与已知名称相近的写法会提示；与任何名称都不相近时，没有账号的名称清单就不作判断。",
        ),
    ),
    NoRule(
        Text("An image for GPUs on a resource without one", "没有 GPU 的算力使用 GPU 镜像"),
        Text(
            "An earlier template of the client itself had `cpu` with such an image. The reverse is OB506.",
            "客户端早期的模板本身就是 `cpu` 搭配这样的镜像。反过来的情况由 OB506 检查。",
        ),
    ),
    NoRule(
        Text("`08`, `y`, `n` and `0.50` in parameters", "参数中的 `08`、`y`、`n`、`0.50`"),
        Text(
            "The client sends the texts `08`, `y` and `n` as they look, and 0.5 is what 0.50 means. A version such as "
            "3.10 is found by the name of its parameter.",
            "客户端会把 `08`、`y`、`n` 原样当作文本提交，0.50 就是 0.5。像 3.10 这样的版本号会根据参数名提示。",
        ),
    ),
    NoRule(
        Text("A command on several lines without `|` or quotes", "不用 `|` 也不加引号、写成几行的命令"),
        Text(
            "YAML joins the lines with blanks, which is what most people want; a comment between them is a syntax "
            "error.",
            "YAML 会用空格把几行连起来，多数人正是这个意思；如果中间有注释，会作为语法错误提示。",
        ),
    ),
    NoRule(
        Text("A comment behind the command", "命令后面的注释"),
        Text(
            "A shell, too, would take it for one. What YAML cuts within quotes or behind a flag is OB021.",
            "shell 同样会把它当成注释。YAML 在引号之间或缺值的参数后面截断时，由 OB021 检查。",
        ),
    ),
    NoRule(
        Text(
            "A dataset that is named (`openbayes/mnist/1`), not given by its id",
            "用名称（`openbayes/mnist/1`）而不是编号引用数据集",
        ),
        Text(
            "The documentation uses names, its newer examples ids. Whether all names still resolve is not documented.",
            "文档使用名称，较新的样例使用编号。所有名称是否仍然有效，文档没有说明。",
        ),
    ),
    NoRule(
        Text("A folder inside of a dataset as `data`", "`data` 写数据集里的子目录"),
        Text(
            "Whether the platform takes one is not documented, and no example has one.",
            "平台是否支持，文档没有说明，也没有这样的样例。",
        ),
    ),
    NoRule(
        Text("Whose the data is, and whether it exists", "数据属于谁、是否存在"),
        Text(
            "Only the platform knows. What cannot be a reference is found by its form.",
            "只有平台知道。写法上不可能是引用的内容会提示。",
        ),
    ),
    NoRule(
        Text("The same data bound twice in the short form", "简写中同一份数据绑定两次"),
        Text(
            "The client sends both, at the paths that are written; only the same path twice is found.",
            "客户端会按各自的路径提交；只有路径相同时才会提示。",
        ),
    ),
    NoRule(
        Text("Values of `discrete_values` that are not in order", "`discrete_values` 没有按大小排列"),
        Text(
            "A similar service of another company wants them increasing; here nothing is documented.",
            "别家类似服务要求从小到大排列；这里的文档没有说明。",
        ),
    ),
    NoRule(
        Text("A linear scale over several powers of ten", "跨越多个数量级却用线性刻度"),
        Text("It may be meant so; nothing goes against the documentation.", "可能就是有意为之，也不违反文档。"),
    ),
    NoRule(
        Text("What becomes of a list, a truth value or null as a flag", "列表、布尔值、空值变成命令参数后的样子"),
        Text(
            "Up to 0.28.2 the client writes Python's text for it; since 0.28.3 the platform writes it, and how is not "
            "documented. Values without a documented form are found, what they become is not said.",
            "0.28.2 及以前由客户端写成 Python 的文本；从 0.28.3 起由平台生成，具体形式文档没有说明。"
            "没有文档依据的值会提示，但不断言它会变成什么。",
        ),
    ),
    NoRule(
        Text("Fractions as flags (`0.00001`)", "小数变成命令行参数（`0.00001`）"),
        Text(
            "They may be written in another way (`1e-05`), but a program reads the same number.",
            "写法可能变成 `1e-05`，但程序读到的数值一样。",
        ),
    ),
    NoRule(
        Text("A secret parameter that the script does not declare", "脚本没有声明的敏感参数"),
        Text(
            "Secrets become environment variables, never flags; no rule compares them with the script.",
            "敏感参数只会变成环境变量，不会变成命令行参数，因此不和脚本对照。",
        ),
    ),
    NoRule(
        Text("A script behind `cd`, `git clone` or an absolute path", "`cd`、`git clone` 之后的脚本，或绝对路径的脚本"),
        Text(
            "What stands there when the job runs cannot be told from the files at hand. Its flags are still read where "
            "`cd` leads into a folder beside the file.",
            "任务运行时那里有什么，从手头的文件看不出来。如果 `cd` 进入的是旁边的文件夹，脚本声明的参数仍会读取。",
        ),
    ),
    NoRule(
        Text("Reading `openbayes_params.json` in the script", "脚本读取 `openbayes_params.json`"),
        Text(
            "The documentation of hyperparameter tuning describes the file; whether it is still written since "
            "0.28.3 in the other modes is not documented.",
            "自动调参的文档介绍了这个文件；从 0.28.3 起，其他方式下是否仍会生成，文档没有说明。",
        ),
    ),
    NoRule(
        Text("Which of several reported values of the metric counts", "多次上报目标变量时以哪一次为准"),
        Text("Not documented.", "文档没有说明。"),
    ),
    NoRule(
        Text("`reverse_log` and its bounds", "反向对数尺度及其上下界"),
        Text("What the platform does with it is not documented.", "平台如何处理，文档没有说明。"),
    ),
    NoRule(
        Text("Quota, prices and how many trials the account may run at a time", "配额、价格、账号可并行的尝试个数"),
        Text(
            "They are known to the platform only, and obconf does not use the network.",
            "只有平台知道这些信息，而 obconf 不联网。",
        ),
    ),
    NoRule(
        Text("Whether the image has the packages that the script imports", "镜像里是否有脚本导入的库"),
        Text(
            "What is installed in an image is not documented in a form that a program can read.",
            "镜像里装了什么，没有程序可读的文档。",
        ),
    ),
    NoRule(
        Text("Order of keys, long lines, quotation marks, indentation", "字段顺序、行长、引号、缩进"),
        Text(
            "They change nothing that is submitted. yamllint checks style.",
            "它们不影响提交的内容。代码风格可以用 yamllint 检查。",
        ),
    ),
)
