// The rulebook and the draft of its next edition: texts, tables, drawings, checks, scenarios, publishing.
import {html, useEffect, useLayoutEffect, useMemo, useRef, useState} from 'preact';
import {Editor} from './editor.js';
import {Busy, Failure, Tabs, ask, api, get, label, mayWrite, memory, number, post, shown, useAsked, useRested, words} from './shared.js';

const PANES = [
  {id: 'text', name: 'Text'}, {id: 'thresholds', name: 'Thresholds'}, {id: 'tables', name: 'Weights and figures'}, {id: 'tree', name: 'Decision tree'}, {id: 'votes', name: 'PEFT table'}
];
const put = (path, text) => ask('PUT', api('draft/files/' + path), {text});
const counted = (count, what) => `${count} ${what}${count === 1 ? '' : 's'}`;
const patch = (path, change) => ask('PATCH', api('draft/files/' + path), change);
/** Whether a file is one of the rulebook that this one extends: to be read, not written. */
const isBase = (path) => path.includes(':');
const read = (path) => (isBase(path) ? get('rulebook/files?path=' + encodeURIComponent(path)) : get('draft/files/' + path)).then(({text}) => ({path, text}));

export function Rulebook({settings, rulebook, place, published}) {
  const kept = memory.read();
  const [pane, setPane] = useState(kept.pane || 'text');
  const [file, setFile] = useState(kept.file || (rulebook.files.includes('decision-tree.drl') ? 'decision-tree.drl' : rulebook.files.find((each) => each.endsWith('.drl'))));
  const [version, setVersion] = useState(0);
  const [text, setText] = useState(null);
  const [spot, setSpot] = useState(null);
  const [line, setLine] = useState(1);
  const [tests, setTests] = useState(null);
  const [failure, setFailure] = useState(null);
  const draft = useAsked(() => get('draft'), [version, rulebook.digest]);
  const overview = useAsked(() => get('draft/overview'), [version, rulebook.digest]);
  const opened = useAsked(() => read(file), [file, version]);
  const mayEdit = mayWrite && !settings.readOnly;
  const mayType = mayEdit && !isBase(file);
  useLayoutEffect(() => memory.write({pane, file}), [pane, file]);
  const unsaved = memory.read().unsaved?.[file];
  const base = opened.value?.path === file ? opened.value.text : null;
  useEffect(() => setText(null), [file]);
  useEffect(() => { if (text === base) setText(null); }, [base]);
  const current = text ?? unsaved ?? base ?? '';
  const dirty = base !== null && current !== base;
  const rested = useRested(current, 350);
  const check = useAsked((signal) => base === null ? Promise.resolve(null) : post('check', {files: dirty && rested === current ? {[file]: rested} : {}}, {signal}), [rested, base, file, version]);
  const whole = useAsked((signal) => mayEdit && draft.value?.edited.length && !dirty ? post('check?whole=true', {files: {}}, {signal}) : Promise.resolve(null), [version, draft.value?.edited.length, dirty]);
  const shownCheck = !dirty && whole.value && !whole.busy ? whole : check;
  const own = useMemo(() => (shownCheck.value?.diagnostics || []).filter((each) => each.file === file), [shownCheck.value, file]);
  const all = overview.value;
  const remember = (value) => { const {[file]: gone, ...others} = memory.read().unsaved || {}; memory.write({unsaved: value === undefined ? others : {...others, [file]: value}}); };
  const typed = (value) => { setText(value === base ? null : value); remember(value === base ? undefined : value); };
  const attempt = async (job) => { setFailure(null); try { await job(); } catch (error) { setFailure(error); } setVersion((before) => before + 1); };
  /** Changes a file that the service writes, which begins with what was typed into it and not saved. */
  const change = (path, job) => attempt(async () => {
    const waiting = memory.read().unsaved?.[path];
    if (waiting !== undefined) {
      await put(path, waiting);
      const {[path]: gone, ...others} = memory.read().unsaved;
      memory.write({unsaved: others});
      if (path === file) setText(null);
    }
    const done = await job();
    if (done?.line) openAt(done);
  });
  const runTests = async () => { setTests({busy: true}); try { setTests({value: await post('draft/test', {})}); } catch (error) { setTests({error}); } };
  const save = () => dirty && mayEdit && attempt(async () => { await put(file, current); remember(undefined); runTests(); });
  const openAt = (to) => { setFile(to.file); setPane('text'); setSpot({line: to.line, column: to.column || 1, at: Date.now()}); };
  useEffect(() => { if (all && opened.error?.status === 404) setFile(all.files.find((each) => each.endsWith('.drl')) || all.files[0]); }, [all, opened.error]);
  const openRule = (id) => { const rule = all?.rules.find((each) => each.id === id); if (rule) openAt(rule); };
  useEffect(() => { if (place && all) openRule(place.rule); }, [place?.at, !!all]);
  const under = all?.rules.filter((each) => each.file === file && each.line <= line && line <= each.end).pop();
  const drawn = under && (all.votes.some((each) => each.rule === under.id) ? 'votes' : inTree(all.tree, under.id) ? 'tree' : null);
  if (!all || !draft.value) return html`<h1>Rulebook</h1><${Failure} error=${overview.error || draft.error} />${!overview.error && html`<${Busy} what="Reading the rulebook" />`}`;
  return html`
    <h1>Rulebook</h1>
    <${Publishing} settings=${settings} draft=${draft.value} check=${shownCheck.value} mayEdit=${mayEdit} tests=${tests} runTests=${runTests} attempt=${attempt} published=${published} version=${version} openAt=${openAt} typed=${dirty ? {[file]: current} : {}} />
    <${Failure} error=${failure} />
    <${Rules} all=${all} draft=${draft.value} file=${file} mayEdit=${mayEdit} change=${change} />
    <div class="desk">
      <nav aria-label="Files"><ul class="files">${grouped([...all.files, ...all.base]).map(([group, files]) => html`<li key=${group}><p class="group">${group}</p><ul class="files">${files.map((each) => html`<li key=${each}><button type="button" aria-current=${each === file ? 'true' : undefined} onClick=${() => { setFile(each); setPane('text'); setSpot(null); }}>${each.replace(/^.*[/:]/, '')}${draft.value.edited.includes(each) ? html` <span class="badge care">edited</span>` : null}</button></li>`)}</ul></li>`)}</ul></nav>
      <div>
        <${Tabs} name="Ways to look at the rulebook" tabs=${PANES} chosen=${pane} choose=${setPane} />
        <div role="tabpanel" aria-labelledby=${'tab-' + pane}>
        ${pane === 'text' && html`
          <div class="bar"><strong>${file}</strong>${dirty && html`<span class="badge care">not saved</span>`}${isBase(file) && html`<span class="badge">of the base, to be read</span>`}<span class="grow"></span>
            ${under && html`<code>${under.id}</code>`}
            ${under && mayEdit && isBase(file) && html`<button type="button" class="quiet" onClick=${() => change(file.replace(/^.*:/, ''), () => post('draft/rules', {of: under.id}))}>Make it your own</button>`}
            ${under && mayEdit && (!dirty || isBase(file)) && html`<button type="button" class="quiet" onClick=${() => change(isBase(file) ? 'rulebook.yaml' : file, () => ask('PATCH', api('draft/rules/' + under.id), {enabled: false}))}>Disable it</button>`}
            ${drawn && html`<button type="button" class="quiet" onClick=${() => setPane(drawn)}>Show it in the drawing</button>`}
            ${draft.value.edited.includes(file) && mayEdit && html`<button type="button" class="quiet" onClick=${() => attempt(async () => { await ask('DELETE', api('draft/files/' + file)); remember(undefined); setText(null); })}>Discard the edits of this file</button>`}
            ${!isBase(file) && html`<button type="button" class="main" disabled=${!dirty || !mayEdit} onClick=${save}>Save in the draft</button>`}</div>
          ${base === null ? html`<${Busy} what="Reading the file" /><${Failure} error=${opened.error} />` : html`<${Editor} path=${file} text=${current} readOnly=${!mayType} words=${all.words} diagnostics=${own} place=${spot} change=${typed} save=${save} cursor=${setLine} />`}
          <p class="muted">Ctrl-S saves, Ctrl-Space completes, Ctrl-/ makes a comment, Esc then Tab leaves the text. Nothing is in force before it is published.</p>`}
        ${pane === 'thresholds' && html`<${Thresholds} rows=${all.thresholds} mayEdit=${mayEdit} openAt=${openAt} set=${(row, value, both) => change(row.file, () => setThreshold(all.thresholds, row, value, both))} />`}
        ${pane === 'tables' && html`<${Tables} files=${[...all.files, ...all.base].filter((each) => /^(.*:)?reference\//.test(each))} mayEdit=${mayEdit} version=${version} set=${(path, steps, value) => change(path, () => patch(path, {path: steps, value}).then(() => null))} />`}
        ${pane === 'tree' && html`<${Tree} tree=${all.tree} here=${under?.id} openRule=${openRule} />`}
        ${pane === 'votes' && html`<${Votes} votes=${all.votes} here=${under?.id} openRule=${openRule} />`}
        </div>
        <${Checks} check=${shownCheck} busy=${whole.busy} openAt=${openAt} />
      </div>
    </div>`;
}

function grouped(files) {
  const group = (path) => isBase(path) ? `${/:reference\//.test(path) ? 'Data' : 'Rules'} of the base, ${path.replace(/:.*$/, '').replace(/^.*\//, '')}` : path.startsWith('reference/') ? 'Reference data' : path.startsWith('scenarios/') ? 'Scenarios' : 'Rules';
  const map = new Map();
  files.forEach((each) => map.set(group(each), [...(map.get(group(each)) || []), each]));
  return [...map];
}

// ---- publishing ----

function Publishing({settings, draft, check, mayEdit, tests, runTests, attempt, published, version, openAt, typed}) {
  const [compared, setCompared] = useState(null);
  const [busy, setBusy] = useState('');
  useEffect(() => setCompared(null), [version]);
  const errors = check?.errors || 0;
  const many = draft.edited.length;
  const [by, setBy] = useState(memory.read().by || '');
  const unsaved = Object.keys(typed);
  const of = JSON.stringify(typed);
  const compare = async () => { setBusy('compare'); try { setCompared({of, unsaved, value: await post('draft/compare', {files: typed})}); } catch (error) { setCompared({of, error}); } setBusy(''); };
  const approve = () => attempt(async () => { setBusy('approve'); memory.write({by}); try { await post('draft/approve', {by}); } finally { setBusy(''); } });
  const put = (what) => attempt(async () => { setBusy(what); try { await post('draft/' + what, {}); published(); } finally { setBusy(''); } });
  return html`<div class="publish" aria-label="Draft" role="group">
    <div class="actions">
      <span>${many ? html`<strong>${many === 1 ? '1 file' : many + ' files'} edited</strong>: ${draft.edited.join(', ')}` : 'The draft is what is in force.'}</span>
      ${check && html`<span class=${'badge ' + (errors ? 'bad' : check.warnings ? 'care' : 'good')}>${errors ? counted(errors, 'error') : 'no errors'}${check.warnings ? `, ${counted(check.warnings, 'warning')}` : ''}</span>`}
      <span class="grow"></span>
      <button type="button" disabled=${!mayEdit || tests?.busy} onClick=${runTests}>Run scenarios</button>
      <button type="button" disabled=${!mayEdit || !many && !unsaved.length || !!busy} onClick=${compare}>What changes?</button>
      <button type="button" class="main" disabled=${!mayEdit || !many || errors > 0 || !!busy || !draft.publishable} onClick=${() => put('publish')}>Publish</button>
      ${draft.canTakeBack && html`<button type="button" disabled=${!mayEdit || !!busy} onClick=${() => put('take-back')}>Take back</button>`}
      ${many > 0 && mayEdit && html`<button type="button" class="quiet" onClick=${() => attempt(() => ask('DELETE', api('draft')))}>Discard all</button>`}
    </div>
    ${settings.publishable && html`<form class="actions" aria-label="Approval" onSubmit=${(e) => { e.preventDefault(); approve(); }}>
      <span>${draft.approvedBy.length ? html`Approved as it is by <strong>${draft.approvedBy.join(', ')}</strong>.` : 'Approved as it is by nobody.'} <span class="muted">${settings.requireApproval ? 'Only what is approved is published.' : ''}${unsaved.length ? ` What is typed into ${unsaved} counts once it is saved.` : ''}</span></span>
      <span class="grow"></span>
      ${mayEdit && html`<label>By <input id="approve-by" type="text" value=${by} onInput=${(e) => setBy(e.target.value)} /></label><button type="submit" disabled=${!by.trim() || errors > 0 || !!busy}>Approve</button>`}
    </form>`}
    ${!settings.publishable && html`<p class="muted">The built-in rulebook can be tried out here, not changed: <code>advisor serve --rules DIR</code> publishes into a folder.</p>`}
    ${draft.conflicts.length > 0 && html`<p class="note care">Others have changed ${draft.conflicts.join(', ')} in the folder meanwhile.</p>`}
    ${draft.stale && html`<p class="note care">The folder holds other rules than are in force; publishing puts them in force too.</p>`}
    ${busy && html`<${Busy} what=${{compare: 'Comparing on the examples, on logged decisions and on projects that vary', approve: 'Checking the draft', publish: 'Checking, compiling and putting in force', 'take-back': 'Putting back what was in force'}[busy]} />`}
    ${tests && html`<${Tests} tests=${tests} openAt=${openAt} />`}
    ${compared?.of === of && html`<${Compared} compared=${compared} />`}
  </div>`;
}

/** Rules that come and go: each in the draft alone. */
function Rules({all, draft, file, mayEdit, change}) {
  const [into, setInto] = useState('');
  if (!mayEdit) return null;
  const files = all.files.filter((each) => each.endsWith('.drl'));
  const usual = files.includes(file) ? file : files[0] || 'own.drl';
  const target = (into.trim() || usual).replace(/(\.drl)?$/, '.drl');
  return html`<form class="actions" aria-label="Rules" onSubmit=${(e) => { e.preventDefault(); change(target, () => post('draft/rules', {file: target})); setInto(''); }}>
    <label>New rule in <input id="rule-file" type="text" list="rule-files" placeholder=${usual} value=${into} onInput=${(e) => setInto(e.target.value)} /></label><datalist id="rule-files">${files.map((each) => html`<option value=${each} />`)}</datalist>
    <button type="submit">Add a rule</button>
    ${all.disabled.length > 0 && html`<span>Disabled: ${all.disabled.map((each) => html`<span key=${each}><code>${each}</code> <button type="button" class="link" aria-label=${'Enable ' + each} onClick=${() => change('rulebook.yaml', () => ask('PATCH', api('draft/rules/' + each), {enabled: true}).then(() => null))}>enable</button> </span>`)}</span>`}
  </form>`;
}

function Tests({tests, openAt}) {
  if (tests.busy) return html`<${Busy} what="Running the scenarios" />`;
  if (tests.error) return html`<${Failure} error=${tests.error} />`;
  const {value} = tests;
  if (value.outcomes === undefined) return html`<p class="note bad" role="status">The scenarios run once the errors are mended.</p>`;
  const failed = value.outcomes.filter((each) => !each.passed);
  const percent = (part) => part ? Math.floor(part.percent * 10) / 10 + '%' : '–';
  return html`<div class=${'note ' + (failed.length ? 'bad' : 'good')} role="status"><strong>${value.passed} of ${value.scenarios} scenarios pass</strong>; tested are ${percent(value.coverage?.rules)} of the rules, ${percent(value.coverage?.thresholds)} of the sides of thresholds, ${percent(value.coverage?.words)} of the words.
    ${failed.length > 0 && html`<ul>${failed.slice(0, 20).map((each) => html`<li><button type="button" class="link" onClick=${() => openAt(each)}>${each.file}:${each.line}</button> ${each.name}: ${each.failures.map((one) => `${one.about ?? ''} expected ${one.expected}, found ${one.found}`).join('; ')}</li>`)}</ul>${failed.length > 20 && html`<p>and ${failed.length - 20} more</p>`}`}</div>`;
}

function Compared({compared}) {
  if (compared.error) return html`<${Failure} error=${compared.error} />`;
  const {value} = compared;
  const changed = value.projects.filter((each) => each.changes.length);
  const list = (value) => typeof value === 'string' ? value.split(', ').map(words).join(', ') : words(value);
  const table = (title, found, named) => found.length > 0 && html`<h2>${title}</h2><div class="scroll" tabIndex="0" role="region" aria-label=${title}><table><thead><tr><th>Project</th><th>What</th><th>In force</th><th>Draft</th></tr></thead>
    <tbody>${found.slice(0, 30).flatMap((each) => each.changes.map((one, i) => html`<tr>${i === 0 && html`<th scope="row" rowspan=${each.changes.length}>${named(each)}</th>`}<td>${label(one.part)}</td><td>${list(one.before)}</td><td>${list(one.after)}</td></tr>`))}</tbody></table></div>`;
  return html`<div class="compared" role="status"><p><strong>${changed.length} of ${value.projects.length} samples and logged decisions change${compared.unsaved.length ? ' by what is typed and not saved yet' : ''}.</strong> ${value.searched ? `Also looked at: ${value.searched}.` : ''}</p>
    ${value.warnings.map((each) => html`<p class="note care">${each[0].toUpperCase() + each.slice(1)}.</p>`)}
    ${table('Samples and logged decisions that change', changed, (each) => each.project)}
    ${table('Smallest projects that are advised otherwise', value.examples.filter((each) => each.changes.length), (each) => stated(each.facts).join(', '))}</div>`;
}

/** What facts say, each with its path, but for the project's name. */
const stated = (value, path = []) => value && typeof value === 'object' ? Object.entries(value).filter(([name]) => path.length || name !== 'project').flatMap(([name, each]) => stated(each, [...path, name])) : [`${path.join('.')}: ${shown(value)}`];

// ---- checks ----

function Checks({check, busy, openAt}) {
  const list = check.value?.diagnostics || [];
  return html`<section class="block" aria-label="Checks"><h2>Checks</h2><p class="hidden" role="status">${check.value ? `${counted(check.value.errors, 'error')}, ${counted(check.value.warnings, 'warning')}` : ''}</p><${Failure} error=${check.error} />
    ${list.length === 0 ? html`<p class="muted">${check.value ? busy ? 'No errors; looking at how the rules go together…' : 'Nothing to complain of.' : check.error ? '' : 'Checking…'}</p>` : html`<ul class="checks" tabIndex="0" aria-label="What is wrong">${list.slice(0, 100).map((each) => html`<li><span class=${'badge ' + (each.severity === 'ERROR' ? 'bad' : 'care')}>${words(each.severity)}</span> <button type="button" class="link" onClick=${() => openAt({...each, line: each.line || 1})}>${each.file}${each.line ? `:${each.line}:${each.column}` : ''}</button> ${each.message}. <span class="muted">Allowed: ${each.allowed}.${each.hint ? ` Hint: ${each.hint}.` : ''}</span></li>`)}</ul>`}</section>`;
}

// ---- tables ----

/** A number that is edited where it stands: Enter or leaving it sets it. */
function Cell({value, set, name, mayEdit}) {
  const [text, setText] = useState(null);
  const pending = useRef(null);
  const type = (given) => { pending.current = given; setText(given); };
  const done = () => {
    const typed = pending.current;
    const given = (typed ?? '').trim();
    type(null);
    if (typed !== null && given !== String(value) && given !== '' && Number.isFinite(Number(given))) set(Number(given));
  };
  return html`<input type="text" inputmode="decimal" aria-label=${name} readOnly=${!mayEdit} aria-invalid=${text !== null && !Number.isFinite(Number(text)) ? 'true' : undefined} value=${text ?? String(value)} onInput=${(e) => type(e.target.value)} onBlur=${done} onKeyDown=${(e) => e.key === 'Enter' && done()} />`;
}

const OTHER_SIDE = {'<': '>=', '>=': '<', '>': '<=', '<=': '>'};

/** Sets a number, and where asked to the same number on the other side of the line, last place first so that places stay. */
async function setThreshold(rows, row, value, both) {
  const same = rows.filter((each) => each === row || both && each.file === row.file && each.fact === row.fact && each.value === row.value && each.operator === OTHER_SIDE[row.operator]);
  same.sort((one, other) => other.line - one.line || other.column - one.column);
  for (const each of same) await patch(each.file, {line: each.line, column: each.column, from: each.value, value});
}

function Thresholds({rows, mayEdit, openAt, set}) {
  const [filter, setFilter] = useState('');
  const [both, setBoth] = useState(true);
  const found = rows.filter((each) => (each.fact + each.rule + each.name).toLowerCase().includes(filter.toLowerCase()));
  return html`<div class="bar"><label>Find <input type="text" value=${filter} onInput=${(e) => setFilter(e.target.value)} /></label><label><input type="checkbox" checked=${both} onChange=${(e) => setBoth(e.target.checked)} /> Move the other side of the line along</label><span class="muted">${found.length} of ${rows.length}</span></div>
      ${rows.some((each) => isBase(each.file)) && html`<p class="muted">A threshold of the base is changed in a rule of your own: open its rule, and make that your own.</p>`}
    <div class="scroll" tabIndex="0" role="region" aria-label="Thresholds"><table><thead><tr><th>Fact</th><th>Is</th><th>Threshold</th><th>Rule</th></tr></thead>
      <tbody>${found.map((each) => html`<tr key=${each.file + each.line + ':' + each.column}><th scope="row">${each.fact}</th><td>${{'>=': '≥', '<=': '≤', '==': 'is', '!=': 'is not'}[each.operator] || each.operator}</td><td><${Cell} value=${each.value} name=${`Threshold of ${each.fact} in ${each.rule}`} mayEdit=${mayEdit && !isBase(each.file)} set=${(value) => set(each, value, both)} /></td><td><button type="button" class="link" onClick=${() => openAt(each)}>${each.name}</button></td></tr>`)}</tbody></table></div>`;
}

function Tables({files, mayEdit, version, set}) {
  const [file, setFile] = useState(() => files.includes(memory.read().table) ? memory.read().table : files.find((each) => each.endsWith('figures.yaml')) || files[0]);
  const [filter, setFilter] = useState('');
  useLayoutEffect(() => memory.write({table: file}), [file]);
  const table = useAsked(() => get('draft/rows?path=' + encodeURIComponent(file)), [file, version]);
  const rows = table.value?.rows || [];
  const columns = [...new Set(rows.flatMap((each) => Object.keys(each)))].filter((each) => each !== 'id' && rows.some((row) => numeric(row[each])));
  const found = rows.map((row, index) => ({row, index})).filter(({row}) => JSON.stringify(row).toLowerCase().includes(filter.toLowerCase()));
  const cell = (value, steps, name) => {
    if (typeof value === 'number') return html`<${Cell} value=${value} name=${name} mayEdit=${mayEdit && !isBase(file)} set=${(next) => set(file, steps, next)} />`;
    if (value && typeof value === 'object' && !Array.isArray(value)) return Object.entries(value).filter(([, each]) => numeric(each)).map(([key, each]) => html`<div>${key === 'value' ? '' : key + ' '}${cell(each, [...steps, key], `${name}, ${key}`)}</div>`);
    return value === undefined ? '' : shown(value);
  };
  return html`<div class="bar"><label>Table <select value=${file} onChange=${(e) => setFile(e.target.value)}>${files.map((each) => html`<option value=${each}>${each.replace(/^(.*:)?reference\/|\.yaml$/g, '').replace(/-/g, ' ')}${isBase(each) ? `, of the base ${each.replace(/:.*$/, '')}` : ''}</option>`)}</select></label><label>Find <input type="text" value=${filter} onInput=${(e) => setFilter(e.target.value)} /></label></div>
    <${Failure} error=${table.error} /><p class="muted">${table.value?.about || ''} ${table.value?.unit ? `Unit: ${table.value.unit}.` : ''}${isBase(file) ? ` A row of the base is changed by one of your own, with its id and patch: true, in ${file.replace(/^.*:/, '')}.` : ''}</p>
    ${!table.value ? html`<${Busy} what="Reading the table" />` : columns.length === 0 ? html`<p class="muted">There are no numbers in this table.</p>` : html`<div class="scroll" tabIndex="0" role="region" aria-label="Rows"><table><thead><tr><th>Row</th>${columns.map((each) => html`<th>${label(each)}</th>`)}<th>Unit, source</th></tr></thead>
      <tbody>${found.slice(0, 200).map(({row, index}) => html`<tr key=${index}><th scope="row">${row.id}</th>${columns.map((each) => html`<td>${cell(row[each], ['rows', index, each], `${label(each)} of ${row.id}`)}</td>`)}<td class="muted">${[row.unit, row.source, words(row.basis)].filter((each) => each && each !== '–').join(', ')}</td></tr>`)}</tbody></table></div>${found.length > 200 && html`<p class="muted">and ${found.length - 200} more: narrow it down.</p>`}`}`;
}
const numeric = (value) => typeof value === 'number' || value && typeof value === 'object' && !Array.isArray(value) && Object.values(value).some(numeric);

// ---- drawings ----

const inTree = (tree, rule) => tree.roots.some(function has(branch) { return branch.to.rule === rule || (branch.to.branches || []).some(has); });

function Tree({tree, here, openRule}) {
  const node = (branch) => html`<li>${branch.answer && html`<span class="on"><strong>${words(branch.answer)}</strong>${branch.condition ? `: ${branch.condition}` : ''}</span>`}
    <button type="button" class=${'node' + (branch.to.text ? '' : ' leaf') + (branch.to.rule === here ? ' here' : '')} title=${'rule ' + branch.to.rule} onClick=${() => openRule(branch.to.rule)}>${branch.to.text || words(branch.to.id)}</button>
    ${branch.to.branches?.length > 0 && html`<ul>${branch.to.branches.map(node)}</ul>`}</li>`;
  return html`<p class="muted">Each question and each leaf opens its rule.</p><ul class="tree">${tree.roots.map(node)}</ul>`;
}

function Votes({votes, here, openRule}) {
  const methods = [...new Set(votes.map((each) => each.method))];
  const factors = [...new Set(votes.map((each) => each.factor))];
  return html`<p class="muted">Each condition opens its rule; the method with the most votes wins.</p><div class="scroll" tabIndex="0" role="region" aria-label="PEFT table"><table><thead><tr><th>Factor</th>${methods.map((each) => html`<th>${words(each)}</th>`)}</tr></thead>
    <tbody>${factors.map((factor) => html`<tr><th scope="row">${words(factor)}</th>${methods.map((method) => html`<td>${votes.filter((each) => each.factor === factor && each.method === method).map((each) => html`<button type="button" class=${'cell' + (each.rule === here ? ' here' : '')} title=${'rule ' + each.rule} onClick=${() => openRule(each.rule)}>${each.condition}</button>`)}</td>`)}</tr>`)}</tbody></table></div>`;
}
