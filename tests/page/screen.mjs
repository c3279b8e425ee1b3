// The screen of a page, read from the document.

/** Everything on the screen. The function stands alone, because it runs in the page. */
export function screen() {
  const at = (id) => document.getElementById(id);
  const text = (element) => element.textContent;
  const buttons = (element) => [...element.querySelectorAll('button')];
  const part = (element) => {
    const items = () => [...element.children];
    switch (element.localName) {
      case 'h2': case 'h3': return { is: 'heading', text: text(element) };
      // The numbers as a browser counts them.
      case 'ol': return { is: 'items', items: items().map((item, index) => ({ mark: `${item.value || element.start + index}`, text: text(item) })) };
      case 'ul': return { is: 'items', items: items().map((item) => ({ mark: item.querySelector('b') ? '' : '-', text: text(item) })) };
      case 'div': return element.querySelector('kbd')
        ? { is: 'menu', answers: buttons(element).map((button) => ({ mark: text(button.querySelector('kbd')), text: text(button.querySelector('span')) })) }
        : buttons(element).map((button) => ({ is: 'option', text: text(button) }));
      default: return element.className === 'option' ? { is: 'option', text: text(element) } : { is: 'text', text: text(element), kind: element.className };
    }
  };
  // The texts before a question stand in a box of their own.
  const parts = (id) => [...at(id).children].flatMap((child) => child.className === 'told' ? [...child.children] : [child]).flatMap(part);
  return {
    step: parts('step'),
    reply: at('line').hasAttribute('aria-invalid') ? parts('reply') : null,
    left: text(at('left')),
    alerts: [...at('alerts').children].map(text),
    lists: [...at('lists').children].map((list) => ({
      heading: text(list.querySelector('h3')),
      fixes: buttons(list).map((button) => ({ title: text(button.querySelector('span')), tail: text(button.querySelector('small')) })),
    })),
    said: [...at('things').children].map((item) => text(item.querySelector('span'))),
    note: at('paper').hidden ? null : at('text').value,
    ended: at('typing').hidden,
    address: decodeURIComponent(location.hash.slice(1)),
    title: document.title,
  };
}

/** The question of a screen with its answers, by which it is told apart. */
export const question = ({ step }) => {
  const menu = step.findLastIndex((part) => part.is === 'menu');
  const heading = step.slice(0, menu).findLast((part) => part.is === 'heading');
  return JSON.stringify([heading?.text, step[menu]?.answers.map((answer) => answer.text)]);
};

/** True while an earlier answer is asked again; the address lacks the later ones meanwhile. */
export const isRevision = ({ step }) => step.some((part) => part.kind === 'aside' && part.text.startsWith('Before: '));
