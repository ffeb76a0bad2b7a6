// Draws the talk in the browser: WhatsApp's signs become letters, buttons and lists can be tapped.

const $ = (id) => document.getElementById(id);
const made = (tag, attributes = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
};

const marks = [
  [/```([^`]+)```/, 'code'],
  [/`([^`\n]+)`/, 'code'],
  [/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/u, 'b'],
  [/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])/u, 'i'],
  [/(?<![\p{L}\p{N}~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\p{L}\p{N}~])/u, 's'],
];

/** Text nodes only: what the bot or a person wrote is never HTML. */
const spans = (text) => {
  const link = /https?:\/\/[^\s\u2069]+/.exec(text);
  if (link) {
    const a = made('a', { href: link[0], target: '_blank', rel: 'noopener' }, link[0]);
    return [...spans(text.slice(0, link.index)), a, ...spans(text.slice(link.index + link[0].length))];
  }
  const found = marks
    .map(([pattern, tag]) => ({ match: pattern.exec(text), tag }))
    .filter(({ match }) => match)
    .sort((one, other) => one.match.index - other.match.index)[0];
  if (!found) return text === '' ? [] : [document.createTextNode(text)];
  const { match, tag } = found;
  return [
    ...spans(text.slice(0, match.index)),
    made(tag, {}, ...spans(match[1])),
    ...spans(text.slice(match.index + match[0].length)),
  ];
};

const lines = (text) =>
  text.split('\n').map((line) => {
    const quote = /^> (.*)$/.exec(line);
    const item = /^[-*] (.*)$/.exec(line);
    const kind = quote ? ' quote' : item ? ' item' : '';
    return made('div', { className: `line${kind}` }, ...spans((quote ?? item)?.[1] ?? line));
  });

const person = () => Number($('person').value || 0);
const post = (said, replyTo) =>
  fetch('/phone/say', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: person(), said, replyTo }),
  });

const act = (title, choice, hint) => {
  const button = made('button', { type: 'button', className: 'act', dir: 'auto' }, title);
  if (hint) button.append(made('small', {}, hint));
  button.addEventListener('click', choice);
  return button;
};

const openList = ({ button, sections }, id) => {
  $('sheet-title').textContent = button;
  $('rows').replaceChildren(
    ...sections
      .flatMap(({ rows }) => rows)
      .map((row) =>
        act(
          row.title,
          () => {
            $('sheet').close();
            post({ choice: { id: row.id, title: row.title }, of: 'list' }, id);
          },
          row.description,
        ),
      ),
  );
  $('sheet').showModal();
};

const actsOf = (wire, id, button) => {
  const action = wire.interactive?.action;
  const payload = wire.template?.components.find(({ type }) => type === 'button')?.parameters[0].payload;
  if (payload) return [act(button, () => post({ choice: { id: payload, title: button }, of: 'template' }, id))];
  if (!action) return [];
  if (action.buttons)
    return action.buttons.map(({ reply }) => act(reply.title, () => post({ choice: reply, of: 'button' }, id)));
  if (action.sections) return [act(`☰ ${action.button}`, () => openList(action, id))];
  const link = action.parameters;
  return link
    ? [made('a', { className: 'act', href: link.url, target: '_blank', rel: 'noopener' }, link.display_text)]
    : [];
};

const bubble = ({ id, by, text, wire, said, button }) => {
  if (by === 'person') return made('li', { className: 'person' }, ...lines(said.text ?? said.choice?.title ?? '…'));
  const { header, footer } = wire.interactive ?? {};
  return made(
    'li',
    { className: 'us' },
    ...(header ? [made('div', { className: 'line header' }, header.text)] : []),
    ...lines(text),
    ...(footer ? [made('div', { className: 'line footer' }, footer.text)] : []),
    ...actsOf(wire, id, button),
  );
};

let stream;
const watch = () => {
  stream?.close();
  $('talk').replaceChildren();
  stream = new EventSource(`/phone/events?person=${person()}`);
  stream.addEventListener('open', () => $('talk').replaceChildren());
  stream.addEventListener('people', ({ data }) => {
    if ($('person').options.length > 0) return;
    $('person').append(
      ...JSON.parse(data).map(({ name, number }, at) => new Option(`${name} (${number ?? 'username only'})`, at)),
    );
  });
  stream.addEventListener('bubble', ({ data }) => {
    const one = JSON.parse(data);
    if (one.by === 'us') $('typing').hidden = true;
    $('talk').append(bubble(one));
    $('talk').lastElementChild.scrollIntoView();
  });
  stream.addEventListener('typing', () => {
    $('typing').hidden = false;
  });
};

$('person').addEventListener('change', watch);
$('say').addEventListener('submit', (event) => {
  event.preventDefault();
  post({ text: $('text').value });
  $('text').value = '';
});
$('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  $('say').requestSubmit();
});
watch();
