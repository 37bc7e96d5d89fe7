import net from "node:net";

/**
 * Tests run with the network forbidden: a connection to any other machine throws at once, so that a
 * test that would need one fails everywhere and not only on a machine without a network.
 */
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
  const [first, host = "localhost"] = args;
  const target = JSON.stringify(typeof first === "number" ? { port: first, host } : first);
  const local = /127\.0\.0\.1|localhost|::1|"path"/.test(target);
  if (!local) throw new Error(`Tests may not use the network: ${target}`);
  return Reflect.apply(connect, this, args);
} as typeof connect;
