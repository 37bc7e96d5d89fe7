import { spawnSync } from "node:child_process";

/**
 * The words before a command that give it mounts or a network of its own (unshare of util-linux):
 * with the rights of this user, or else as root of a user namespace. Undefined where the machine
 * allows neither, or where `needed`, a command tried inside, fails.
 */
export function enterNamespace(
  kind: "mount" | "net",
  needed: readonly string[],
): readonly string[] | undefined {
  const own = ["unshare", `--${kind}`];
  return [own, [...own, "--map-root-user"]].find(([command = "", ...options]) => {
    return spawnSync(command, [...options, ...needed]).status === 0;
  });
}
