// What directlinejs finds in a browser and not in Node: XMLHttpRequest (over fetch) and WebSocket. The client itself stays as published.
import { WebSocket } from 'ws';

/** As much of XMLHttpRequest as RxJS 5 uses. */
class Request {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | undefined;
  ontimeout: (() => void) | undefined;
  private asked = { method: 'GET', url: '' };
  private readonly headers = new Headers();
  private answered = new Headers();
  private readonly stop = new AbortController();

  open(method: string, url: string): void {
    this.asked = { method, url };
  }
  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }
  getResponseHeader(name: string): string | null {
    return this.answered.get(name);
  }
  abort(): void {
    this.stop.abort();
  }
  send(body?: string): void {
    void this.run(body).then(() => {
      this.readyState = 4;
      if (!this.stop.signal.aborted) this.onreadystatechange?.call(this);
    });
  }
  private giveUp(): void {
    this.abort();
    this.ontimeout?.call(this);
  }
  /** No answer at all is status 0, as in a browser. */
  private async run(body?: string): Promise<void> {
    const late = this.timeout > 0 ? setTimeout(() => this.giveUp(), this.timeout) : undefined;
    try {
      const { method, url } = this.asked;
      const answer = await fetch(url, {
        method,
        headers: this.headers,
        signal: this.stop.signal,
        ...(body ? { body } : {}),
      });
      this.responseText = await answer.text();
      this.response = this.responseType === 'json' ? JSON.parse(this.responseText) : this.responseText;
      this.answered = answer.headers;
      this.status = answer.status;
    } catch {
      this.status = 0;
    } finally {
      clearTimeout(late);
    }
  }
}

export const beLikeAPage = (): void => {
  Object.assign(globalThis, { XMLHttpRequest: Request, WebSocket });
};
