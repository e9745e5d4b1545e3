// The page: which view is shown, and what stands around it.
import {html, render, useLayoutEffect, useState} from 'preact';
import {Advise} from './advise.js';
import {Decisions} from './decisions.js';
import {Rulebook} from './rulebook.js';
import {call, Failure, get, mayWrite, memory, useAsked} from './shared.js';

const VIEWS = [
  {id: 'advise', name: 'Advise'},
  {id: 'rulebook', name: 'Rulebook'},
  {id: 'decisions', name: 'Decisions'}
];

function Page() {
  const [view, setView] = useState(() => memory.read().view || 'advise');
  const [place, setPlace] = useState(null);
  const [edition, setEdition] = useState(0);
  const service = useAsked(() => get('service'), [edition]);
  const rulebook = useAsked(() => get('rulebook'), [edition]);
  useLayoutEffect(() => {
    memory.write({view});
    document.title = VIEWS.find((each) => each.id === view).name + ' · Transfer Advisor';
  }, [view]);
  const openRule = (rule) => {
    setPlace({rule, at: Date.now()});
    setView('rulebook');
  };
  const known = rulebook.value;
  const settings = service.value;
  if (known) call(known.names);
  return html`
    <a class="skip" href="#content">Skip to the content</a>
    <header class="top">
      <p class="brand"><img src="page/icon.svg" alt="" width="24" height="24" />Transfer Advisor</p>
      <nav aria-label="Views">
        ${VIEWS.map((each) => html`<button key=${each.id} type="button" aria-current=${each.id === view ? 'page' : undefined} onClick=${() => setView(each.id)}>${each.name}</button>`)}
      </nav>
      <p class="inforce muted" title=${known ? 'digest ' + known.digest : ''}>${known ? html`In force: ${known.name} ${known.version} <code>${known.digest.slice(0, 8)}</code>${known.approvedBy.length ? `, approved by ${known.approvedBy.join(', ')}` : ''}` : null}</p>
    </header>
    <main id="content" tabIndex="-1">
      ${!mayWrite && settings && html`<p class="note">This tab may look but not write. To edit or to record, open the address that <code>advisor serve</code> printed, with what stands behind #.</p>`}
      <${Failure} error=${service.error || rulebook.error} />
      ${settings && known && html`
        <section hidden=${view !== 'advise'} aria-label="Advise"><${Advise} settings=${settings} rulebook=${known} openRule=${openRule} edition=${edition} /></section>
        ${view === 'rulebook' && html`<section aria-label="Rulebook"><${Rulebook} settings=${settings} rulebook=${known} place=${place} published=${() => setEdition(edition + 1)} /></section>`}
        ${view === 'decisions' && html`<section aria-label="Decisions"><${Decisions} settings=${settings} rulebook=${known} /></section>`}`}
    </main>
    <footer class="end muted">${known && known.article}</footer>`;
}

const root = document.getElementById('workbench');
root.textContent = '';
render(html`<${Page} />`, root);
