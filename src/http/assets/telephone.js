// The sound of a call, beside the page: the microphone cut into 20 ms frames at the call's rate, and frames played.
// The two rates are converted here, because not every browser lets a microphone into a graph of another rate.

const FRAMES_A_SECOND = 50;
// Frames that are waited for before sound is played, so that an uneven network does not make gaps; and the most that
// may wait, so that what is heard is never old.
const FRAMES_AHEAD = 3;
const FRAMES_MAX = 15;
// Places between two samples that the filter knows: whole ones for 48 kHz to and from 8 and 16.
const PHASES = 240;
const CROSSINGS = 12;

// From one rate to another through a windowed sinc, sample by sample.
class Resampler {
  constructor(from, to) {
    this.step = from / to;
    const cutoff = 0.94 * Math.min(1, to / from);
    this.half = Math.ceil(CROSSINGS / cutoff);
    this.filter = Array.from({ length: PHASES }, (_, phase) => this.taps(phase / PHASES, cutoff));
    this.past = new Float32Array(2 * this.half);
    this.due = 0;
  }

  taps(offset, cutoff) {
    return Float32Array.from({ length: 2 * this.half }, (_, tap) => {
      const at = tap - this.half + 1 - offset;
      const x = Math.PI * cutoff * at;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * at) / this.half);
      return cutoff * window * (x === 0 ? 1 : Math.sin(x) / x);
    });
  }

  push(sample, each) {
    this.past.copyWithin(0, 1);
    this.past[this.past.length - 1] = sample;
    for (this.due -= 1; this.due < 0; this.due += this.step) {
      const phase = Math.min(PHASES - 1, Math.round((1 + this.due) * PHASES));
      const taps = this.filter[phase];
      let sum = 0;
      for (let tap = 0; tap < taps.length; tap += 1) sum += taps[tap] * this.past[tap];
      each(sum);
    }
  }
}

class Telephone extends AudioWorkletProcessor {
  constructor({ processorOptions: { rate } }) {
    super();
    this.down = new Resampler(sampleRate, rate);
    this.up = new Resampler(rate, sampleRate);
    this.frame = new Int16Array(rate / FRAMES_A_SECOND);
    this.filled = 0;
    this.waiting = [];
    this.playing = false;
    this.ready = [];
    this.port.onmessage = ({ data }) => {
      this.waiting.push(new Int16Array(data));
      if (this.waiting.length > FRAMES_MAX) this.waiting.splice(0, this.waiting.length - FRAMES_AHEAD);
    };
  }

  process([microphone], [[speaker]]) {
    const heard = microphone[0];
    for (let at = 0; at < speaker.length; at += 1) {
      this.down.push(heard ? heard[at] : 0, (sample) => this.send(sample));
    }
    while (this.ready.length < speaker.length) this.makeReady();
    speaker.set(this.ready.splice(0, speaker.length));
    return true;
  }

  send(sample) {
    this.frame[this.filled] = Math.max(-1, Math.min(1, sample)) * 32767;
    this.filled += 1;
    if (this.filled === this.frame.length) {
      this.port.postMessage(this.frame.slice().buffer);
      this.filled = 0;
    }
  }

  // One frame more for the speaker: the next one, or silence until enough of them have come.
  makeReady() {
    this.playing = this.waiting.length >= (this.playing ? 1 : FRAMES_AHEAD);
    const frame = this.playing ? this.waiting.shift() : new Int16Array(this.frame.length);
    for (const sample of frame) this.up.push(sample / 32768, (louder) => this.ready.push(louder));
  }
}

registerProcessor("telephone", Telephone);
