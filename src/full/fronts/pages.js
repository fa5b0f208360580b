// The pages of a small front end around a snippet of docs/dialects/front-ends.md.
import { accounts } from '/accounts.js';

const family = await (await fetch('/family.json')).json();
const api = accounts(family);
const main = document.querySelector('main');
const [, uid, token] = location.pathname.match(/([^/]+)\/([^/]+)\/?$/) ?? [];

function say(text) {
  document.querySelector('#says').textContent = text;
}

async function attempt(action, done) {
  try {
    const answer = await action();
    say(typeof done === 'function' ? done(answer) : done);
  } catch (error) {
    say(`failed: ${error.message} ${JSON.stringify(error.data ?? error.response?.data ?? null)}`);
  }
}

function form(names, action, done) {
  const fields = document.createElement('form');
  fields.innerHTML = names.map((name) => `<input name="${name}" aria-label="${name}">`).join('')
    + '<button>Send</button>';
  fields.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(() => action(Object.fromEntries(new FormData(fields))), done);
  });
  main.append(fields);
}

function button(name, action, done) {
  const press = document.createElement('button');
  press.textContent = name;
  press.addEventListener('click', () => attempt(action, done));
  main.append(press);
}

const pages = {
  '/signup': () => form(family.signUp, api.signUp, 'registered'),
  '/activate': () => attempt(() => api.activate(uid, token), 'activated'),
  '/signin': () => form(family.signIn, api.signIn, 'signed in'),
  '/forgot': () => form(['email'], ({ email }) => api.forgot(email), 'mailed'),
  '/password/reset/confirm': () => form(
    family.newPassword, (fields) => api.newPassword({ uid, token, ...fields }), 'renewed'),
  '/profile': () => {
    attempt(api.me, (me) => `hello ${me.email} ${me.first_name}`);
    form(['first_name'], api.change, (me) => `changed to ${me.first_name}`);
    button('Sign out', api.signOut, 'signed out');
  },
};

Object.entries(pages).find(([path]) => location.pathname.startsWith(path))?.[1]();
