/**
 * A network namespace for the whole run: loopback works, everything else is counted and leads nowhere. Without the right to make
 * one, proxies that point nowhere stand in, and the browser still counts what it refuses.
 */
import { spawnSync } from "node:child_process";
import { createSocket, type Socket } from "node:dgram";
import { readFileSync } from "node:fs";

const INSIDE = "OBCONF_E2E_NAMESPACE";

/** Brings up loopback and a cable whose other end is cut; the name servers of this machine are answered on loopback. */
const SET_UP = `
ip link set lo up
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1 2>/dev/null
ip link add cut0 type veth peer name cut1 && ip addr add 192.0.2.1/24 dev cut0 && ip link set cut0 up && ip link set cut1 up
ip route add default via 192.0.2.2 dev cut0
for server in $(sed -n 's/^nameserver //p' /etc/resolv.conf); do ip addr add "$server" dev lo; done
exec "$@"`;

/** Runs this program again inside a namespace and gives its exit code; undefined when already inside or when there is none. */
export function enterNamespace(): number | undefined {
  if (process.env[INSIDE] !== undefined) return undefined;
  for (const flags of [["-nm"], ["-rnm"]]) {
    if (spawnSync("unshare", [...flags, "ip", "link", "set", "lo", "up"]).status !== 0) continue;
    const run = spawnSync(
      "unshare",
      [...flags, "sh", "-c", SET_UP, "sh", process.execPath, ...process.argv.slice(1)],
      { stdio: ["inherit", "inherit", "inherit"], env: { ...process.env, [INSIDE]: "1" } },
    );
    return run.status ?? 1;
  }
  return undefined;
}

export const isIsolated = (): boolean => process.env[INSIDE] !== undefined;

/** Environment variables that send what would use a proxy to a closed port. */
export function closedProxies(): Record<string, string> {
  const nowhere = "http://127.0.0.1:9";
  return {
    http_proxy: nowhere,
    https_proxy: nowhere,
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    no_proxy: "127.0.0.1,localhost",
    NO_PROXY: "127.0.0.1,localhost",
  };
}

/** Counts what tries to leave the namespace: names that were asked for, and packets sent into the cut cable. */
export class Exits {
  readonly names = new Set<string>();
  private readonly socket: Socket | undefined;
  private readonly before = sentPackets();

  constructor() {
    if (!isIsolated()) return;
    this.socket = createSocket("udp4", (query, from) => {
      this.names.add(nameIn(query));
      this.socket?.send(notFound(query), from.port, from.address);
    });
    this.socket.on("error", () => this.socket?.close());
    this.socket.bind(53).unref();
  }

  /** Packets sent to other machines since the beginning; undefined where that cannot be told. */
  packets(): number | undefined {
    return isIsolated() ? sentPackets() - this.before : undefined;
  }
}

function sentPackets(): number {
  const line = readFileSync("/proc/net/dev", "utf8").split("\n").find((text) => text.trim().startsWith("cut0:"));
  return Number(line?.split(":")[1]?.trim().split(/\s+/)[9] ?? 0);
}

/** The name in a DNS query: labels, each after its length, from the thirteenth byte on. */
function nameIn(query: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; query[at]; at += query[at]! + 1) labels.push(query.toString("latin1", at + 1, at + 1 + query[at]!));
  return labels.join(".");
}

/** The answer "no such name" to a DNS query. */
function notFound(query: Buffer): Buffer {
  const answer = Buffer.from(query);
  answer[2] = 0x81;
  answer[3] = 0x83;
  return answer;
}
