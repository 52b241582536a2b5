// An unseen mark beside a letter: told two places of its text, it selects what stands between.

export default {
  render({ model, el }) {
    model.on("msg:custom", ({ start, end }) => {
      const text = el.closest(".kit-letter")?.querySelector(".kit-letter-text textarea");
      if (!text) return;
      // Where something is missing there is nothing to select: the letters around it show where.
      const [first, last] = start === end ? [Math.max(0, start - 1), end + 1] : [start, end];
      text.setSelectionRange(first, last);
      text.blur();
      text.focus();
    });
  },
};
