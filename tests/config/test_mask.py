"""Secrets are hidden wherever they are shown, and nothing else is."""

from __future__ import annotations

import time
from collections.abc import Callable
from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbayes_config.document import parse
from openbayes_config.mask import Masker, hide, names, secrets

HF = "hf_" + "AbCdEfGhIjKlMnOpQrStUvWxYz01234567"
HEX = "0123456789abcdef0123456789abcdef01234567"


def cells(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("token: " + HF, "token: " + "*" * len(HF)),
        (f"git clone https://oauth2:{HF}@example.com/x", f"git clone https://oauth2:{'*' * len(HF)}@example.com/x"),
        ("git clone https://me:hunter2@example.com/x", "git clone https://me:*******@example.com/x"),
        ("python a.py --token=abc123 --lr=1", "python a.py --token=****** --lr=1"),
        ("python a.py --token abc123 --lr 1", "python a.py --token ****** --lr 1"),
        ("python a.py --hf-token 'abc 123' -x", "python a.py --hf-token '*******' -x"),
        ('python a.py --password="a\\"b" -x', 'python a.py --password="****" -x'),
        ("python a.py --password='open", "python a.py --password=*****"),
        ("HF_TOKEN=abc123 python a.py", "HF_TOKEN=****** python a.py"),
        ("export WANDB_API_KEY=x1y2z3; python a.py", "export WANDB_API_KEY=******; python a.py"),
        ("env MY_SECRET=数据 python", "env MY_SECRET=＊＊ python"),
        ("wandb login " + HEX, "wandb login " + "*" * 40),
        ("wandb login --relogin " + HEX, "wandb login --relogin " + "*" * 40),
        ('curl -H "Authorization: Bearer abcdefgh1234"', 'curl -H "Authorization: Bearer ************"'),
        ("BEARER abcdefgh1234", "BEARER ************"),
        ("AUTHORIZATION:  TOKEN abcdefgh1234", "AUTHORIZATION:  TOKEN ************"),
        ("  DB_PASSWORD: my pass phrase # note", "  DB_PASSWORD: ************** # note"),
        ('{"apiKey": "abc", "lr": 1}', '{"apiKey": "***", "lr": 1}'),
        ('{"apiKey":"abc","lr":1}', '{"apiKey":"***","lr":1}'),
        ("+  password: hunter2", "+  password: *******"),
        ("# token: abc123", "# token: ******"),
        ("密码: abc123", "密码: ******"),
        ("token=AKIAABCDEFGHIJKLMNOP", "token=********************"),
        ("x AKIAABCDEFGHIJKLMNOP y", "x ******************** y"),
        ("glpat-" + "a1" * 10, "*" * 26),
        ("sk-" + "a1" * 16, "*" * 35),
        ("sk-proj-" + "a1-_" * 8, "*" * 40),
        ("xoxb-1234567890-abc", "*" * 19),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_", "*" * 42),
        ("github_pat_" + "a" * 22, "*" * 33),
        ("--eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_=1", "--" + "*" * 42 + "=1"),
        ("x --eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_", "x --" + "*" * 42),
        ("python a.py --token \\\n  abc123", "python a.py --token \\\n  ******"),
        ("python a.py --token \\\r\n  abc123", "python a.py --token \\\r\n  ******"),
        ('"python a.py --token \\\\\\n  abc123 -x"', '"python a.py --token \\\\\\n  ****** -x"'),
        ("PASSWORD='Zq7$Xw9' cmd", "PASSWORD='*******' cmd"),
        ("sshpass -p hunter2 ssh x", "sshpass -p ******* ssh x"),
        ("sshpass -p'hunt er2' ssh x", "sshpass -p'********' ssh x"),
        ("mysql -u root -phunter2 db", "mysql -u root -p******* db"),
        ("mysqldump -h h -p'hun ter2' db", "mysqldump -h h -p'********' db"),
        ("echo hunter2 | docker login --password-stdin", "echo ******* | docker login --password-stdin"),
        ("echo -n 'hunter2' | gh auth login --password-stdin", "echo -n '*******' | gh auth login --password-stdin"),
        ("docker login -u me -p hunter2 host", "docker login -u me -p ******* host"),
        ("curl -s -u me:hunter2 https://x", "curl -s -u me:******* https://x"),
        ("curl --user 'me:hunter2' https://x", "curl --user 'me:*******' https://x"),
        (
            "-----BEGIN RSA PRIVATE KEY-----\n  MIIabc\nxyz\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----\n  ******\n***\n-----END RSA PRIVATE KEY-----",
        ),
    ],
)
def test_a_secret_is_hidden_by_its_look_or_its_name(text: str, shown: str) -> None:
    assert hide(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "python main.py --input=/input0 --epochs=5",
        "--keyframes 12 --key=value --sort-key name",
        "token_count: 5",
        "max_tokens: 4096",
        "--max-new-tokens=512 --num_tokens 8",
        "pad_token: '<pad>'",
        "--token '<pad>'",
        "image_token: 32000",
        "token: 5",
        "tokenizer: bert-base-chinese",
        "--use_auth_token main.py",
        "--token $HF_TOKEN --password=${PW} TOKEN=$(cat /run/token)",
        "--token-file /run/secrets/token",
        "password: null",
        "is_secret: true",
        "env: HF_TOKEN",
        "HF_TOKEN: {is_secret: true, source: env, env: HF_TOKEN}",
        "HF_TOKEN:",
        "PWD=/output OLDPWD=/ python main.py",
        "a secret: the value is sent in the open",
        "--token",
        "sk-learn-pipeline-with-a-long-name",
        "git checkout " + HEX,
        "openbayes/mnist/1:/input0:ro",
        "https://openbayes.com/docs/cli/#x@y",
        "monkey: banana",
        "compass: north",
        "--num-pass 3 --two_pass=yes",
        "hf_model_name: x",
        "export LANG=zh_CN.UTF-8",
        "export HF_TOKEN=...",
        "mysql -u root -p db",
        "mysql -P 3306 --port=3306",
        "mysql -p$PW; python a.py -p8080",
        "docker run --name mysql -p3306:3306 mysql",
        "apt install mysql-client -plain",
        "sshpass -e ssh x; sshpass -f file ssh x",
        'echo "$TOKEN" | docker login --password-stdin',
        "echo done | tee log; docker login --password-stdin < file",
        "docker run -p 8080:80 x",
        "curl -u me:$PW https://x; curl -u me https://x:8080",
        "python a.py -p 8080 --data eyJ--eyJ",
    ],
)
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert hide(text) == text


def source(text: str) -> str:
    return secrets(parse(text)).source


def test_a_secret_that_is_written_as_its_source_is_hidden() -> None:
    assert "Passw0rd" not in source("parameters:\n  A: {is_secret: true, source: myPassw0rd}\n")
    text = "parameters:\n  A: {is_secret: true, source: Environment, env: A_B}\n"
    assert source(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "parameters:\n  A: {is_secret: true, value: hunter2}\n",
            "parameters:\n  A: {is_secret: true, value: *******}\n",
        ),
        ("parameters:\n  A: {isSecret: 1, value: 'x y'}\n", "parameters:\n  A: {isSecret: 1, value: '***'}\n"),
        ("parameters:\n  A: {is_secret: 'false', value: 7}\n", "parameters:\n  A: {is_secret: 'false', value: *}\n"),
        ("parameters:\n  A: {secret: true, value: ab}\n", "parameters:\n  A: {secret: true, value: **}\n"),
        (
            "parameters:\n  A: {issecret: true, env: X, vaule: ab}\n",
            "parameters:\n  A: {issecret: true, env: X, vaule: **}\n",
        ),
        ("parameters:\n  A: {IS_SECRET: yes, value: 数据}\n", "parameters:\n  A: {IS_SECRET: yes, value: ＊＊}\n"),
        ("parameters:\n  A: {is_scret: true, value: ab}\n", "parameters:\n  A: {is_scret: true, value: **}\n"),
        ("parameters:\n  A: {is_secert: true, value: ab}\n", "parameters:\n  A: {is_secert: true, value: **}\n"),
        ("parameters:\n  HF_TOKEN: ab\n", "parameters:\n  HF_TOKEN: **\n"),
        ("parameters:\n  HF_TOKEN: {value: ab}\n", "parameters:\n  HF_TOKEN: {value: **}\n"),
        (
            "b: &b {is_secret: true}\np: {A: {<<: *b, value: ab}}\n",
            "b: &b {is_secret: true}\np: {A: {<<: *b, value: **}}\n",
        ),
        (
            "b: &b {value: ab}\np: {A: {<<: *b, is_secret: true}}\n",
            "b: &b {value: **}\np: {A: {<<: *b, is_secret: true}}\n",
        ),
        ("parameters:\n  A:\n  is_secret: true\n  value: ab\n", "parameters:\n  A:\n  is_secret: true\n  value: **\n"),
        ("A: {is_secret: true, value: [ab, {k: cd}]}\n", "A: {is_secret: true, value: [**, {*: **}]}\n"),
        (
            "A: {is_secret: true, value: hunter2}\nB: x-hunter2\n",
            "A: {is_secret: true, value: *******}\nB: x-*******\n",
        ),
    ],
)
def test_the_secrets_of_a_file_are_hidden_where_they_stand(text: str, shown: str) -> None:
    assert source(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "parameters: {epochs: 5, token_count: 3, max_tokens: 7, private: true}\n",
        "parameters: {secret: true, epochs: 5}\n",
        "parameters:\n  A: {is_secret: false, value: ab}\n",
        "parameters:\n  A: {is_secret: true, source: env, env: HF_TOKEN}\n",
        "parameters:\n  A: {value: 5, type: int}\n",
        "parameters:\n  A: {is_secret: true, sourse: env, env: HF_TOKEN, note: for the hub}\n",
        "parameters:\n  A: {is_secret: true, value: true}\n",
        "# value: 5\nresource: cpu\n",
    ],
)
def test_what_is_not_secret_in_a_file_is_shown(text: str) -> None:
    assert source(text) == text


def test_a_block_scalar_keeps_its_header_lines_and_indentation() -> None:
    text = "A:\n  is_secret: true\n  value: |-\n    line one\n      数据 x\nB: 1\n"
    assert source(text) == "A:\n  is_secret: true\n  value: |-\n    ********\n      ＊＊**\nB: 1\n"


def test_a_commented_out_secret_is_hidden() -> None:
    text = "# A:\n#   is_secret: true\n#   value: hunter2\nresource: cpu\n"
    document = parse(text)
    if not document.comments:
        pytest.skip("comments are not read yet")
    assert "hunter2" not in secrets(document).source


def test_a_secret_in_a_file_that_cannot_be_read_is_hidden() -> None:
    text = "parameters:\n  A: {is_secret: true, value: hunter2\nresource: cpu: x\n"
    assert "hunter2" not in source(text)


def test_values_are_hidden_in_any_other_text() -> None:
    masker = secrets(
        parse(
            "A: {is_secret: true, value: 'a\"b\\c'}\nB: {is_secret: true, value: 12345}\nC: {is_secret: 1, value: abc}"
        )
    )
    assert masker.hide('"a\\"b\\\\c"') == '"*******"'
    assert masker.hide("found 12345, expected x") == "found *****, expected x"
    assert masker.hide("abc abcd") == "*** abcd"
    assert masker.hide_data({"value": [12345, 5, True, None, "x 12345"]}) == {
        "value": ["*****", 5, True, None, "x *****"]
    }


def test_a_long_secret_is_hidden_also_when_a_message_cuts_it() -> None:
    value = "".join(chr(97 + at % 26) for at in range(200))
    masker = Masker([value])
    assert masker.hide(value[:79] + "…") == "*" * 79 + "…"
    assert masker.hide(value) == "*" * 200


def test_the_variables_that_secrets_come_from_are_hidden() -> None:
    document = parse("A: {is_secret: true, source: env, env: TOKEN_A}")
    assert secrets(document, {"TOKEN_A": "hunter2"}).hide("x=hunter2") == "x=*******"
    assert secrets(document, {}).hide("x=hunter2") == "x=hunter2"


@given(
    st.text(alphabet=st.sampled_from("ab \t\n\r'\"=:-_.{}[],#$&|<>\\token数据 secretTOKENvalue@/\u0301"), max_size=80)
)
def test_masking_never_raises_and_keeps_lines_code_points_and_cells(text: str) -> None:
    document = parse("A: {is_secret: true, value: token}")
    for shown in (hide(text), secrets(document).hide(text)):
        assert len(shown) == len(text)
        assert cells(shown) == cells(text)
        assert [at for at, char in enumerate(shown) if char in "\r\n"] == [
            at for at, char in enumerate(text) if char in "\r\n"
        ]


@given(st.text(max_size=60))
def test_a_masked_text_stays_as_it_is(text: str) -> None:
    assert hide(hide(text)) == hide(text)


@pytest.mark.parametrize(
    "unit",
    [
        "a=",
        "token=",
        "keykey",
        "eyJabcdefgh-",
        "--a ",
        " ",
        "#",
        '"',
        "'",
        "wandb login --a ",
        "-----BEGIN ",
        "://a:",
        "Bearer ",
        "token: ",
        "{a: ",
        "password: [ ",
        'password: "',
        "password: {a: [",
        "mysql -x ",
        "mysql -p",
        "echo a |",
        "curl -u a:",
        "--eyJabcdefgh",
        "p: {value: a, ",
    ],
)
def test_the_work_is_linear(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    start = time.process_time()
    hide(text)
    assert time.process_time() - start < 2


WORDS = [
    "accesskey",
    "accesstoken",
    "api",
    "apikey",
    "authtoken",
    "credential",
    "credentials",
    "db",
    "hf",
    "key",
    "lr",
    "pass",
    "passphrase",
    "passwd",
    "password",
    "passwords",
    "privatekey",
    "pwd",
    "root",
    "secret",
    "secretkey",
    "secrets",
    "ssh",
    "token",
    "令牌",
    "口令",
    "密码",
    "密钥",
    "ſecret",
    "Key",
    "数",
]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([str.lower, str.upper, str.title])), max_size=4))
def test_names_that_are_quickly_passed_over_are_no_secrets(parts: list[tuple[str, Callable[[str], str]]]) -> None:
    for separator in ("_", "-", "", "."):
        name = separator.join(case(word) for word, case in parts)
        assert names.may_name_secrets(name) or not names.is_secret_name(name)


def test_other_words_are_quickly_passed_over() -> None:
    assert [word for word in WORDS if names.is_secret_name(word) and not names.may_name_secrets(word)] == []
    assert sum(map(names.is_secret_name, WORDS)) > 15
    assert not names.may_name_secrets("command: python train.py --lr=1  # 学习率")
