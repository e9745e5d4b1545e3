// The text of a file: coloured, checked as one types, completed.
import {html, useEffect, useRef} from 'preact';

/** Loaded when the first file is opened, since it is as large as all else of the page. */
async function parts() {
  const [core, view, state, language, lint, complete, yaml, clike, highlight] = await Promise.all([
    import('codemirror'), import('@codemirror/view'), import('@codemirror/state'), import('@codemirror/language'), import('@codemirror/lint'),
    import('@codemirror/autocomplete'), import('@codemirror/lang-yaml'), import('@codemirror/legacy-modes/mode/clike'), import('@lezer/highlight')]);
  return {core, view, state, language, lint, complete, yaml, clike, highlight};
}
let loading = null;

const DRL = {
  name: 'drl',
  keywords: Object.fromEntries('package import declare end rule when then not exists or and accumulate from new insertLogical matches memberOf contains in null true false'.split(' ').map((each) => [each, true])),
  atoms: {null: true, true: true, false: true},
  hooks: {'@': (stream) => { stream.eatWhile(/[\w-]/); return 'meta'; }, '$': (stream) => { stream.eatWhile(/\w/); return 'variableName.special'; }}
};

function theme({core, view, language, highlight}) {
  const {tags} = highlight;
  return [
    view.EditorView.theme({
      '&': {backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '13.5px'},
      '.cm-scroller': {fontFamily: 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace', lineHeight: '1.5', maxHeight: '60vh', minHeight: '16rem'},
      '.cm-content': {caretColor: 'var(--ink)'},
      '.cm-gutters': {backgroundColor: 'var(--sheet)', color: 'var(--muted)', borderRight: '1px solid var(--rule)'},
      '.cm-activeLine, .cm-activeLineGutter': {backgroundColor: 'color-mix(in srgb, var(--accent-soft) 55%, transparent)'},
      '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {backgroundColor: 'color-mix(in srgb, var(--accent) 28%, transparent) !important'},
      '.cm-cursor': {borderLeftColor: 'var(--ink)'},
      '.cm-tooltip': {backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--edge)', borderRadius: '6px', maxWidth: '34rem'},
      '.cm-tooltip-autocomplete ul li[aria-selected]': {backgroundColor: 'var(--accent-soft)', color: 'var(--ink)'},
      '.cm-panels': {backgroundColor: 'var(--sheet)', color: 'var(--ink)'}
    }),
    language.syntaxHighlighting(language.HighlightStyle.define([
      {tag: tags.keyword, color: 'var(--s3)'}, {tag: [tags.string, tags.special(tags.string)], color: 'var(--s2)'}, {tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic'},
      {tag: [tags.number, tags.bool, tags.atom], color: 'var(--s1)'}, {tag: [tags.meta, tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--s0)'}, {tag: tags.special(tags.variableName), color: 'var(--s4)'}
    ]))
  ];
}

/** Words that go on what is typed: the fields of the kind whose parentheses are open, kinds of fact, ids. */
function completions(words) {
  return (context) => {
    const word = context.matchBefore(/[\w$-]+/);
    if (!word && !context.explicit) return null;
    const before = context.state.sliceDoc(Math.max(0, context.pos - 400), context.pos);
    const open = before.match(/([A-Z]\w*)\(\s*[^()]*$/);
    const fields = open ? words.kinds[open[1]] || [] : [];
    return {
      from: word ? word.from : context.pos,
      validFor: /^[\w$-]*$/,
      options: [
        ...fields.map((each) => ({label: each, type: 'property', detail: 'field of ' + open[1], boost: 9})),
        ...Object.keys(words.kinds).map((each) => ({label: each, type: 'class', detail: 'kind of fact'})),
        ...words.strategies.map((each) => ({label: each, type: 'constant', detail: 'strategy'})),
        ...words.ids.map((each) => ({label: each, type: 'text', detail: 'id of a rule or row'}))
      ]
    };
  };
}

function marks({state}, diagnostics) {
  const end = state.doc.length;
  return diagnostics.map((each) => {
    const line = state.doc.line(Math.min(state.doc.lines, Math.max(1, each.line || 1)));
    const from = Math.min(line.to, line.from + Math.max(0, (each.column || 1) - 1));
    const word = state.wordAt(from);
    return {from, to: Math.min(end, word ? Math.max(word.to, from + 1) : Math.max(line.to, from)), severity: each.severity === 'ERROR' ? 'error' : 'warning', message: `${each.message}. Allowed: ${each.allowed}.${each.hint ? ' Hint: ' + each.hint + '.' : ''}`};
  });
}

export function Editor({path, text, readOnly, words, diagnostics, place, change, save, cursor}) {
  const host = useRef(null);
  const held = useRef({});
  held.current.on = {change, save, cursor};
  useEffect(() => {
    let gone = false;
    loading ??= parts();
    loading.then((all) => {
      if (gone) return;
      const {core, view, state, language, lint, complete, yaml, clike} = all;
      const root = host.current.shadowRoot || host.current.attachShadow({mode: 'open'});
      const editor = new view.EditorView({
        root, parent: root,
        state: state.EditorState.create({
          doc: text,
          extensions: [
            core.basicSetup, ...theme(all), lint.lintGutter(),
            path.endsWith('.drl') ? language.StreamLanguage.define(clike.clike(DRL)) : yaml.yaml(),
            complete.autocompletion({override: [completions(words)]}),
            state.EditorState.readOnly.of(readOnly),
            view.EditorView.lineWrapping,
            view.EditorView.contentAttributes.of({'aria-label': 'Text of ' + path, tabindex: '0'}),
            view.keymap.of([{key: 'Mod-s', preventDefault: true, run: () => { held.current.on.save(); return true; }}]),
            view.EditorView.updateListener.of((update) => {
              if (update.docChanged) held.current.on.change(update.state.doc.toString());
              if (update.selectionSet || update.docChanged) held.current.on.cursor(update.state.doc.lineAt(update.state.selection.main.head).number);
            })
          ]
        })
      });
      held.current.editor = editor;
      held.current.all = all;
      host.current.editor = editor;
      mark();
      go();
    });
    return () => { gone = true; held.current.editor?.destroy(); held.current.editor = null; };
  }, [path, readOnly]);
  const mark = () => {
    const {editor, all} = held.current;
    if (editor) editor.dispatch(all.lint.setDiagnostics(editor.state, marks(editor, held.current.diagnostics || [])));
  };
  const go = () => {
    const {editor, all, place: to} = held.current;
    if (!editor || !to || held.current.gone === to) return;
    if (to.line <= editor.state.doc.lines) held.current.gone = to; // else once more when the text has come that has the line
    const line = editor.state.doc.line(Math.min(editor.state.doc.lines, to.line));
    editor.dispatch({selection: {anchor: Math.min(line.to, line.from + Math.max(0, (to.column || 1) - 1))}, effects: all.view.EditorView.scrollIntoView(line.from, {y: 'start', yMargin: 40})});
    editor.focus();
  };
  held.current.diagnostics = diagnostics;
  held.current.place = place;
  useEffect(mark, [diagnostics]);
  useEffect(go, [place]);
  useEffect(() => {
    const {editor} = held.current;
    const now = editor?.state.doc.toString();
    if (!editor || now === text) return;
    const most = Math.min(now.length, text.length);
    let from = 0, left = 0; // what both begin and end with stays, and so does the cursor
    while (from < most && now[from] === text[from]) from++;
    while (left < most - from && now[now.length - 1 - left] === text[text.length - 1 - left]) left++;
    editor.dispatch({changes: {from, to: now.length - left, insert: text.slice(from, text.length - left)}});
    go();
  }, [text]);
  return html`<div class="editor" ref=${host}></div>`;
}
