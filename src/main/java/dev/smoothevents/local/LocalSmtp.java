package dev.smoothevents.local;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** A real SMTP server that keeps what it accepts, and misbehaves on request (see {@link SmtpDesk}). */
final class LocalSmtp extends GreenMail {

    private final Faults faults;
    private final SentLog sent;

    LocalSmtp(Faults faults, SentLog sent) {
        super(new ServerSetup(Scratch.port(), Scratch.LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        this.faults = faults;
        this.sent = sent;
    }

    int port() {
        return getSmtp().getPort();
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        // called by the parent's constructor: the fields of this class are read only when a client connects
        Map<String, AbstractServer> services = new HashMap<>();
        for (ServerSetup setup : setups) {
            services.put(setup.getProtocol(), new Server(setup, managers));
        }
        return services;
    }

    private final class Server extends SmtpServer {
        Server(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket socket) {
            return new SmtpHandler(new SmtpCommandRegistry(), new SmtpDesk(managers, faults, sent, socket), socket);
        }
    }
}
