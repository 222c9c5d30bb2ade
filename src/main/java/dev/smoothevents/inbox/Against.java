package dev.smoothevents.inbox;

import java.util.Arrays;
import java.util.Optional;

/** What speaks against telling a person. */
public enum Against {
    NOT_FOR_INBOX("not for this inbox"),
    ACTOR("actor"),
    UNKNOWN_PERSON("unknown person"),
    BOT("bot"),
    SYSTEM("system"),
    MUTED("muted"),
    UNSUBSCRIBED("unsubscribed"),
    NOT_A_RECIPIENT("not a recipient"),
    PREFERENCE_OFF("preference off"),
    NO_ADDRESS("no e-mail address");

    private final String words;

    Against(String words) {
        this.words = words;
    }

    /** As the ledger says it. */
    public String words() {
        return words;
    }

    /** The one that the ledger means, if it is one of these. */
    public static Optional<Against> of(String words) {
        return Arrays.stream(values())
                .filter(against -> against.words.equals(words))
                .findFirst();
    }
}
