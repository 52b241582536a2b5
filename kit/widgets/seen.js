// An unseen mark on a page: it tells each time the page comes into view, as when its tab is chosen,
// and now and then while it stays there, as others may save meanwhile.

const NOW_AND_THEN = 10000;

export default {
  render({ model, el }) {
    let visible = false;
    const tell = () => {
      if (visible && !document.hidden) model.send({ type: "seen" });
    };
    const watching = new IntersectionObserver((entries) => {
      visible = entries.at(-1).isIntersecting;
      tell();
    });
    watching.observe(el);
    const asking = setInterval(tell, NOW_AND_THEN);
    return () => {
      watching.disconnect();
      clearInterval(asking);
    };
  },
};
