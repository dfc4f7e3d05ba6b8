// Stored sliders ask MathJax 2 to set their labels. MathJax 3, which this site has, sets the whole
// page by itself, so there is nothing left to queue.
document.addEventListener("DOMContentLoaded", () => {
  window.MathJax = window.MathJax || {};
  window.MathJax.Hub = { Queue() {} };
});
