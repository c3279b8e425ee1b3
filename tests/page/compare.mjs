// A screen of a page against what the program prints for the same line at a prompt.
//
// Wanted differences: the page has alerts and lists beside the step, shows a card again where a prompt names it, says at
// the end of a case at once what a prompt leaves to the report, and has no file to save.

/** Texts without the space between words, which a prompt wraps. */
export const squeezed = (text) => text.replace(/\s+/gu, '');

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LATER = squeezed('4 Save, and come back');
const ASKS_FOR_OUTCOME = squeezed('Did it work?');
const CARD = /^(?:Try this|Start this now|Now wait): /;

/** The output of the program after each line. Its first piece is the one before any. */
export const pieces = (messages) => {
  const all = [[]];
  for (const line of messages.split('\n')) {
    if (/^» ?/.test(line)) all.push([]);
    else all.at(-1).push(line);
  }
  return all.map((lines) => lines.join('\n'));
};

/** The texts of a screen in order, squeezed, each with the places where a prompt may say it otherwise. */
const tokens = (parts) => {
  const all = [];
  let letter = 0;
  const add = (text, more = {}) => all.push({ text: squeezed(text), ...more });
  for (const part of parts) {
    if (part.is === 'items') for (const item of part.items) add(`${item.mark}${/\d/.test(item.mark) ? '.' : ''}${item.text}`, { or: squeezed(`${item.mark}${item.text}`) });
    else if (part.is === 'menu') add(part.answers.map(({ mark, text }) => mark + text).join(''), { menu: part.answers });
    else if (part.is === 'option') add(LETTERS[letter++] + part.text, { option: part.text });
    else add(part.text, { heading: part.is === 'heading' ? part.text : null, kind: part.kind });
  }
  return all;
};

/** Takes known texts off the beginning of what is left; returns what cannot be explained. */
const unexplained = (left, screen, asks) => {
  let rest = left;
  const take = (text) => {
    if (!text || !rest.startsWith(text)) return false;
    rest = rest.slice(text.length);
    return true;
  };
  const alerts = screen.alerts.map((alert) => squeezed(`Warning: ${alert}`));
  let fixes = null;
  while (rest) {
    if (alerts.some(take)) continue;
    const list = screen.lists.find((list) => take(squeezed(list.heading)));
    if (list) {
      fixes = [...list.fixes];
      continue;
    }
    // Rows in the order of the list on the page, behind their letters.
    const row = fixes?.findIndex((fix) => rest.slice(1).startsWith(squeezed(fix.title + fix.tail))) ?? -1;
    if (row >= 0 && LETTERS.includes(rest[0])) {
      take(rest[0] + squeezed(fixes[row].title + fixes[row].tail));
      fixes = fixes.slice(row + 1);
      continue;
    }
    if (rest.startsWith('first:')) {
      const ask = asks.find((ask) => rest.startsWith(`first:${ask}`));
      if (ask && take(`first:${ask}`)) continue;
    }
    const more = /^…\d+more:list\.|^Aletteropensone\./.exec(rest);
    if (more && take(more[0])) continue;
    return rest;
  }
  return '';
};

const dated = (note) => squeezed(note).replace(/\d{4}-\d\d-\d\d\d\d:\d\dUTC/, '<time>');

/** True for a screen at the end of a case, which says what a prompt leaves to the report. */
export const isEnd = (screen) => screen.ended || screen.step.some((part) => part.is === 'menu' && !screen.reply
  && part.answers.some(({ text }) => text === 'Done' || text === 'Turn to somebody who can look further'));

/**
 * Compares a screen with a piece, and with the report if the case is at its end. Returns what is wrong, or null.
 */
export const difference = (screen, piece, report, asks) => {
  let rest = squeezed(piece);
  const parts = screen.reply ?? screen.step;
  let wanted = tokens(parts);
  if (screen.ended) rest += squeezed(report);
  if (screen.note !== null) rest = dated(rest).replace(dated(screen.note), '');
  if (!screen.ended) {
    // A prompt that showed a card already only names it.
    const card = wanted.findIndex(({ heading }) => heading && rest.includes(squeezed(`Still: ${heading.replace(CARD, '')}`)));
    const outcome = wanted.findIndex(({ text }) => text === ASKS_FOR_OUTCOME);
    if (card >= 0 && outcome > card) {
      wanted.splice(card, outcome - card, { text: squeezed(`Still: ${wanted[card].heading.replace(CARD, '')}`) });
    }
  }
  const waits = screen.step.some((part) => part.is === 'menu' && part.answers.some(({ text }) => text === 'Still waiting'));
  if (waits && screen.reply) rest = rest.replace('Typeanumberfrom1to4,', 'Typeanumberfrom1to3,');
  let said = squeezed(report ?? '');
  for (const token of wanted) {
    let text = token.text;
    if (text.startsWith('Thewaitof')) {
      const before = text.slice(0, text.indexOf('over,') + 5);
      const start = rest.indexOf(before);
      const after = /^[a-z]opensit:saytherewhetheritworked\./.exec(rest.slice(start + before.length));
      if (start >= 0 && after) text = before + after[0];
    }
    // A log is numbered without full stops at a prompt.
    if (token.or && !rest.includes(text)) text = token.or;
    // The same words may stand in a row of a list before.
    const before = (at) => unexplained(rest.slice(0, at), screen, asks);
    const first = rest.indexOf(text);
    let at = first;
    while (at >= 0 && before(at)) at = rest.indexOf(text, at + 1);
    if (at < 0) at = first;
    if (at < 0) {
      const inReport = said.indexOf(text);
      if (!screen.ended && report && inReport >= 0) {
        said = said.slice(inReport + text.length);
        continue;
      }
      // An end whose report was not asked for.
      if (report === null && isEnd(screen)) continue;
      return `the program does not say "${text}" in "${rest}"`;
    }
    const strange = before(at);
    if (strange) return `the page lacks "${strange}" before "${text}"`;
    rest = rest.slice(at + text.length);
    if (token.menu?.some((answer) => answer.text === 'Still waiting') && rest === LATER) rest = '';
    if (token.menu && token === wanted.at(-1) && rest) return `the program goes on behind the answers: "${rest}"`;
  }
  const strange = unexplained(rest, screen, asks);
  if (strange) return `the page lacks "${strange}" at the end`;
  // Only a remark that is asked for again has no answers.
  const isAsked = wanted.some((token) => token.menu || token.heading === 'Remark');
  if (!screen.reply && !screen.ended && !isAsked) return 'the page asks nothing';
  return null;
};
