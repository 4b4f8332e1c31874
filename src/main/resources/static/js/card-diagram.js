// Draws the process of a recommendation. Everything it says is said in the list beneath it as well.
(() => {
  // On a telephone the whole picture is a line; where the process stands can be seen.
  const UNREADABLE = 0.25;
  const READABLE = 0.4;
  const canvas = document.querySelector('[data-diagram]');
  const zoom = document.querySelector('.diagram .zoom');

  const label = (lines, late) => {
    const box = document.createElement('div');
    box.className = late ? 'token late' : 'token';
    lines.forEach((line) => {
      const text = document.createElement('div');
      text.textContent = line;
      box.append(text);
    });
    return box;
  };

  const show = async () => {
    const answer = await fetch(canvas.dataset.diagram, { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    const diagram = await answer.json();
    canvas.replaceChildren();
    const viewer = new BpmnJS({ container: canvas });
    await viewer.importXML(diagram.xml);
    const view = viewer.get('canvas');
    const elements = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
    diagram.done.filter((id) => elements.get(id)).forEach((id) => view.addMarker(id, 'done'));
    diagram.tokens.filter((token) => elements.get(token.activity)).forEach((token) => {
      view.addMarker(token.activity, 'live');
      if (token.late) {
        view.addMarker(token.activity, 'late');
      }
      overlays.add(token.activity, {
        position: { bottom: 4, left: 4 },
        // As large as it is however small the picture: it has to be read.
        scale: { min: 0.8, max: 1 },
        html: label(token.lines, token.late)
      });
    });
    const fit = () => view.zoom('fit-viewport', 'auto');
    fit();
    const here = diagram.tokens.map((token) => elements.get(token.activity)).find(Boolean);
    if (view.zoom() < UNREADABLE && here) {
      view.zoom(READABLE);
      view.scrollToElement(here, 60);
    }
    canvas.dataset.drawn = 'true';
    zoom.hidden = false;
    zoom.addEventListener('click', (event) => {
      const wanted = event.target.dataset.zoom;
      if (wanted === 'fit') {
        fit();
      } else if (wanted) {
        view.zoom(view.zoom() * (wanted === 'in' ? 1.25 : 0.8), 'auto');
      }
    });
  };

  show().catch(() => {
    const text = document.createElement('p');
    text.className = 'bad';
    text.textContent = canvas.dataset.failed;
    canvas.replaceChildren(text);
  });
})();
