package dev.smoothevents.local;

import com.fasterxml.jackson.databind.node.TextNode;
import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Decides, for one SMTP connection, what is accepted.
 *
 * <p>A recipient whose address contains {@code missing} does not exist (550), one that contains {@code full} is over its
 * quota for now (452). Faults: {@code 429} answers 451 to the recipient, {@code 500} answers 451 to the data,
 * {@code refuse} answers 550 to the recipient; {@code hang}, {@code reset} and {@code drop-reply} as their names say.
 */
final class SmtpDesk extends SmtpManager {

    /** What the server itself writes above the message it received; it is no part of what went out. */
    private static final String[] TRACE = {"Return-Path", "Received"};

    private final Faults faults;
    private final SentLog log;
    private final Socket socket;

    SmtpDesk(Managers managers, Faults faults, SentLog log, Socket socket) {
        super(managers.getImapHostManager(), managers.getUserManager());
        this.faults = faults;
        this.log = log;
        this.socket = socket;
    }

    @Override
    public String checkRecipient(SmtpState state, MailAddress recipient) {
        String address = recipient.getEmail();
        String refusal =
                switch (faults.on(Channel.EMAIL)) {
                    case RATE_LIMITED -> "451 4.7.1 Too many messages, come back later";
                    case REFUSE -> "550 5.7.1 Not accepted here";
                    case RESET -> abort();
                    default -> refusalOf(address);
                };
        if (refusal != null) {
            log.refused(Channel.EMAIL, address, TextNode.valueOf(""), refusal);
        }
        return refusal;
    }

    private static String refusalOf(String address) {
        if (address.contains("missing")) {
            return "550 5.1.1 No such user";
        }
        return address.contains("full") ? "452 4.2.2 Mailbox is full for now" : null;
    }

    @Override
    public String checkData(SmtpState state) {
        return switch (faults.on(Channel.EMAIL)) {
            case SERVER_ERROR -> "451 4.3.0 Something is broken here";
            case HANG -> hang();
            default -> null;
        };
    }

    @Override
    public void send(SmtpState state) {
        MovingMessage message = state.getMessage();
        TextNode text = TextNode.valueOf(textOf(message));
        for (MailAddress recipient : message.getToAddresses()) {
            log.accepted(Channel.EMAIL, recipient.getEmail(), text);
        }
        if (faults.on(Channel.EMAIL) == Fault.DROP_REPLY) {
            abort();
        }
    }

    private String hang() {
        faults.hang(Channel.EMAIL);
        return abort();
    }

    /** Ends the connection without a word (the answer then has nowhere to go). */
    private String abort() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // what was wanted
        }
        return "421 4.3.2 Closing";
    }

    private static String textOf(MovingMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            message.getMessage().writeTo(bytes, TRACE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
