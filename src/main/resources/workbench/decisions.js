// The log: what was decided, one decision with how it turned out, and what outcomes teach.
import {html, useLayoutEffect, useState} from 'preact';
import {Busy, Failure, api, ask, download, get, label, mayWrite, memory, number, post, shown, useAsked, useRested, words} from './shared.js';

const FILTERS = ['project', 'strategy', 'verdict', 'model', 'by', 'rule', 'finding', 'rulebook', 'from', 'until'];
const OUTCOME = [
  ['carried-out', 'Carried out', 'yes|no'], ['succeeded', 'Succeeded, by your own measure', 'yes|no'], ['strategy-used', 'Strategy used, where another', 'strategy'], ['quality-before', 'Quality before, 0 to 1'], ['quality-after', 'Quality after, 0 to 1'],
  ['gpu-hours', 'GPU-hours of one run'], ['memory-gb', 'GPU memory, GB'], ['cost', 'Compute of all runs, USD'], ['weeks', 'Weeks to production'], ['note', 'Note'], ['by', 'By']
];

export function Decisions({settings, rulebook}) {
  const [filters, setFilters] = useState(() => memory.read().filters || {});
  const [chosen, setChosen] = useState(() => memory.read().decision || null);
  const [version, setVersion] = useState(0);
  useLayoutEffect(() => memory.write({filters, decision: chosen}), [filters, chosen]);
  const query = new URLSearchParams(Object.entries(useRested(filters, 250)).filter(([, value]) => value)).toString();
  const list = useAsked((signal) => settings.log ? get('log?' + query, {signal}) : Promise.resolve([]), [query, version]);
  if (!settings.log) return html`<h1>Decisions</h1><p class="note">No log is kept. <code>advisor serve --log decisions.db</code> keeps each decision that is recorded, and shows it here.</p>`;
  const input = (name) => ({
    strategy: html`<select value=${filters[name] || ''} onChange=${(e) => setFilters({...filters, [name]: e.target.value})}><option value="">any</option>${strategies(list.value).map((each) => html`<option value=${each}>${words(each)}</option>`)}</select>`,
    verdict: html`<select value=${filters[name] || ''} onChange=${(e) => setFilters({...filters, [name]: e.target.value})}><option value="">any</option>${['PROCEED', 'PILOT_FIRST', 'DO_NOT_PROCEED', 'NOT_ASSESSED'].map((each) => html`<option value=${each}>${words(each)}</option>`)}</select>`
  }[name] || html`<input type="text" placeholder=${name === 'from' || name === 'until' ? '2026-11-28' : ''} value=${filters[name] || ''} onInput=${(e) => setFilters({...filters, [name]: e.target.value})} />`);
  return html`<h1>Decisions</h1>
    <form class="fields filters" aria-label="Filters" onSubmit=${(e) => e.preventDefault()}>${FILTERS.map((each) => html`<label class="field" key=${each}><span>${label(each)}</span>${input(each)}</label>`)}</form>
    <${Failure} error=${list.error} />
    <div class="sides even block"><div class="side">
      <h2>${list.value ? list.value.length === 1 ? '1 decision' : list.value.length === 100 ? 'The 100 newest' : `${list.value.length} decisions` : 'Decisions'}</h2>
      ${list.value?.length === 0 && html`<p class="muted">None yet, or none that meets all filters.</p>`}
      ${list.value?.length > 0 && html`<div class="scroll" tabIndex="0" role="region" aria-label="List of decisions"><table><thead><tr><th>Logged (UTC)</th><th>Project</th><th>Strategy</th><th>Verdict</th><th>Outcome</th></tr></thead>
        <tbody>${list.value.map((each) => html`<tr key=${each.id} class=${each.id === chosen ? 'chosen' : ''}><td>${each.logged.slice(0, 16).replace('T', ' ')}</td><th scope="row"><button type="button" class="link" onClick=${() => setChosen(each.id)}>${each.project || '(masked)'}</button></th><td>${words(each.strategy)}</td><td>${words(each.verdict)}</td><td>${each.outcomes ? 'entered' : ''}</td></tr>`)}</tbody></table></div>`}
      <${Replay} settings=${settings} query=${query} />
      <${Calibration} version=${version} />
    </div><div class="side">${chosen ? html`<${Decision} key=${chosen} id=${chosen} settings=${settings} rulebook=${rulebook} entered=${() => setVersion(version + 1)} />` : html`<p class="muted">Choose a decision to see it in full.</p>`}</div></div>`;
}

const strategies = (list) => [...new Set((list || []).map((each) => each.strategy))].sort();

function Decision({id, settings, rulebook, entered}) {
  const [version, setVersion] = useState(0);
  const kept = useAsked((signal) => get('log/' + id, {signal}), [id, version]);
  const [failure, setFailure] = useState(null);
  if (!kept.value) return html`<${Failure} error=${kept.error} />`;
  const {facts, outcomes, rules, assumed, ...fields} = kept.value;
  const input = (assumed || []).filter((each) => each.startsWith('/'));
  const take = (what, ending, type) => async () => { try { download(`${id}.${ending}`, await ask('GET', api(`log/${id}/${what}`), undefined, {as: 'text'}), type); setFailure(null); } catch (error) { setFailure(error); } };
  return html`<h2>${fields.project || '(masked)'}</h2>
    <p class="muted">Its page is decided again by the rulebook that decided then, ${fields.rulebook === rulebook.digest ? 'the one in force' : html`<code>${fields.rulebook.slice(0, 8)}</code>, which the log keeps`}${fields.advice ? ', and says whether that is the advice that was kept' : ''}.</p>
    <div class="actions">${!settings.guarded && html`<a href=${api(`log/${id}/page`)} target="_blank" rel="noopener">Open its page</a>`}
      <button type="button" onClick=${take('page', 'html', 'text/html')}>Download its page</button>
      ${fields.advice && html`<button type="button" onClick=${take('advice', 'json', 'application/json')}>Download the advice that was kept</button>`}</div>
    <${Failure} error=${failure} />
    <dl class="facts">${Object.entries(fields).filter(([, value]) => value !== null).map(([name, value]) => html`<dt>${label(name)}</dt><dd>${Array.isArray(value) ? value.map((each) => words(each)).join(', ') : shown(value)}</dd>`)}</dl>
    <details><summary>Facts</summary><pre class="said" tabIndex="0" aria-label="Facts">${JSON.stringify(facts, null, 2)}</pre></details>
    <details><summary>${input.length} facts that were assumed</summary><p>${input.map((each) => each.slice(1).replace(/\//g, '.')).join(', ')}</p></details>
    <details><summary>${rules?.length || 0} rules that fired</summary><p>${(rules || []).join(', ')}</p></details>
    ${(outcomes || []).map((each) => html`<div class="note"><strong>Outcome of ${each.logged.slice(0, 10)}</strong><dl class="facts">${Object.entries(each).filter(([name]) => !['number', 'logged', 'id', 'hash'].includes(name)).map(([name, value]) => html`<dt>${label(name)}</dt><dd>${shown(value)}</dd>`)}</dl></div>`)}
    ${mayWrite && !settings.readOnly && html`<${Outcome} id=${id} done=${() => { setVersion(version + 1); entered(); }} />`}`;
}

function Outcome({id, done}) {
  const [values, setValues] = useState({});
  const [state, setState] = useState({});
  const wrong = (name) => (state.error?.errors || []).filter((each) => each.pointer === '/' + name);
  const send = async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '').map(([name, value]) => [name, value.trim()]));
    try { await post(`log/${id}/outcome`, given); setState({done: true}); setValues({}); done(); } catch (error) { setState({error}); }
  };
  return html`<form class="block" onSubmit=${send} aria-label="How it turned out"><h3>How it turned out</h3>
    <div class="fields">${OUTCOME.map(([name, title, kind]) => {
      const id = 'outcome-' + name;
      const set = (e) => setValues({...values, [name]: e.target.value});
      return html`<div class=${'field' + (wrong(name).length ? ' wrong' : '')}><label for=${id}>${title}</label>${kind === 'yes|no' ? html`<select id=${id} value=${values[name] || ''} onChange=${set}><option value="">–</option><option>yes</option><option>no</option></select>` : html`<input id=${id} type="text" value=${values[name] || ''} onInput=${set} />`}${wrong(name).map((each) => html`<p class="wrong">${each.detail}. Allowed: ${each.allowed}.</p>`)}</div>`;
    })}</div>
    <p class="actions"><button type="submit" class="main" disabled=${!Object.values(values).some((each) => each)}>Enter the outcome</button>${state.done && html`<span role="status">Entered.</span>`}</p>
    ${state.error && !state.error.errors.some((each) => each.pointer) && html`<${Failure} error=${state.error} />`}</form>`;
}

function Replay({settings, query}) {
  const [state, set] = useState(null);
  if (!mayWrite || settings.readOnly) return null;
  const run = async () => { set({busy: true}); try { set({value: await post('log/replay?' + query.replace(/&?limit=\d+/, ''), {})}); } catch (error) { set({error}); } };
  return html`<section class="block"><h3>Under the draft</h3><p class="muted">Decides the chosen decisions again by the draft of the rulebook.</p><button type="button" disabled=${state?.busy} onClick=${run}>Replay under the draft</button>
    ${state?.busy && html`<${Busy} what="Deciding again" />`}<${Failure} error=${state?.error} />
    ${state?.value && html`<p role="status">${Object.entries(state.value.counts).map(([result, count]) => `${words(result)}: ${count}`).join(', ') || 'There are no decisions.'}</p>
      <ul class="plain">${state.value.decisions.slice(0, 50).map((each) => html`<li><strong>${each.project}</strong>: ${words(each.result)}<br /><span class="muted">${each.differences.join('; ')}</span></li>`)}</ul>`}</section>`;
}

// ---- calibration ----

const W = 460, H = 240, L = 40, B = 30;
const x = (value) => L + value * (W - L - 12);
const y = (value) => H - B - value * (H - B - 12);

function Calibration({version}) {
  const asked = useAsked((signal) => get('log/calibration', {signal}), [version]);
  const value = asked.value;
  if (!value) return html`<${Failure} error=${asked.error} />`;
  const points = value.points || [];
  return html`<section class="block"><h3>What outcomes teach</h3><p>${value.trials} of ${value.outcomes} outcomes have a measured proximity; ${value.suffices ? 'they suffice to change the rulebook' : 'from 20 on they tell enough to change the rulebook'}.</p>
    ${points.length > 0 && html`<svg class="curve" viewBox=${`0 0 ${W} ${H}`} role="img" aria-label=${`Chance of success over proximity: at ${points.map((each) => `${number(each.proximity)}, ${number(each.probability)}`).join('; ')}`}>
      <path class="axis" d=${`M${L} 12V${H - B}H${W - 12}`} />${[0, 0.5, 1].map((each) => html`<text x=${x(each)} y=${H - 10} text-anchor="middle">${each}</text><text x=${L - 6} y=${y(each) + 4} text-anchor="end">${each}</text>`)}
      <text x=${W - 12} y=${H - B - 6} text-anchor="end">proximity</text>
      <polygon class="band" points=${[...points.map((each) => `${x(each.proximity)},${y(each.band.high)}`), ...[...points].reverse().map((each) => `${x(each.proximity)},${y(each.band.low)}`)].join(' ')} />
      <polyline class="now" points=${points.map((each) => `${x(each.proximity)},${y(each.probability)}`).join(' ')} /><polyline class="then" points=${points.map((each) => `${x(each.proximity)},${y(each.believed)}`).join(' ')} /></svg>
      <p class="muted">Solid: by the outcomes, with a 90% band. Dashed: as the rulebook has it.</p>`}</section>`;
}
