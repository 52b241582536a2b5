"""Text on a form: always escaped, and in our own look."""

from ipywidgets import HTML
from markupsafe import escape

__all__ = ["STYLE", "prose", "put", "table"]

# A Label would set what stands between two dollar signs as a formula; escaped text stays itself.


def prose(text: str = "", look: str = "") -> HTML:
    """Return a piece of text to show, with a look of ours."""
    shown = HTML()
    shown.add_class("kit-prose")
    if look:
        shown.add_class(f"kit-{look}")
    put(shown, text)
    return shown


def put(shown: HTML, *paragraphs: str) -> None:
    """Show paragraphs; without any, take no room."""
    told = [each for each in paragraphs if each]
    shown.value = "".join(f"<p>{escape(each)}</p>" for each in told)
    shown.layout.display = None if told else "none"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table of texts as escaped HTML."""
    top = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    lines = ("".join(f"<td>{escape(each)}</td>" for each in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table class="kit-table"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


STYLE = """<style>
.kit-form { color: #1f2933; font-size: 14px; line-height: 1.6; gap: 4px; max-width: 860px;
  font-family: 'Hiragino Sans', 'Yu Gothic', Meiryo, 'Noto Sans CJK JP', sans-serif; }
.kit-form .widget-html, .kit-form .widget-html-content { line-height: 1.6; font-size: 14px;
  height: auto; font-family: inherit; color: inherit; }
.kit-form button, .kit-form input, .kit-form select, .kit-form textarea { font-family: inherit; }
.kit-prose { margin: 2px 0; }
.kit-prose p { margin: 0 0 4px; }
.kit-title p { font-size: 20px; font-weight: 700; line-height: 1.4; margin: 0; }
.kit-heading p { font-size: 16px; font-weight: 700; margin: 14px 0 2px; }
.kit-levels p { font-size: 16px; font-weight: 700; margin: 0; }
.kit-quiet p { color: #59636e; font-size: 13px; }
.kit-key p { font-weight: 700; margin-top: 6px; }
.kit-saved p { color: #00694d; margin: 0; }
.kit-unsaved p { color: #a84a00; font-weight: 700; margin: 0; }
.kit-fault p { color: #a84a00; margin: 0; }
.kit-fault p::before { content: '⚠ '; }
.kit-picture svg { width: 100%; height: auto; max-width: 720px; }
.kit-above.widget-inline-hbox { flex-direction: column; align-items: stretch; height: auto;
  max-width: 100%; box-sizing: border-box; }
.kit-above input, .kit-above textarea, .kit-above select { max-width: 100%;
  box-sizing: border-box; margin: 0; }
.kit-above > .widget-label { text-align: left; color: #59636e; font-size: 12px; height: 20px;
  line-height: 20px; width: auto; }
.kit-above input, .kit-above textarea, .kit-above select { font-size: 14px; font-family: inherit; }
.kit-above input, .kit-above select { height: 30px; line-height: 28px; flex: 0 0 30px; }
.kit-above.widget-inline-hbox, .kit-form .widget-box { margin: 2px 0; overflow: visible; }
.kit-answers > .widget-label { position: absolute; clip-path: inset(50%); height: 1px; width: 1px;
  overflow: hidden; }
.kit-form input:focus, .kit-form textarea:focus, .kit-form select:focus,
.kit-form button:focus-visible { outline: 2px solid #0b5394; outline-offset: 1px; }
.kit-above.widget-toggle-buttons { width: auto; }
.kit-above .widget-toggle-button { min-width: 76px; width: auto; padding: 0 12px; height: 32px;
  line-height: 30px; font-size: 14px; background: #fff; border: 1px solid #8a94a0;
  border-radius: 3px; color: #1f2933; margin: 2px 6px 2px 0; box-shadow: none; }
.kit-above .widget-toggle-button.mod-active { background: #0b5394; border-color: #0b5394;
  color: #fff; font-weight: 700; box-shadow: none; }
.kit-above .widget-toggle-button.mod-active::before { content: '✓ '; }
.kit-answers .widget-toggle-button.mod-active:last-child { color: #1f2933; border-color: #59636e;
  background: repeating-linear-gradient(135deg, #fff 0 5px, #e3e6e9 5px 7px); }
.kit-plain.jupyter-button { background: none; border: 1px solid transparent; color: #0b5394;
  text-align: left; width: auto; padding: 0 6px; font-size: 14px; height: 28px; line-height: 26px; }
.kit-beside.jupyter-button { margin-top: 22px; }
.kit-plain.jupyter-button:hover { text-decoration: underline; box-shadow: none; }
.kit-button.jupyter-button { background: #fff; border: 1px solid #8a94a0; color: #1f2933;
  width: auto; padding: 0 12px; font-size: 14px; height: 30px; line-height: 28px;
  border-radius: 3px; }
.kit-button.jupyter-button:disabled { color: #59636e; background: #f3f6fa; }
.kit-main.jupyter-button { background: #0b5394; border-color: #0b5394; color: #fff;
  font-weight: 700; }
.kit-form a.kit-open { color: #0b5394; font-size: 14px; text-decoration: underline; }
.kit-form a.kit-go { display: inline-block; background: #0b5394; color: #fff; font-weight: 700;
  text-decoration: none; padding: 0 14px; line-height: 32px; border-radius: 3px; }
.kit-form a:focus-visible { outline: 2px solid #0b5394; outline-offset: 2px; }
.kit-chip.jupyter-button { background: #eaf1f8; border: 1px solid #b9cde2; color: #1f2933;
  width: auto; height: 26px; line-height: 24px; padding: 0 8px; border-radius: 13px;
  font-size: 13px; max-width: 18em; overflow: hidden; text-overflow: ellipsis; }
.kit-rungs { border-top: 1px solid #d5dbe1; }
.kit-rung { border-bottom: 1px solid #d5dbe1; }
.kit-rung > .kit-line { align-items: center; justify-content: space-between; }
.kit-here { box-shadow: inset 4px 0 #0b5394; }
.kit-rung .kit-fold.jupyter-button { background: none; color: #1f2933; text-align: left;
  width: auto; flex: 1 1 auto; font-size: 15px; font-weight: 700; height: 36px; line-height: 34px;
  padding: 0 8px; border: 0; overflow: hidden; text-overflow: ellipsis; }
.kit-body { padding: 0 8px 12px 30px; gap: 2px; }
.kit-marks p { white-space: nowrap; margin: 0; padding-right: 8px; font-size: 13px; }
.kit-criterion { border-top: 1px dotted #b8c0c8; padding: 8px 0 6px; }
.kit-guide { background: #f3f6fa; padding: 6px 12px; border-radius: 3px; }
.kit-evidence { border-left: 3px solid #d5dbe1; padding-left: 10px; margin: 4px 0; }
.kit-form .kit-picker, .kit-form .kit-picker .widget-box, .kit-picker .kit-above { margin: 0; }
.kit-form .kit-row > .widget-vbox { margin: 0; }
.kit-form .kit-row .kit-above { margin: 0; }
.kit-help .jupyter-button { align-self: flex-start; }
.kit-row .kit-fault { max-width: 22em; }
.kit-row { gap: 12px; flex-flow: row wrap; align-items: flex-start; }
.kit-help { background: #f3f6fa; padding: 8px 12px; border-radius: 3px; margin: 4px 0; }
.kit-panel { border-left: 1px solid #d5dbe1; padding-left: 16px; max-width: 340px; }
.kit-finding { padding-bottom: 8px; }
.kit-finding .jupyter-button { white-space: normal; height: auto; line-height: 1.5;
  font-weight: 700; padding: 2px 0; margin: 0; }
.kit-urgent p { color: #a84a00; } .kit-warning p { color: #7a5200; }
.kit-conflict { border: 2px solid #E69F00; padding: 8px 12px; border-radius: 3px; }
.kit-side { border: 1px solid #d5dbe1; padding: 6px 12px; flex: 1 1 240px; }
table.kit-table { border-collapse: collapse; font-size: 13px; width: 100%; }
table.kit-table th, table.kit-table td { text-align: left; vertical-align: top;
  padding: 4px 10px 4px 0; border-bottom: 1px solid #d5dbe1; white-space: pre-wrap; }
</style>"""
