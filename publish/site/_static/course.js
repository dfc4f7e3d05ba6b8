document.addEventListener("DOMContentLoaded", () => {
  // Stored sliders ask MathJax 2 to set their labels. MathJax 3, which this site has, sets the
  // whole page by itself, so there is nothing left to queue.
  window.MathJax = window.MathJax || {};
  window.MathJax.Hub = { Queue() {} };

  // ipywidgets gives its sliders and pictures no names that a screen reader could say.
  new MutationObserver(() => {
    for (const slider of document.querySelectorAll(".widget-slider")) {
      const label = slider.querySelector(".widget-label");
      for (const handle of slider.querySelectorAll("[role=slider]:not([aria-label])")) {
        handle.setAttribute("aria-label", (label && label.textContent) || "value");
      }
    }
    for (const picture of document.querySelectorAll("img.widget-image:not([alt])")) {
      picture.alt = "What the sliders beside it drew; the text below says what is seen.";
    }
  }).observe(document.body, { childList: true, subtree: true });
});
