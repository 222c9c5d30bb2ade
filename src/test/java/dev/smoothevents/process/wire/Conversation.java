package dev.smoothevents.process.wire;

import java.io.DataInputStream;
import java.io.IOException;

/** One connection's messages, as far as they must be understood. Each direction has a thread of its own. */
interface Conversation {

    /** The next whole message from the service. */
    byte[] request(DataInputStream from) throws IOException;

    /** The next whole message from the server. */
    byte[] answer(DataInputStream from) throws IOException;

    /** What is reached with this request, or null. */
    Moment momentOfRequest(byte[] request);

    /** What is reached with this answer, or null. */
    Moment momentOfAnswer(byte[] answer);
}
