// The page only touches the document: it passes on what somebody presses or types, and shows what the engine answers.
// Every text is set as text, so that nothing in a rulebook is ever markup.
'use strict';
(() => {
  const at = (id) => document.getElementById(id);
  const title = document.title;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let engine;
  let loading;

  /** An element with these children; a string is text. */
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const button = (act, ...children) => {
    const element = make('button', { type: 'button' }, ...children);
    element.addEventListener('click', act);
    return element;
  };

  /** The bytes that a data block holds, unpacked. */
  const unpacked = (id) => {
    const letters = atob(at(id).textContent);
    const bytes = new Uint8Array(letters.length);
    for (let place = 0; place < bytes.length; place += 1) bytes[place] = letters.charCodeAt(place);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
  };

  /** Puts bytes into the memory of the engine, where the function frees them. */
  const hand = (name, bytes) => {
    const room = engine.alloc(bytes.length);
    new Uint8Array(engine.memory.buffer, room, bytes.length).set(bytes);
    return engine[name](room, bytes.length);
  };

  /** Calls the engine; the result is a text. */
  const call = (request) => {
    const result = hand('call', encoder.encode(JSON.stringify(request)));
    const length = new DataView(engine.memory.buffer).getUint32(result, true);
    return decoder.decode(new Uint8Array(engine.memory.buffer, result + 4, length));
  };

  /** Leaves the lists without the engine: it does not start here, or has failed. */
  const fail = (error) => {
    console.error(error);
    at('still').hidden = false;
    at('start').hidden = at('page').hidden = true;
  };

  /** Acts once the engine is there: the first screen is, before it. */
  const soon = (act) => { if (engine) act(); else loading.then(act); };

  const step = (request) => soon(() => {
    let screen;
    try { screen = JSON.parse(call(request)); } catch (error) { return fail(error); }
    show(screen);
  });
  const take = (line) => step({ take: line });

  /** The answers of a menu, each typed by its number. */
  const menu = (block) => {
    const answers = block.answers.map((answer, index) =>
      button(() => take(String(index + 1)), make('kbd', { 'aria-hidden': 'true' }, String(index + 1)), make('span', {}, answer)));
    return make('div', { class: 'answers' }, ...answers);
  };

  /** The elements for blocks. Items of one kind in a row become one list. */
  const laidOut = (blocks, ended) => {
    const parts = [];
    for (const block of blocks) {
      const last = parts[parts.length - 1];
      if (block.is === 'item') {
        // A text between two steps ends their list, and the next one goes on counting.
        const number = /^\d+\.?$/.test(block.mark) ? parseInt(block.mark, 10) : 0;
        const kind = number ? 'ol' : 'ul';
        const list = last?.localName === kind && number !== 1 ? last : make(kind, number > 1 ? { start: number } : {});
        const mark = number || block.mark === '-' ? [] : [make('b', {}, block.mark), ' '];
        list.append(make('li', {}, ...mark, block.text));
        if (list !== last) parts.push(list);
      } else if (block.is === 'title') {
        parts.push(make('h2', {}, block.text));
        if (block.tail) parts.push(make('p', { class: 'tail' }, block.tail));
      } else if (block.is === 'option' && ended) {
        // The list below has them to open.
        parts.push(make('p', { class: 'option' }, block.text, ' ', make('small', {}, block.tail)));
      } else if (block.is === 'option') {
        const list = last?.className === 'options' ? last : make('div', { class: 'options' });
        list.append(button(() => step({ open: block.id }), make('span', {}, block.text), make('small', {}, block.tail)));
        if (list !== last) parts.push(list);
      } else if (block.is === 'menu') {
        if (block.ask) parts.push(make(parts.some((part) => part.localName === 'h2') ? 'h3' : 'h2', {}, block.ask));
        parts.push(...block.notes.map((note) => make('p', { class: 'aside' }, note)), menu(block));
      } else {
        parts.push(make(block.style === 'strong' ? 'h2' : 'p', { class: block.style }, block.text));
      }
    }
    return parts;
  };

  const fixes = (list) => make('section', {}, make('h3', {}, list.heading), make('ul', {}, ...list.fixes.map((fix) =>
    make('li', {}, button(() => step({ open: fix.id }), make('span', {}, fix.title), make('small', {}, fix.tail))))));

  const said = (thing) => {
    const item = make('li', {}, make('span', {}, thing.text));
    if (thing.number) {
      const change = button(() => take(`${at('said').dataset.edit} ${thing.number}`), at('said').dataset.change);
      change.setAttribute('aria-label', `${at('said').dataset.change}: ${thing.text}`);
      item.append(change);
    }
    return item;
  };

  const show = (screen) => {
    at('left').replaceChildren(...screen.left_out.map((text) => make('p', {}, text)));
    at('reply').replaceChildren();
    if (screen.is_reply) {
      // An announced error beside the field, and the question stays.
      at('reply').append(...laidOut(screen.blocks));
      at('line').setAttribute('aria-invalid', 'true');
      at('line').focus();
    } else {
      const parts = laidOut(screen.blocks, screen.ended);
      // The texts before the question: an echo of the answer, or a reason that was asked for.
      const told = parts.splice(0, Math.max(0, parts.findIndex((part) => part.localName === 'h2')));
      if (told.length) parts.unshift(make('div', { class: 'told' }, ...told));
      at('step').replaceChildren(...parts);
      at('line').removeAttribute('aria-invalid');
    }
    at('line').value = '';
    const alerts = screen.alerts.map((text) => make('p', {}, text));
    if (at('alerts').textContent !== screen.alerts.join('')) at('alerts').replaceChildren(...alerts);
    at('lists').replaceChildren(...screen.lists.map(fixes));
    at('none').hidden = screen.lists.length > 0 || screen.ended;
    at('things').replaceChildren(...screen.said.map(said));
    at('said').hidden = screen.said.length === 0;
    at('typing').hidden = at('why').hidden = at('back').hidden = screen.ended;
    at('paper').hidden = true;
    if (`#${screen.address}` !== (location.hash || '#')) history.pushState(null, '', `#${screen.address}`);
    if (screen.wants_note) write();
    else if (!screen.is_reply) arrive();
  };

  /** Moves the focus to the heading of the step, and names the step in the title. */
  const arrive = () => {
    const heading = at('step').querySelector('h2');
    if (!heading) return;
    document.title = `${heading.textContent} – ${title}`;
    heading.tabIndex = -1;
    heading.focus();
  };

  const write = () => soon(() => {
    const written = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    at('text').value = call({ note: written });
    at('copied').textContent = '';
    at('paper').hidden = false;
    at('text').focus();
    at('text').setSelectionRange(0, 0);
    at('text').scrollTop = 0;
  });

  const copy = async () => {
    at('text').select();
    // Not every browser lets a file on a disk use the clipboard; then the text stands selected.
    try { await navigator.clipboard.writeText(at('text').value); } catch { if (!document.execCommand('copy')) return; }
    at('copied').textContent = at('copied').dataset.text;
  };

  const begin = () => step({ begin: decodeURIComponent(location.hash.slice(1)) });

  const wire = () => {
    at('typing').addEventListener('submit', (event) => {
      event.preventDefault();
      take(at('line').value);
    });
    at('why').addEventListener('click', () => take(at('why').dataset.line));
    at('back').addEventListener('click', () => take(at('back').dataset.line));
    at('note').addEventListener('click', write);
    at('copy').addEventListener('click', copy);
    at('close').addEventListener('click', () => { at('paper').hidden = true; at('note').focus(); });
    at('print').addEventListener('click', () => print());
    at('again').addEventListener('click', () => {
      history.pushState(null, '', '#');
      begin();
    });
    // The number of an answer, while the focus is in the step.
    at('step').addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
      at('step').querySelectorAll('.answers kbd')[event.key - 1]?.parentElement.click();
    });
    addEventListener('popstate', begin);
  };

  const load = async () => {
    const [wasm, edition] = await Promise.all([unpacked('engine').arrayBuffer(), unpacked('edition').arrayBuffer()]);
    const { instance } = await WebAssembly.instantiate(wasm, {});
    engine = instance.exports;
    if (!hand('open', new Uint8Array(edition))) throw new Error('the rulebook cannot be read');
    // For tests, which compare the page with the program.
    window.otpTriage = { call };
  };

  const start = () => {
    at('still').hidden = true;
    wire();
    const first = location.hash.length < 2;
    at('page').hidden = !first;
    at('start').hidden = first;
    if (first) show(JSON.parse(at('first').textContent));
    loading = load().then(() => {
      at('start').hidden = true;
      at('page').hidden = false;
      if (!first) begin();
    });
    loading.catch(fail);
  };
  start();
})();
