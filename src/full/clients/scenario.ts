// What a front end does with a client that was generated for it. A line on standard output asks for
// what a person would read in a mail; the answer comes on standard input.
import assert from "node:assert/strict";
import { createInterface } from "node:readline/promises";
import {
  AccountAdministrationApi,
  Configuration,
  MeApi,
  RegistrationsApi,
  ResponseError,
  SessionsApi,
  type V1Problem,
  type V1Tokens,
} from "./generated/index.js";

const [, , basePath, email, password, superuser] = process.argv as string[];
const lines = createInterface({ input: process.stdin });

const configuration = (accessToken?: string) => new Configuration({ basePath, accessToken });

async function mailed(): Promise<string> {
  console.log(`code ${email}`);
  for await (const line of lines) {
    return line;
  }
  throw new Error("nobody told the code");
}

async function refused(status: number, code: string, call: () => Promise<unknown>): Promise<V1Problem> {
  try {
    await call();
  } catch (error) {
    assert(error instanceof ResponseError, `${error}`);
    const problem = (await error.response.json()) as V1Problem;
    assert.equal(error.response.status, status, problem.code);
    assert.equal(problem.code, code);
    return problem;
  }
  throw new Error(`nothing was refused with ${code}`);
}

async function register(): Promise<V1Tokens> {
  const registrations = new RegistrationsApi(configuration());
  const weak = await refused(422, "invalid-input", () =>
    registrations.createRegistration({ v1Registration: { email, password: "short" } }),
  );
  assert(weak.errors?.some((error) => error.pointer === "/password"));
  const made = await registrations.createRegistration({
    v1Registration: { email, password, name: "Ada Lovelace" },
    idempotencyKey: email,
  });
  assert(made);
  assert.equal(made.account.emailVerified, false);
  const limited = made.tokens;
  assert.equal(limited.scope, "verify");
  await refused(401, "unauthenticated", () => new MeApi(configuration(limited.accessToken)).readMe());
  return new RegistrationsApi(configuration(limited.accessToken)).verifyRegistration({
    v1Verification: { code: await mailed() },
  });
}

async function change(tokens: V1Tokens): Promise<void> {
  const me = new MeApi(configuration(tokens.accessToken));
  const read = await me.readMeRaw({});
  const version = read.raw.headers.get("ETag");
  assert(version);
  assert.equal((await read.value()).email, email);
  const changed = await me.patchMe({ ifMatch: version, v1AccountPatch: { firstName: "Ada" } });
  assert.equal(changed.firstName, "Ada");
  await refused(412, "version-mismatch", () =>
    me.patchMe({ ifMatch: version, v1AccountPatch: { firstName: "Grace" } }),
  );
}

async function signInAndOut(): Promise<void> {
  const open = new SessionsApi(configuration());
  await refused(401, "wrong-credentials", () =>
    open.createSession({ v1Credentials: { identifier: email, password: "not-this-one" } }),
  );
  const tokens = await open.createSession({ v1Credentials: { identifier: email, password } });
  const renewed = await open.refreshSession({ v1Refresh: { refreshToken: tokens.refreshToken } });
  const sessions = new SessionsApi(configuration(renewed.accessToken));
  const all = await sessions.listSessions();
  assert.equal(all.sessions.filter((session) => session.current).length, 1);
  await sessions.deleteSession({ id: "current" });
  await refused(401, "unauthenticated", () => sessions.listSessions());
}

async function administer(): Promise<void> {
  const open = new SessionsApi(configuration());
  const { accessToken } = await open.createSession({
    v1Credentials: { identifier: superuser, password },
  });
  const accounts = new AccountAdministrationApi(configuration(accessToken));
  const made = await accounts.createAccount({
    v1AccountCreation: { email: `made-${email}`, name: "Grace Hopper" },
  });
  const read = await accounts.readAccountRaw({ id: made.id });
  const changed = await accounts.patchAccount({
    id: made.id,
    ifMatch: read.raw.headers.get("ETag") ?? "",
    v1ManagedPatch: { firstName: "Grace" },
  });
  assert.equal(changed.firstName, "Grace");
  const found = await accounts.listAccounts({ search: "hopper" });
  assert(found.accounts.some((account) => account.id === made.id));
  const leaving = await accounts.deleteAccount({ id: made.id });
  assert(leaving?.deletionDueAt);
  const mine = await open.createSession({ v1Credentials: { identifier: email, password } });
  await refused(403, "forbidden", () =>
    new AccountAdministrationApi(configuration(mine.accessToken)).listAccounts(),
  );
}

const tokens = await register();
await change(tokens);
await signInAndOut();
await administer();
lines.close();
console.log("done");
