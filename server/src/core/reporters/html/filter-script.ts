/**
 * The page's script: shows the findings that the form asks for. It is JavaScript as a browser runs it; the page is complete
 * without it. Its hash stands beside it because the page's policy names it; a test holds the two together.
 */
export const filterScript = `
(function () {
  var form = document.getElementById('filter');
  if (!form) return;
  var count = document.getElementById('count');
  var sections = [].map.call(document.querySelectorAll('section.file'), function (section) {
    return {
      element: section,
      path: section.dataset.path.toLowerCase(),
      findings: [].map.call(section.querySelectorAll('article'), function (article) {
        return { element: article, words: article.textContent.toLowerCase(), label: article.dataset.label, severity: article.dataset.severity };
      })
    };
  });
  function apply() {
    var words = form.elements.words.value.trim().toLowerCase();
    var label = form.elements.label.value;
    var severities = {};
    [].forEach.call(form.querySelectorAll('input[name=severity]'), function (box) { severities[box.value] = box.checked; });
    var shown = 0;
    sections.forEach(function (section) {
      var inPath = section.path.indexOf(words) >= 0;
      var any = false;
      section.findings.forEach(function (finding) {
        var fits = severities[finding.severity] && (!label || finding.label === label) && (inPath || finding.words.indexOf(words) >= 0);
        finding.element.hidden = !fits;
        if (fits) { any = true; shown++; }
      });
      section.element.hidden = !any;
    });
    count.textContent = shown;
  }
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  apply();
})();
`;

/** SHA-256 of {@link filterScript} as a content security policy names it. */
export const filterScriptHash = 'sha256-qi5BK1ALa1rrb49wQMFYcUp4BhbgdDmzhH26lwxd+dQ=';
