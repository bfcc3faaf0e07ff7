import type { Writable } from 'node:stream';
import type { Message, MessageWriter } from 'vscode-languageserver/node';
import { AbstractMessageWriter } from 'vscode-languageserver/node';
import { messageBytes } from './message-bytes';

/** Writes messages to a stream, each in one piece. */
export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  private failures = 0;

  constructor(private readonly stream: Writable) {
    super();
    stream.on('error', (error) => {
      this.fireError(error);
    });
    stream.on('close', () => {
      this.fireClose();
    });
  }

  write(message: Message): Promise<void> {
    return new Promise((done, fail) => {
      this.stream.write(messageBytes(message), (error) => {
        if (!error) {
          done();
          return;
        }
        this.fireError(error, message, ++this.failures);
        fail(error);
      });
    });
  }

  end(): void {
    this.stream.end();
  }
}
