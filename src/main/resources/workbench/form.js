// A form of the facts, made from their schema: a field that is left empty is left out, and the rulebook's default stands in it.
import {html, useState} from 'preact';
import {label, shown, words} from './shared.js';

const SHOWN_AT_ONCE = 10;

/** A schema without the alternative of being null. */
export function bare(schema) {
  if (schema.anyOf && schema.anyOf.some((each) => each.type === 'null')) {
    const others = schema.anyOf.filter((each) => each.type !== 'null');
    return others.length === 1 ? {...others[0], description: schema.description ?? others[0].description} : {...schema, anyOf: others};
  }
  return Array.isArray(schema.type) ? {...schema, type: schema.type.find((each) => each !== 'null'), enum: schema.enum?.filter((each) => each !== null)} : schema;
}

/** What a number may be, where that says more than that it is one. */
const bounds = ({minimum, exclusiveMinimum, maximum}) => maximum === undefined || maximum > 1e6 ? '' : exclusiveMinimum !== undefined ? `above ${exclusiveMinimum}, to ${maximum}` : minimum !== undefined ? `${minimum} to ${maximum}` : '';

export function at(facts, path) {
  return path.reduce((value, step) => value === null || value === undefined ? undefined : value[step], facts);
}

/** The facts with a value set, or taken away where it is undefined; a section that becomes empty goes too. */
export function withValue(facts, path, value) {
  const [step, ...rest] = path;
  const copy = Array.isArray(facts) ? [...facts] : {...facts};
  if (rest.length) {
    const below = withValue(copy[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
    const empty = !Array.isArray(below) && Object.keys(below).length === 0 && !Array.isArray(copy);
    if (empty) delete copy[step]; else copy[step] = below;
  } else if (value === undefined) {
    if (Array.isArray(copy)) copy.splice(step, 1); else delete copy[step];
  } else {
    copy[step] = value;
  }
  return copy;
}

const NUMBER = /^[-+]?(\d[\d,_ ]*)?\.?\d*(e[-+]?\d+)?$/i;
const plain = (text) => Number(text.replace(/[,_ ]/g, ''));
const isNumber = (text) => NUMBER.test(text) && /\d/.test(text);

/** What was typed, as a value; what is no number stays text, for the validator to say so. */
function typed(text, schema) {
  const kept = text.trim();
  if (kept === '') return undefined;
  if (schema.enum) return kept;
  if (schema.type === 'string') return text;
  const parts = kept.split(/\s+to\s+|\s*…\s*|\s*-\s+|(?<=\d)-(?=\d)/);
  if (!schema.type && schema.anyOf && parts.length === 2 && parts.every(isNumber)) return {low: plain(parts[0]), high: plain(parts[1])};
  return isNumber(kept) ? plain(kept) : kept;
}
const asText = (value) => value === undefined || value === null ? '' : typeof value === 'object' ? `${value.low} to ${value.high}` : String(value);
const pointer = (path) => '/' + path.map((each) => String(each).replace(/~/g, '~0').replace(/\//g, '~1')).join('/');

function Field({schema, path, facts, change, errors, defaults, required, prefix}) {
  const name = String(path[path.length - 1]);
  const value = at(facts, path);
  const place = pointer(path);
  const id = prefix + place;
  const hint = [schema.description, bounds(schema)].filter(Boolean).join('; ');
  const wrong = errors.filter((each) => each.pointer === place || each.pointer.startsWith(place + '/'));
  const standIn = defaults[place];
  const described = [hint && id + '-hint', wrong.length && id + '-wrong', standIn !== undefined && value === undefined && id + '-default'].filter(Boolean).join(' ');
  const more = {id, 'aria-describedby': described || undefined, 'aria-invalid': wrong.length ? 'true' : undefined, 'aria-required': required ? 'true' : undefined};
  const [text, setText] = useState(null);
  const set = (raw) => { setText(raw); change(path, typed(raw, schema)); };
  const current = text !== null && JSON.stringify(typed(text, schema)) === JSON.stringify(value) ? text : asText(value);
  const empty = standIn === undefined ? '' : shown(standIn);
  let input;
  if (schema.type === 'boolean') {
    input = html`<select ...${more} value=${value === undefined ? '' : String(value)} onChange=${(e) => change(path, e.target.value === '' ? undefined : e.target.value === 'true')}>
      <option value="">${empty || '–'}</option><option value="true">yes</option><option value="false">no</option></select>`;
  } else if (schema.enum) {
    const known = value === undefined || schema.enum.includes(value);
    input = html`<select ...${more} value=${value === undefined ? '' : value} onChange=${(e) => change(path, e.target.value || undefined)}>
      <option value="">${empty || '–'}</option>
      ${!known && html`<option value=${value}>${String(value)}</option>`}
      ${schema.enum.map((each) => html`<option value=${each}>${words(each)}</option>`)}</select>`;
  } else {
    const numeric = schema.type !== 'string' && schema.type !== undefined || !schema.type && schema.anyOf;
    input = html`<input ...${more} type="text" autocomplete="off" spellcheck=${false} inputmode=${numeric ? 'decimal' : undefined} placeholder=${empty} value=${current} onInput=${(e) => set(e.target.value)} />`;
  }
  return html`<div class=${'field' + (wrong.length ? ' wrong' : '')}>
    <label for=${id}>${label(name)}${required ? html`<span class="required" aria-hidden="true"> *</span>` : null}${standIn !== undefined && value === undefined && html` <span class="badge care" id=${id + '-default'}>assumed<span class="hidden">: ${empty}</span></span>`}</label>
    ${input}
    ${wrong.map((each, i) => html`<p class="wrong" id=${i ? undefined : id + '-wrong'}>${each.detail}. Allowed: ${each.allowed}.${each.hint ? ' ' + each.hint + '.' : ''}</p>`)}
    ${hint && html`<p class="hint" id=${id + '-hint'}>${hint}</p>`}
  </div>`;
}

function Fields({schema, path, ...more}) {
  return html`<div class="fields">${Object.entries(schema.properties || {}).map(([name, raw]) => {
    const each = bare(raw);
    const below = [...path, name];
    if (each.const !== undefined) return null;
    return each.type === 'object'
      ? html`<fieldset key=${name} class="within"><legend>${label(name)}</legend>${each.description && html`<p class="hint">${each.description}</p>`}<${Fields} schema=${each} path=${below} ...${more} /></fieldset>`
      : html`<${Field} key=${name} schema=${each} path=${below} required=${(schema.required || []).includes(name)} ...${more} />`;
  })}</div>`;
}

function Entry({index, title, schema, path, remove, more, wrong}) {
  const [open, setOpen] = useState(wrong);
  return html`<details class="entry" open=${open} onToggle=${(e) => setOpen(e.currentTarget.open)}>
    <summary><span class="name">${title}</span>${wrong && html`<span class="badge bad">to mend</span>`}</summary>
    ${open && html`<${Fields} schema=${schema} path=${path} ...${more} /><button type="button" class="quiet" onClick=${remove}>Remove ${title}</button>`}
  </details>`;
}

/** A list of things, of which at most a page is shown. */
function Entries({name, singular, schema, path, titled, fresh, ...more}) {
  const list = at(more.facts, path) || [];
  const [page, setPage] = useState(0);
  const [filter, setFilter] = useState('');
  const all = list.map((each, index) => ({each, index})).filter(({each, index}) => !filter || titled(each, index).toLowerCase().includes(filter.toLowerCase()));
  const pages = Math.max(1, Math.ceil(all.length / SHOWN_AT_ONCE));
  const now = Math.min(page, pages - 1);
  const from = now * SHOWN_AT_ONCE;
  const of = (index) => typeof schema === 'function' ? schema(list[index]) : schema;
  return html`
    ${list.length > SHOWN_AT_ONCE && html`<div class="pager"><label>Find <input type="text" value=${filter} onInput=${(e) => { setFilter(e.target.value); setPage(0); }} /></label>
      <span class="muted">${from + 1}–${Math.min(from + SHOWN_AT_ONCE, all.length)} of ${all.length}</span>
      <button type="button" class="quiet" disabled=${now === 0} onClick=${() => setPage(now - 1)}>Previous</button><button type="button" class="quiet" disabled=${now >= pages - 1} onClick=${() => setPage(now + 1)}>Next</button></div>`}
    ${all.slice(from, from + SHOWN_AT_ONCE).map(({each, index}) => html`<${Entry} key=${index} index=${index} title=${titled(each, index)} schema=${of(index)} path=${[...path, index]} wrong=${more.errors.some((one) => one.pointer.startsWith(pointer([...path, index]) + '/'))} more=${more} remove=${() => more.change([...path, index], undefined)} />`)}
    <button type="button" onClick=${() => { more.change([...path, list.length], fresh); setPage(Math.floor(list.length / SHOWN_AT_ONCE)); setFilter(''); }}>Add a ${singular}</button>`;
}

export function Form({schema, facts, change, errors, defaults, prefix = ''}) {
  const more = {facts, change, errors, defaults, prefix};
  const sections = Object.entries(schema.properties).map(([name, raw]) => ({name, schema: bare(raw), required: schema.required.includes(name)}));
  const alone = sections.filter((each) => each.schema.type !== 'object' && each.schema.type !== 'array');
  const declared = sections.find((each) => each.name === 'facts');
  const kinds = (declared?.schema.items?.anyOf || declared?.schema.items?.oneOf || []).map((each) => ({schema: each, kind: each.properties?.type?.const ?? each.properties?.type?.enum?.[0]})).filter((each) => each.kind);
  const [chosen, setKind] = useState('');
  const kind = chosen || kinds[0]?.kind;
  const general = errors.filter((each) => !each.pointer);
  return html`<form class="facts" onSubmit=${(e) => e.preventDefault()} aria-label="Facts of the project">
    ${general.map((each) => html`<p class="note bad" role="alert">${each.detail}. Allowed: ${each.allowed}.</p>`)}
    <div class="fields">${alone.map((each) => html`<${Field} key=${each.name} schema=${each.schema} path=${[each.name]} required=${each.required} ...${more} />`)}</div>
    ${sections.filter((each) => each.schema.type === 'object').map((each) => {
      const wrong = errors.some((one) => one.pointer === '/' + each.name || one.pointer.startsWith('/' + each.name + '/'));
      return html`<details key=${each.name} class="section" open=${each.required || facts[each.name] !== undefined || wrong}>
        <summary><h3>${label(each.name)}</h3><span class="muted">${each.schema.description}</span>${wrong && html`<span class="badge bad">to mend</span>`}</summary>
        ${errors.filter((one) => one.pointer === '/' + each.name).map((one) => html`<p class="wrong">${one.detail}. Allowed: ${one.allowed}.</p>`)}
        <${Fields} schema=${each.schema} path=${[each.name]} ...${more} /></details>`;
    })}
    <details class="section" open><summary><h3>Candidates</h3><span class="muted">${bare(schema.properties.candidates).description}</span></summary>
      ${errors.filter((one) => one.pointer === '/candidates').map((one) => html`<p class="wrong">${one.detail}. Allowed: ${one.allowed}.</p>`)}
      <${Entries} name="candidates" singular="candidate" schema=${withoutConfig(bare(schema.properties.candidates).items)} path=${['candidates']} titled=${(each, index) => each?.model || `Candidate ${index + 1}`} fresh=${{}} ...${more} /></details>
    ${kinds.length > 0 && html`<details class="section" open=${!!facts.facts}><summary><h3>Declared facts</h3><span class="muted">${declared.schema.description}</span></summary>
      <label class="field">Kind <select value=${kind} onChange=${(e) => setKind(e.target.value)}>${kinds.map((each) => html`<option value=${each.kind}>${label(each.kind)}</option>`)}</select></label>
      <${Entries} name="facts" singular=${label(kind).toLowerCase()} schema=${(entry) => kinds.find((each) => each.kind === entry?.type)?.schema || kinds[0].schema} path=${['facts']} titled=${(each, index) => `${each?.type ? label(each.type) : 'Fact'} ${index + 1}`} fresh=${{type: kind}} ...${more} /></details>`}
  </form>`;
}

/** A path on a disk means nothing in a browser. */
function withoutConfig(schema) {
  const {config, ...properties} = schema.properties;
  return {...schema, properties};
}
