// /try: the microphone to the server, the call's sound back, and what happens in it, line by line.

const LINES_MAX = 500;
// Sound that a slow connection has not taken yet; above it, frames are dropped rather than heard late.
const UNSENT_BYTES_MAX = 16000;

const LAST_SOUND_MS = 500;
const KEPT = "(kept between the two of you)";

const one = (id) => document.getElementById(id);
const keys = [...document.querySelectorAll("#keys button")];
let call = null;

class Call {
  constructor(rate) {
    this.rate = rate;
    this.started = false;
  }

  async open() {
    this.audio = new AudioContext({ latencyHint: "interactive" });
    await this.audio.audioWorklet.addModule("/assets/telephone.js");
    this.telephone = new AudioWorkletNode(this.audio, "telephone", {
      outputChannelCount: [1],
      channelCount: 1,
      channelCountMode: "explicit",
      processorOptions: { rate: this.rate },
    });
    this.telephone.connect(this.audio.destination);
    await this.listen();
    await this.audio.resume();
  }

  // Without a microphone there are still the keys.
  async listen() {
    try {
      const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: false };
      this.microphone = await navigator.mediaDevices.getUserMedia({ audio });
      this.audio.createMediaStreamSource(this.microphone).connect(this.telephone);
    } catch (fault) {
      tell(`No microphone (${fault.message}). The call goes on with the keys alone.`);
    }
  }

  place(wish) {
    this.socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/try/talk`);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => {
      this.started = true;
      this.say({ start: wish });
      this.telephone.port.onmessage = ({ data }) => this.send(data);
    };
    this.socket.onmessage = ({ data }) => {
      if (typeof data === "string") show(JSON.parse(data));
      else this.telephone.port.postMessage(data, [data]);
    };
    this.socket.onclose = () => {
      if (!this.started) tell("The server did not take the connection: log in again, or look at its log.");
      if (call === this) over();
    };
  }

  send(frame) {
    const loudest = new Int16Array(frame).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    one("level").value = Math.sqrt(loudest / 32768);
    if (this.socket.readyState === WebSocket.OPEN && this.socket.bufferedAmount < UNSENT_BYTES_MAX) {
      this.socket.send(frame);
    }
  }

  say(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  close() {
    this.microphone?.getTracks().forEach((track) => track.stop());
    this.socket?.close();
    // What was sent last is still being played.
    setTimeout(() => {
      if (this.audio && this.audio.state !== "closed") this.audio.close();
    }, LAST_SOUND_MS);
  }
}

// What each event is to whoever watches. Texts are put in as texts, never as markup.
const EVENTS = {
  said: ({ text }, at) => line("offhook", at, text ?? KEPT),
  speaking: () => state("speaking"),
  spoken: ({ heard_ms, cut }, at) => {
    if (cut) line("note", at, `interrupted after ${seconds(heard_ms)}`);
    state("listening");
  },
  talking: () => state("listening", "you speak"),
  dismissed: (_, at) => line("note", at, "a sound that was no speech"),
  talked: () => state("thinking"),
  heard_so_far: ({ text }) => state("listening", text || "you speak"),
  heard: ({ text, confidence }, at) => line("caller", at, text ?? KEPT, `heard, ${confidence} %`),
  keys: ({ text }, at) => line("keys", at, text ?? KEPT, "keys"),
  not_recognised: (_, at) => line("note", at, "speech was not recognised"),
  no_input: (_, at) => line("note", at, "nothing was said"),
  guarded: ({ guarded }, at) => line("note", at, guarded ? "what is said now is kept nowhere" : "kept again"),
  decided: ({ tier, meaning, confidence, why, sources }, at) =>
    line("note", at, `${tier}, ${confidence} %: ${meaning || "not understood"}`, [why, ...sources].join("; ")),
  consulting: () => state("thinking", "looking something up"),
  found: ({ failed }, at) => line("note", at, failed ? "it could not be looked up" : "looked up"),
  answered: ({ gap_ms, silence_ms, recognition_ms, speech_ms }, at) =>
    line("note", at, `answered after ${gap_ms} ms`,
      silence_ms === null ? "" : `silence ${silence_ms}, recognition ${recognition_ms}, speech ${speech_ms}`),
  refused: ({ reason }) => tell(reason),
  ended: ({ variables }) => result(variables),
};

function show(event) {
  EVENTS[event.event]?.(event, event.at_ms);
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function line(kind, at, text, about) {
  const talk = one("talk");
  const item = document.createElement("li");
  item.className = kind;
  item.append(element("time", seconds(at)), element("span", text));
  if (about) item.append(" ", element("small", about));
  talk.append(item);
  if (talk.children.length > LINES_MAX) talk.firstChild.remove();
  item.scrollIntoView({ block: "nearest" });
}

function state(kind, text) {
  one("state").className = `doing ${kind}`;
  one("state").textContent = text ?? kind;
}

function tell(text) {
  one("notice").textContent = text;
  one("notice").hidden = !text;
}

function result(variables) {
  const rows = variables.filter(([, value]) => value !== "").map(([name, value]) => {
    const row = document.createElement("tr");
    const head = element("th", name);
    head.scope = "row";
    row.append(head, element("td", value));
    return row;
  });
  one("variables").replaceChildren(...rows);
  const call = variables.find(([name]) => name === "OFFHOOK_CALL");
  // Where calls are not recorded, there is no link.
  if (call && one("record")) one("record").href = `/calls/${call[1]}`;
  one("ending").hidden = false;
  one("ending").scrollIntoView({ block: "nearest" });
}

function enable(running) {
  one("call").disabled = running;
  one("hangup").disabled = !running;
  keys.forEach((key) => { key.disabled = !running; });
}

async function start() {
  if (!window.isSecureContext || !window.AudioWorkletNode) {
    return tell("Browsers give the microphone to https pages and to localhost alone: see docs/http.md.");
  }
  tell("");
  one("talk").replaceChildren();
  one("ending").hidden = true;
  const wide = one("wide").value !== "";
  const mine = new Call(wide ? 16000 : 8000);
  call = mine;
  enable(true);
  state("opening");
  try {
    await mine.open();
  } catch (fault) {
    tell(`The browser gives no sound: ${fault.message}`);
    return over();
  }
  // Hung up while the browser asked for the microphone.
  if (call !== mine) return mine.close();
  mine.place({ flow: one("flow").value, caller: one("caller").value, wide });
}

function over() {
  call?.close();
  call = null;
  enable(false);
  one("level").value = 0;
  state("waiting", "free");
}

function press(key) {
  call?.say({ key });
}

one("wish").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!call) start();
});
one("hangup").addEventListener("click", () => {
  if (call?.started) call.say("hang_up");
  else over();
});
keys.forEach((key) => key.addEventListener("click", () => press(key.dataset.key)));
document.addEventListener("keydown", ({ key, target, ctrlKey, altKey, metaKey }) => {
  const typing = target.closest("input, select, textarea");
  if (!typing && !ctrlKey && !altKey && !metaKey && /^[0-9*#]$/.test(key)) press(key);
});
