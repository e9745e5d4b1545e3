// What all views use: requests, what is remembered in the browser, words and numbers for people.
import {html, useEffect, useRef, useState} from 'preact';

const MEMORY = 'transfer-advisor';

/** What the browser remembers, so that a reload loses nothing. Written as the page is laid out: what is seen is kept. */
export const memory = {
  read() {
    try { return JSON.parse(localStorage.getItem(MEMORY)) || {}; } catch { return {}; }
  },
  write(part) {
    try { localStorage.setItem(MEMORY, JSON.stringify({...memory.read(), ...part})); } catch { /* a full or forbidden store: the page goes on without */ }
  }
};

/** The key that lets this tab write; it came behind # once and leaves the address at once. */
function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get('key');
  if (given) {
    sessionStorage.setItem(MEMORY + '-key', given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(MEMORY + '-key') || '';
}
const key = takeKey();
export const mayWrite = key !== '';

/** An answer that is a problem: its words, and what is wrong at which place. */
export class Problem extends Error {
  constructor(body, status) {
    super(body.title || 'The service does not answer');
    this.status = status;
    this.detail = body.detail || '';
    this.errors = body.errors || [];
  }
}

export async function ask(method, path, body, {as = 'json', type = 'application/json', signal} = {}) {
  const headers = {};
  if (body !== undefined) headers['Content-Type'] = type;
  else if (method !== 'GET') headers['Content-Type'] = 'application/json';
  if (key) headers.Authorization = 'Bearer ' + key;
  let answer;
  try {
    answer = await fetch(path, {method, headers, signal, body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)});
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Problem({title: 'The service cannot be reached', detail: 'Is `advisor serve` still running?'}, 0);
  }
  if (!answer.ok) {
    throw new Problem(await answer.json().catch(() => ({})), answer.status);
  }
  return as === 'json' ? answer.json() : answer.text();
}
export const api = (path) => 'api/v1/' + path;
export const get = (path, more) => ask('GET', api(path), undefined, more);
export const post = (path, body, more) => ask('POST', api(path), body, more);

export function download(name, text, type = 'text/plain') {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const UPPER = ['GPU', 'API', 'DPS', 'PEFT', 'TL', 'MOE', 'ROI'];
let names = {};
/** Tells what the rulebook in force calls its strategies and optimizers, by id. */
export function call(them) {
  names = them;
}
const capital = (text) => text === '' ? text : text[0].toUpperCase() + text.slice(1);
/** An id as words: FULL_FINE_TUNING is full fine-tuning, and what the rulebook has a name for has that name. */
export function words(id) {
  if (id === null || id === undefined) return '–';
  const text = String(id);
  if (names[text]) return capital(names[text]);
  if (UPPER.includes(text) || !/^[A-Z][A-Z0-9_]+$/.test(text) || /^[A-Z]+\d+[A-Z]*$/.test(text)) return text;
  return capital(text.split('_').map((each) => UPPER.includes(each) ? each : each.toLowerCase()).join(' ').replace('fine tuning', 'fine-tuning').replace('pretraining', 'pre-training'));
}
/** A field's name as words: labeledSamples is Labeled samples. */
export function label(name) {
  const text = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().replace('labeled', 'labelled').replace(/\bgpu\b/, 'GPU').replace(/\bdps\b/, 'DPS').replace(/ b$/, ', billions').replace(/ gb$/, ', GB');
  return capital(text);
}
export function number(value, digits = 3) {
  if (value === null || value === undefined) return 'unknown';
  const size = Math.abs(value);
  return new Intl.NumberFormat('en', size >= 1000 ? {maximumFractionDigits: 0} : {maximumSignificantDigits: digits}).format(value);
}
export const usd = (value) => value === null || value === undefined ? 'unknown' : '$' + number(value);
export function range(value, show = number) {
  if (value === null || value === undefined) return 'unknown';
  if (typeof value !== 'object') return show(value);
  return value.low === value.high ? show(value.likely ?? value.low) : `${show(value.low)} to ${show(value.high)}`;
}
export function shown(value) {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return number(value, 6);
  if (typeof value === 'object') return 'low' in value ? range(value) : JSON.stringify(value);
  return words(value);
}

/** A value that follows another one only when that has rested. */
export function useRested(value, millis) {
  const [rested, set] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => set(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return rested;
}

/** What is asked for whenever what it depends on changes; an answer that comes late is dropped. */
export function useAsked(work, depends) {
  const [state, set] = useState({value: null, error: null, busy: true});
  const last = useRef(null);
  useEffect(() => {
    const stop = new AbortController();
    last.current = stop;
    set((before) => ({...before, busy: true}));
    Promise.resolve(work(stop.signal)).then(
      (value) => last.current === stop && set({value, error: null, busy: false}),
      (error) => last.current === stop && error.name !== 'AbortError' && set((before) => ({value: before.value, error, busy: false})));
    return () => stop.abort();
  }, depends);
  return state;
}

export function Failure({error, title}) {
  if (!error) return null;
  return html`<div class="note bad" role="alert">
    <strong>${title || error.message}</strong>
    ${error.errors?.length
      ? html`<ul>${error.errors.slice(0, 12).map((each) => html`<li>${each.file && each.line ? html`<code>${each.file}:${each.line}:${each.column}</code> ` : each.pointer ? html`<code>${each.pointer}</code> ` : null}${each.detail}. <span class="muted">Allowed: ${each.allowed}.${each.hint ? ' Hint: ' + each.hint + '.' : ''}</span></li>`)}</ul>`
      : html`<p>${error.detail}</p>`}
  </div>`;
}

/** A list of buttons of which one is chosen, moved along with the arrow keys. */
export function Tabs({name, tabs, chosen, choose}) {
  const move = (event) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (tabs.findIndex((each) => each.id === chosen) + step + tabs.length) % tabs.length;
    choose(tabs[next].id);
    event.currentTarget.children[next].focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${name} onKeyDown=${move}>
    ${tabs.map((each) => html`<button key=${each.id} id=${'tab-' + each.id} role="tab" type="button" aria-selected=${String(each.id === chosen)} tabIndex=${each.id === chosen ? 0 : -1} onClick=${() => choose(each.id)}>${each.name}</button>`)}
  </div>`;
}

export function Busy({what}) {
  return html`<p class="busy" role="status">${what}…</p>`;
}
