// A walk at random through a page, by its buttons and its line.

/** Walks until the dialogue has ended, or `most` lines are said. The function stands alone, because it runs in the page. */
export function walk(seed, most) {
  const { generator, screen } = globalThis;
  const { below, pick, chance } = generator(seed);
  const at = (id) => document.getElementById(id);
  const typed = ['', 'zzz', '99', 'skip', 'n/a', 'unknown', 'dont know', '?', '??', 'help all', 'why', 'back', 'answers', 'list',
    'list all', 'edit 1', 'edit 2', 'edit 99', 'edit x', 'find code', 'find', 'find zzzz', 'remark the lamp is red', 'remark',
    'set signed-in=yes', 'set channel=sms', 'set service=amazon', 'set nonsense', 'tried find-signal', 'tried other-way=worked',
    'tried nonsense', 'why no-signal', 'why nothing', '123456', '1 1', '1 2 1', '2 5 1 4', 'yes', 'no', 'plaid', 'okta', 'whats',
    'text', 'app', 'bank', 'worked', 'failed', '<b>x</b>', 'note', 'quit'];
  const steps = [];
  // The line that is typed at the prompt for the same; `silent` lines are typed there before.
  const step = (line, act, silent = []) => {
    act();
    steps.push({ line, silent, screen: screen() });
  };
  const type = (line) => step(line, () => {
    at('line').value = line;
    at('typing').requestSubmit();
  });
  at('again').click();
  steps.push({ line: null, silent: [], screen: screen() });
  while (steps.length <= most && !at('typing').hidden) {
    const answers = [...document.querySelectorAll('#step .answers button')];
    const listed = [...document.querySelectorAll('#lists button')];
    const changes = [...document.querySelectorAll('#things button')];
    const kind = below(100);
    if (kind < 66 && answers.length) {
      const button = pick(answers);
      const number = button.querySelector('kbd').textContent;
      step(number, () => button.click());
    } else if (kind < 71) {
      step('why', () => at('why').click());
    } else if (kind < 75) {
      step('back', () => at('back').click());
    } else if (kind < 80 && changes.length) {
      const number = below(changes.length);
      // Answers by default have no button.
      step(`edit ${number + 1}`, () => changes[number].click());
    } else if (kind < 84 && listed.length) {
      // The list beside the step is one that is asked for at the prompt. A list in the step has other letters there.
      const position = below(Math.min(listed.length, 26));
      if (document.querySelector('#step .options')) continue;
      step('abcdefghijklmnopqrstuvwxyz'[position], () => listed[position].click(), ['list']);
    } else if (kind < 86) {
      const answer = answers.length ? pick(answers).textContent.replace(/^\d+/, '') : '';
      type(answer.length > 1 ? answer.toLowerCase() : 'yes');
    } else {
      type(chance(0.06) ? 'quit' : pick(typed.slice(0, -1)));
    }
  }
  // An empty line keeps what is asked again, so that the address holds everything.
  const again = () => screen().step.some((part) => part.kind === 'aside' && part.text.startsWith('Before: '));
  for (let more = 0; more < 5 && !at('typing').hidden && again(); more += 1) type('');
  return steps;
}
