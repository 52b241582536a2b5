"""The look of the first page, beside that of all forms."""

__all__ = ["LOOK"]

LOOK = """<style>
.kit-start .kit-place { border: 1px solid #d5dbe1; border-left: 4px solid #0b5394;
  border-radius: 3px; padding: 8px 16px 12px; }
.kit-start .kit-languages { justify-content: flex-end; }
.kit-start .kit-languages .widget-label { position: absolute; clip-path: inset(50%); height: 1px;
  width: 1px; overflow: hidden; }
.kit-start .kit-button { align-self: flex-start; }
.kit-start .kit-place .kit-row > .widget-vbox { flex: 1 1 340px; }
.kit-start .kit-invented p { display: inline-block; border: 1px dashed #59636e;
  border-radius: 3px; padding: 0 8px; font-size: 12px; line-height: 20px; margin: 0; }
.kit-start .kit-links a.kit-go { margin: 4px 12px 4px 0; }
.kit-start .kit-accounts { border-top: 1px solid #d5dbe1; }
.kit-start .kit-account { border-bottom: 1px solid #d5dbe1; align-items: center;
  flex-flow: row wrap; }
.kit-start .kit-account .kit-plain.jupyter-button { flex: 1 1 18em; font-size: 15px; height: 34px;
  line-height: 32px; overflow: hidden; text-overflow: ellipsis; }
.kit-start .kit-account .widget-html { flex: 0 1 500px; }
.kit-start .kit-account span { display: inline-block; font-size: 13px; padding-right: 12px; }
.kit-start .kit-when { width: 12em; }
.kit-start .kit-found { width: 13em; }
.kit-start .kit-tag { color: #59636e; }
.kit-start .kit-faults { max-height: 320px; overflow: auto; }
.kit-start .kit-faults td:first-child, .kit-start .kit-noticed td:first-child {
  white-space: nowrap; }
.kit-start .kit-noticed th:first-child { width: 5em; }
.kit-start .kit-noticed th { width: 47%; }
.kit-start .kit-send.jupyter-button { font-size: 0; }
.kit-start .kit-send::after { content: attr(title); font-size: 14px; }
.kit-start a.kit-file { display: inline-block; border: 1px solid #0b5394; color: #0b5394;
  border-radius: 3px; padding: 0 12px; line-height: 28px; font-weight: 700; }
.kit-start .widget-checkbox { height: auto; }
.kit-start .widget-checkbox .widget-label-basic { font-size: 14px; width: auto; }
</style>"""
