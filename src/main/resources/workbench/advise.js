// Facts on one side, the advice that follows from them on the other.
import {html, useLayoutEffect, useMemo, useRef, useState} from 'preact';
import {Form, at, bare, withValue} from './form.js';
import {Failure, api, ask, download, get, mayWrite, memory, number, post, range, shown, useAsked, useRested, usd, words} from './shared.js';

const PARTS = ['project', 'recommendation', 'decisionPath', 'peft', 'models', 'costs', 'viability', 'findings', 'nextSteps', 'assumptions'];
const MOST_VARIANTS = 4;
const MOST_ROWS = 12;
const LONGEST_LINK = 30000;
const MOST_TRIED = 100;
const TONES = {PROCEED: 'good', PILOT_FIRST: 'care', DO_NOT_PROCEED: 'bad'};

const encoded = (facts) => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(facts)))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const decoded = (text) => JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (each) => each.charCodeAt(0))));

/** What was worked on before the reload, or what a link holds. */
function begin() {
  const kept = memory.read().variants;
  const variants = Array.isArray(kept) && kept.length ? kept : [{name: 'As it is', facts: {}}];
  const linked = new URLSearchParams(location.hash.slice(1)).get('facts');
  if (linked) {
    history.replaceState(null, '', location.pathname);
    try { return [{name: 'As it is', facts: decoded(linked)}]; } catch { return variants; }
  }
  return variants;
}

const advised = (facts, signal) => Object.keys(facts).length ? post('advise?preview=true&fields=' + PARTS.join(','), facts, {signal}) : Promise.resolve(null);

export function Advise({settings, rulebook, openRule, edition}) {
  const [variants, setVariants] = useState(begin);
  const [active, setActive] = useState(0);
  const schema = useAsked(() => get('schema'), [edition]);
  const examples = useAsked(() => get('examples'), []);
  const index = Math.min(active, variants.length - 1);
  const facts = variants[index].facts;
  const rested = useRested(facts, 120);
  useLayoutEffect(() => memory.write({variants}), [variants]);
  const setFacts = (next) => setVariants((all) => all.map((each, i) => i === index ? {...each, facts: typeof next === 'function' ? next(each.facts) : next} : each));
  const answer = useAsked((signal) => advised(rested, signal), [rested, edition]);
  const blank = Object.keys(facts).length === 0;
  const errors = blank ? [] : answer.error?.errors || [];
  const lastGood = useRef({});
  if (answer.value) lastGood.current = Object.fromEntries(answer.value.assumptions.map((each) => [each.fact, each.value]));
  const file = useRef(null);
  const [notice, setNotice] = useState(null);
  const open = async (event) => {
    const chosen = event.target.files[0];
    event.target.value = '';
    if (!chosen) return;
    const text = await chosen.text();
    try {
      if (/\.ya?ml$/.test(chosen.name)) {
        const kept = await ask('POST', api('advise?preview=true&fields=input'), text, {type: 'application/yaml'});
        setFacts(kept.input);
      } else setFacts(JSON.parse(text));
      setNotice(null);
    } catch (error) { setNotice({message: `${chosen.name} cannot be opened`, detail: error.detail || error.message, errors: error.errors}); }
  };
  const add = () => { setVariants([...variants, {name: `Variant ${variants.length}`, facts}]); setActive(variants.length); };
  const remove = () => { setVariants(variants.filter((_, i) => i !== index)); setActive(0); };
  if (!schema.value) return html`<${Failure} error=${schema.error} />`;
  return html`
    <h1 class="hidden">Advise</h1>
    <div class="bar">
      <label>Begin with <select id="example" value="" onChange=${async (e) => { const name = e.target.value; if (name) { setFacts(await get('examples/' + name)); setNotice(null); } }}>
        <option value="">an example…</option>${(examples.value || []).map((each) => html`<option value=${each}>${each.replace(/-/g, ' ')}</option>`)}</select></label>
      <button type="button" onClick=${() => file.current.click()}>Open file</button>
      <input ref=${file} type="file" accept=".json,.yaml,.yml" hidden onChange=${open} aria-label="Facts file" />
      <button type="button" class="quiet" disabled=${blank} onClick=${() => setFacts({})}>Clear</button>
      <span class="grow"></span>
      <div class="variants" role="group" aria-label="Variants">${variants.map((each, i) => html`<button key=${i} type="button" aria-pressed=${String(i === index)} onClick=${() => setActive(i)}>${each.name}</button>`)}
        <button type="button" class="quiet" disabled=${blank || variants.length >= MOST_VARIANTS} onClick=${add}>Add a variant</button>
        ${variants.length > 1 && html`<button type="button" class="quiet" onClick=${remove}>Remove ${variants[index].name}</button>`}</div>
    </div>
    <${Failure} error=${notice} />
    ${variants.length > 1 && html`<${SideBySide} variants=${variants} edition=${edition} />`}
    <div class="sides">
      <div class="side"><h2>Facts <a class="narrow" href="#advice">to the advice</a></h2><p class="muted">Only the fields marked * are needed. What is left empty is assumed, and marked so.</p>
        <${Form} key=${index} schema=${schema.value} facts=${facts} errors=${errors} defaults=${answer.value || answer.error ? lastGood.current : {}} change=${(path, value) => setFacts((before) => withValue(before, path, value))} /></div>
      <div class="side" aria-busy=${String(answer.busy)}>
        <h2 id="advice" tabIndex="-1">Advice</h2>
        <p class="hidden" role="status">${answer.value && !answer.error ? answer.value.recommendation.summary : errors.length ? `${errors.length} facts are missing or wrong` : ''}</p>
        ${blank ? html`<p class="muted">Fill in the facts, begin with an example, or open a file: the advice appears here as you type.</p>`
          : answer.error && !answer.error.errors.length ? html`<${Failure} error=${answer.error} />`
          : answer.error ? html`<div class="note care"><strong>${errors.length === 1 ? 'One fact is' : errors.length + ' facts are'} missing or wrong</strong>
              <ul>${errors.slice(0, 8).map((each) => html`<li><a href="#" onClick=${(e) => { e.preventDefault(); document.getElementById(each.pointer)?.focus(); }}><code>${each.pointer || 'facts'}</code></a> ${each.detail}</li>`)}</ul></div>`
          : answer.value && html`<${Answer} advice=${answer.value} facts=${rested} settings=${settings} rulebook=${rulebook} openRule=${openRule}
              sliders=${html`<${Sliders} facts=${rested} live=${facts} change=${(path, value) => setFacts((before) => withValue(before, path, value))} edition=${edition} />`} />`}
      </div>
    </div>`;
}

// ---- the answer ----

function Answer({advice, facts, settings, rulebook, openRule, sliders}) {
  const {recommendation, viability} = advice;
  const chosen = advice.costs?.[0];
  const verdict = viability.verdict;
  const decisive = new Set(recommendation.decisiveAssumptions.map((each) => each.fact));
  return html`
    <p class="lead">${recommendation.summary}</p>
    <dl class="answers">
      <div class=${TONES[verdict] || ''}><dt>Does it pay?</dt><dd>${words(verdict)}<small>${viability.tlEvs ? `TL-EVS ${range(viability.tlEvs)}` : 'TL-EVS unknown'}</small></dd></div>
      <div><dt>Compute of one run</dt><dd>${chosen ? range(chosen.compute, usd) : 'none'}<small>${chosen ? `${range(chosen.gpuHours)} GPU-hours` : ''}</small></dd></div>
      <div><dt>All costs</dt><dd>${range(viability.costs?.total, usd)}<small>benefits ${range(viability.benefits?.total, usd)}</small></dd></div>
      <div><dt>GPU memory</dt><dd>${chosen ? number(chosen.trainingMemoryGb) + ' GB' : '–'}<small>${chosen ? chosen.fits === false ? 'does not fit the GPUs at hand' : chosen.fits ? 'fits the GPUs at hand' : '' : ''}</small></dd></div>
    </dl>
    ${recommendation.decisiveAssumptions.length > 0 && html`<section class="block"><h3>What decided without being stated</h3>
      <ul class="plain">${recommendation.decisiveAssumptions.map((each) => html`<li><${Fact} pointer=${each.fact} /> was assumed to be <strong>${shown(each.value)}</strong>${each.couldChange ? `; it could change ${each.couldChange}` : ''}</li>`)}</ul></section>`}
    <section class="block"><h3>How it was decided</h3>
      <ol class="path">${advice.decisionPath.map((each) => html`<li><span>${each.question}</span> <strong>${words(each.answer)}</strong>${each.assumed ? html` <span class="badge care">assumed</span>` : null} <button type="button" class="link" onClick=${() => openRule(each.rule)}>rule</button></li>`)}</ol>
      <${Why} facts=${facts} recommendation=${recommendation} strategies=${advice.costs.map((each) => each.strategy)} /></section>
    ${sliders}
    ${advice.findings.length > 0 && html`<section class="block"><h3>Findings</h3><ul class="plain">${advice.findings.map((each) => html`<li><span class=${'badge ' + ({WARNING: 'bad', ADVICE: 'care'}[each.severity] || '')}>${words(each.severity)}</span> ${each.message} <button type="button" class="link" aria-label=${'rule of ' + words(each.code)} onClick=${() => openRule(each.rule)}>rule</button></li>`)}</ul></section>`}
    ${advice.models.length > 0 && html`<section class="block"><h3>Candidates, ranked</h3><div class="scroll" tabIndex="0" role="region" aria-label="Candidates, ranked"><table><thead><tr><th>Model</th><th class="n">Proximity</th><th>Band</th><th class="n">Score</th></tr></thead>
      <tbody>${advice.models.slice(0, MOST_ROWS).map((each) => html`<tr class=${each.selected ? 'chosen' : ''}><th scope="row">${each.model}${each.selected ? ' (selected)' : ''}</th><td class="n">${each.dps === null ? 'unknown' : number(each.dps)}</td><td>${words(each.band)}</td><td class="n">${each.eligible ? number(each.score) : each.reason}</td></tr>`)}</tbody></table></div>
      ${advice.models.length > MOST_ROWS && html`<p class="muted">and ${advice.models.length - MOST_ROWS} more; the download has them all.</p>`}</section>`}
    <section class="block"><h3>Strategies</h3><div class="scroll" tabIndex="0" role="region" aria-label="Strategies"><table><thead><tr><th>Strategy</th><th class="n">Compute of one run</th><th class="n">GPU-hours</th><th class="n">Memory, GB</th><th>Fits</th></tr></thead>
      <tbody>${advice.costs.map((each) => html`<tr class=${each.strategy === recommendation.strategy ? 'chosen' : ''}><th scope="row">${words(each.strategy)}</th><td class="n">${range(each.compute, usd)}</td><td class="n">${range(each.gpuHours)}</td><td class="n">${each.trainingMemoryGb === null ? 'unknown' : number(each.trainingMemoryGb)}</td><td>${each.fits === null ? '–' : shown(each.fits)}</td></tr>`)}</tbody></table></div></section>
    ${viability.unknown?.length > 0 && html`<section class="block"><h3>What is unknown</h3><ul class="plain">${viability.unknown.map((each) => html`<li>${each.amount}: state <${Fact} pointer=${each.fact} /></li>`)}</ul></section>`}
    <section class="block"><h3>Next</h3><ol class="steps">${advice.nextSteps.map((each) => html`<li><strong>${each.what}.</strong> ${each.because}</li>`)}</ol></section>
    <details class="block"><summary>All ${advice.assumptions.length} assumptions</summary><table><thead><tr><th>Fact</th><th>Assumed</th><th>By</th></tr></thead>
      <tbody>${[...advice.assumptions].sort((a, b) => decisive.has(b.fact) - decisive.has(a.fact)).map((each) => html`<tr class=${decisive.has(each.fact) ? 'chosen' : ''}><th scope="row"><${Fact} pointer=${each.fact} />${decisive.has(each.fact) ? html` <span class="badge care">decided</span>` : null}</th><td>${shown(each.value)}</td><td>${words(each.basis)}</td></tr>`)}</tbody></table></details>
    <${Take} advice=${advice} facts=${facts} settings=${settings} rulebook=${rulebook} />`;
}

/** A fact, which leads to its field. */
function Fact({pointer}) {
  const go = (event) => {
    event.preventDefault();
    const field = document.getElementById(pointer);
    if (field) { for (let up = field; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true; field.focus(); }
  };
  return html`<a href="#" onClick=${go}>${pointer.slice(1).replace(/\//g, '.')}</a>`;
}

function Why({facts, recommendation, strategies}) {
  const [question, setQuestion] = useState('');
  const query = question === '' ? null : question === 'why' ? 'decisive=true&format=text' : question === 'flip' ? 'flip=&format=text' : 'format=text&whyNot=' + encodeURIComponent(question);
  const answer = useAsked((signal) => query ? post('explain?' + query, facts, {as: 'text', signal}) : Promise.resolve(null), [query, facts]);
  return html`<p class="ask"><label>Ask <select id="why" value=${question} onChange=${(e) => setQuestion(e.target.value)}>
      <option value="">…</option><option value="why">why ${words(recommendation.strategy)}</option><option value="flip">what would change it</option>
      ${strategies.filter((each) => each !== recommendation.strategy).map((each) => html`<option value=${each}>why not ${words(each)}</option>`)}</select></label></p>
    ${query && html`<${Failure} error=${answer.error} />`}
    ${query && answer.value && !answer.error && html`<pre class="said" tabIndex="0" aria-label="Reasons">${answer.value}</pre>`}`;
}

function Take({advice, facts, settings, rulebook}) {
  const [state, set] = useState({});
  const name = (advice.project || 'project').replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  const link = useMemo(() => `${location.origin}${location.pathname}#facts=${encoded(facts)}`, [facts]);
  const work = async (what, job) => { try { set({done: await job() || what}); } catch (error) { set({error}); } };
  const take = (format, ending, type) => work(`${ending} downloaded`, async () => download(`${name}.${ending}`, await ask('POST', api(`advise?preview=true&format=${format}`), facts, {as: 'text'}), type));
  const [by, setBy] = useState(memory.read().by || '');
  const [purpose, setPurpose] = useState('');
  const record = () => work('', async () => {
    memory.write({by});
    const kept = await post('advise?fields=id&' + new URLSearchParams({by, purpose}.by || purpose ? Object.entries({by, purpose}).filter(([, value]) => value) : []), facts);
    return `Recorded as ${kept.id}`;
  });
  return html`<section class="block"><h3>Take it along</h3>
    <div class="actions">
      <button type="button" onClick=${() => download(name + '.facts.json', JSON.stringify(facts, null, 2) + '\n', 'application/json')}>Facts</button>
      <button type="button" onClick=${() => take('html', 'html', 'text/html')}>Page (HTML)</button>
      <button type="button" onClick=${() => take('markdown', 'md', 'text/markdown')}>Markdown</button>
      <button type="button" onClick=${() => take('json', 'json', 'application/json')}>JSON</button>
      <label>Configuration <select value="" onChange=${(e) => { const tool = e.target.value; e.target.value = ''; if (tool) work(`configuration for ${tool} downloaded`, async () => download(`${name}.${tool}.txt`, await ask('POST', api('configure?for=' + tool), facts, {as: 'text'}))); }}><option value="">for…</option>${rulebook.tools.map((each) => html`<option>${each}</option>`)}</select></label>
      <button type="button" onClick=${() => work('', async () => { if (link.length > LONGEST_LINK) throw {message: 'These facts are too many for a link', detail: 'Download the facts in its place.'}; await navigator.clipboard.writeText(link); return 'Link copied: it holds the facts'; })}>Copy link</button>
    </div>
    ${settings.log && mayWrite && html`<div class="actions"><label>By <input type="text" value=${by} onInput=${(e) => setBy(e.target.value)} /></label><label>Purpose <input type="text" value=${purpose} onInput=${(e) => setPurpose(e.target.value)} /></label><button type="button" class="main" onClick=${record}>Record this decision</button></div>`}
    ${state.done && html`<p role="status">${state.done}</p>`}<${Failure} error=${state.error} /></section>`;
}

// ---- sliders ----

const COLOURS = 6;
const at1000 = (value, most) => Math.round(value <= 0 ? 0 : 1000 * Math.log(value) / Math.log(most)) || 0;
const from1000 = (step, most) => step <= 0 ? 1 : Math.round(Math.pow(most, step / 1000));

function axes(facts) {
  const list = [
    {fact: 'data.labeledSamples', name: 'Labelled samples'},
    {fact: 'budget.compute', name: 'Compute budget, USD'},
    {fact: 'budget.domainAdaptation', name: 'Budget for domain pre-training, USD', needs: 'budget.domainAdaptation'},
    {fact: 'budget.project', name: 'Budget of the project, USD', needs: 'budget.project'},
    {fact: 'hardware.count', name: 'GPUs at hand', needs: 'hardware.gpu'}
  ].filter((each) => !each.needs || at(facts, each.needs.split('.')) !== undefined);
  (facts.candidates || []).slice(0, 3).forEach((each, i) => {
    if (each?.similarity && each.model) list.push({fact: `candidates.${i}.similarity`, name: `Similarity of ${each.model}, all three parts`, share: true});
  });
  return list;
}

function Sliders({facts, live, change, edition}) {
  const shownAxes = axes(facts);
  const asked = shownAxes.map((each) => each.fact).join(',');
  const slow = useRested(facts, 400);
  const many = (facts.candidates || []).length > MOST_TRIED;
  const places = useAsked((signal) => many ? Promise.resolve([]) : post('places?fact=' + asked, slow, {signal}), [slow, asked, edition, many]);
  return html`<section class="block sliders"><h3>What if</h3><p class="muted">A mark is where the recommendation becomes another one, all else as it is.${many ? ` With more than ${MOST_TRIED} candidates none are looked for.` : ''}</p>
    ${shownAxes.map((each) => html`<${Slider} key=${each.fact} axis=${each} live=${live} place=${(places.value || []).find((one) => one.fact === each.fact)} change=${change} />`)}
    <${Failure} error=${places.error} /></section>`;
}

function Slider({axis, live, place, change}) {
  const path = axis.fact.split('.').map((each) => /^\d+$/.test(each) ? Number(each) : each);
  const stated = at(live, path);
  const value = axis.share ? mean(stated) : Number(stated ?? 0);
  const most = place?.most || Math.max(100000, value * 10);
  const step = axis.share ? Math.round(value * 1000) : Math.min(1000, at1000(value, most));
  const set = (raw) => change(path, axis.share ? {...stated, semantic: raw / 1000, distribution: raw / 1000, task: raw / 1000} : from1000(raw, most));
  const where = (each) => axis.share ? each / most * 100 : at1000(each, most) / 10;
  const name = (span) => span.strategy ? words(span.strategy) + (span.adaptation ? ` by ${words(span.adaptation)}` : '') + (axis.share && span.model ? `, ${span.model}` : '') : 'no advice';
  const kinds = [...new Set((place?.spans || []).map(name))];
  const now = place?.spans.find((each) => value >= each.from && value <= each.to);
  const id = 'slider-' + axis.fact;
  return html`<div class="slider">
    <label for=${id}>${axis.name}: <strong>${number(value, 4)}</strong></label>
    <div class="strip" aria-hidden="true">${(place?.spans || []).map((each) => html`<i class=${'s' + kinds.indexOf(name(each)) % COLOURS} style=${{left: where(each.from) + '%', width: Math.max(0.4, where(each.to) - where(each.from)) + '%'}} title=${name(each)}></i>`)}
      ${(place?.spans || []).slice(1).map((each) => html`<b style=${{left: where(each.from) + '%'}} title=${`from ${number(each.from, 5)}`}></b>`)}</div>
    <input id=${id} type="range" min="0" max="1000" value=${step} aria-valuetext=${`${number(value, 4)}${now ? ', ' + name(now) : ''}`} onInput=${(e) => set(Number(e.target.value))} />
    ${place && html`<ul class="spans">${place.spans.map((each) => html`<li class=${each === now ? 'now' : ''}><i class=${'dot s' + kinds.indexOf(name(each)) % COLOURS}></i>${place.spans.length === 1 ? 'throughout' : `${number(each.from, 5)} to ${number(each.to, 6)}`}: ${name(each)}</li>`)}</ul>`}
  </div>`;
}
const mean = (similarity) => {
  const parts = ['semantic', 'distribution', 'task'].map((each) => similarity?.[each]).filter((each) => typeof each === 'number');
  return parts.length ? parts.reduce((sum, each) => sum + each, 0) / parts.length : 0;
};

// ---- variants ----

function SideBySide({variants, edition}) {
  const rested = useRested(variants, 200);
  const answers = useAsked((signal) => Promise.all(rested.map((each) => advised(each.facts, signal).then((advice) => ({advice}), (error) => ({error})))), [rested, edition]);
  const all = answers.value || [];
  const rows = [
    ['Strategy', (advice) => words(advice.recommendation.strategy) + (advice.recommendation.adaptation ? ` by ${words(advice.recommendation.adaptation)}` : '')],
    ['Source model', (advice) => advice.recommendation.model || 'none'],
    ['Does it pay?', (advice) => words(advice.viability.verdict)],
    ['TL-EVS', (advice) => range(advice.viability.tlEvs)],
    ['Compute of one run', (advice) => range(advice.costs[0]?.compute, usd)],
    ['All costs', (advice) => range(advice.viability.costs?.total, usd)],
    ['Warnings', (advice) => String(advice.findings.filter((each) => each.severity === 'WARNING').length)]
  ];
  return html`<section class="block"><h2>Side by side</h2><div class="scroll" tabIndex="0" role="region" aria-label="Variants side by side"><table><thead><tr><td></td>${rested.map((each) => html`<th scope="col">${each.name}</th>`)}</tr></thead>
    <tbody>${rows.map(([name, of]) => {
      const cells = rested.map((each, i) => all[i]?.advice ? of(all[i].advice) : all[i]?.error ? 'refused' : '–');
      return html`<tr><th scope="row">${name}</th>${cells.map((cell, i) => html`<td class=${i && cell !== cells[0] ? 'differs' : ''}>${cell}</td>`)}</tr>`;
    })}</tbody></table></div></section>`;
}
