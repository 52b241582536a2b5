// An unseen mark on a page: it tells each time the page comes into view, as when its tab is chosen.

export default {
  render({ model, el }) {
    const watching = new IntersectionObserver((entries) => {
      if (entries.some((each) => each.isIntersecting)) model.send({ type: "seen" });
    });
    watching.observe(el);
    return () => watching.disconnect();
  },
};
