// Walks through the configuration for next-auth that docs/dialects/front-ends.md shows, with the
// code of next-auth 5 (@auth/core) over real HTTP to the accounts server.
import assert from 'node:assert/strict';
import { Auth } from '@auth/core';
import { authConfig } from './next-auth-config.mjs';

const [email, password] = process.argv.slice(2);
const jar = new Map();

async function call(path, form) {
  const answer = await Auth(
    new Request(`http://localhost:3000/api/auth${path}`, {
      method: form ? 'POST' : 'GET',
      headers: {
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        'X-Auth-Return-Redirect': '1',
        ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      body: form && new URLSearchParams(form),
    }),
    {
      ...authConfig,
      secret: 'a secret of thirty-two characters',
      trustHost: true,
      basePath: '/api/auth',
      logger: { error() {}, warn() {}, debug() {} },
    },
  );
  for (const cookie of answer.headers.getSetCookie()) {
    const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
    if (value) jar.set(name, value);
    else jar.delete(name);
  }
  return answer.json();
}

async function signIn(secret) {
  const { csrfToken } = await call('/csrf');
  return call('/callback/credentials', { csrfToken, email, password: secret });
}

assert.match((await signIn('wrong-horse-12')).url, /error=CredentialsSignin/);
assert.equal(await call('/session'), null);
assert.doesNotMatch((await signIn(password)).url, /error/);

// The access token lives for less than the time that is left for a refresh: each look renews it.
const first = await call('/session');
const second = await call('/session');
assert.equal(second.user.email, email);
assert.notEqual(first.access, second.access);
const me = await fetch(`${process.env.ACCOUNTS_URL}/auth/users/me/`, {
  headers: { Authorization: `JWT ${second.access}` },
});
assert.equal((await me.json()).email, email);

const { csrfToken } = await call('/csrf');
await call('/signout', { csrfToken });
assert.equal(await call('/session'), null);
console.log('done');
