// The editor: SQL in color, findings underlined.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorSelection } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--keyword)' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--type)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--number)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '14px', color: 'var(--text)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--text)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--faint)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--active) 60%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--selection)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--line)' },
  '.cm-panels': { backgroundColor: 'var(--background)', color: 'var(--text)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--active)', color: 'var(--text)' },
  '.cm-diagnostic': { padding: '4px 10px', maxWidth: '40em' },
});

const SEVERITY = { error: 'error', warning: 'warning', note: 'info' };

/**
 * An editor in `parent`, named by the element `label`; `changed` is called after each change of the
 * text.
 */
export function createEditor({ parent, label, changed }) {
  const view = new EditorView({
    parent,
    extensions: [
      lineNumbers(),
      lintGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      bracketMatching(),
      highlightActiveLine(),
      sql({ dialect: PostgreSQL }),
      syntaxHighlighting(colors),
      // Tab is not among the keys, so it leaves the editor; F8 goes to the next finding.
      keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-labelledby': label }),
      EditorView.updateListener.of((update) => update.docChanged && changed()),
      theme,
    ],
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(text) {
      if (text !== this.text) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    /** Underlines the findings about the present text. */
    underline(findings) {
      const end = view.state.doc.length;
      const diagnostics = findings.map((it) => ({
        from: Math.min(it.span.start, end),
        to: Math.min(it.span.end, end),
        severity: SEVERITY[it.severity],
        source: it.rule,
        message: [it.message, it.help].filter(Boolean).join('\n'),
      }));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    /** Selects a part of the text and goes there. */
    select({ start, end }) {
      view.dispatch({
        selection: EditorSelection.single(start, end),
        effects: EditorView.scrollIntoView(start, { y: 'center' }),
      });
      view.focus();
    },
  };
}
