package dev.smoothevents.inbox.email;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A display name and an address, as in {@code Smooth Events <events@example.org>}. Stricter than RFC 5322: no quoted local
 * parts and no address literals, for nobody has them and injections do.
 *
 * @param name the display name, or empty
 * @param address in ASCII, an international domain in its xn-- form
 */
record Mailbox(String name, String address) {

    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<>]*?)\"?\\s*<([^<>]*)>\\s*");
    private static final Pattern ADDRESS =
            Pattern.compile("([\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+)*)@([^@\\s]+)");
    private static final Pattern DOMAIN =
            Pattern.compile("\\p{Alnum}([\\p{Alnum}-]*\\p{Alnum})?(\\.\\p{Alnum}([\\p{Alnum}-]*\\p{Alnum})?)*");
    /** RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3. */
    private static final int MAX_LOCAL_PART = 64;

    private static final int MAX_ADDRESS = 254;

    static Mailbox parse(String text) {
        Matcher named = NAMED.matcher(text);
        String name = named.matches() ? named.group(1) : "";
        String address = named.matches() ? named.group(2) : text;
        return new Mailbox(
                name,
                address(address).orElseThrow(() -> new IllegalArgumentException("not an e-mail address: " + text)));
    }

    /** The address as it goes over SMTP; empty where it cannot, which includes what would need SMTPUTF8. */
    static Optional<String> address(String text) {
        Matcher parts = ADDRESS.matcher(text.strip());
        if (!parts.matches() || parts.group(1).length() > MAX_LOCAL_PART) {
            return Optional.empty();
        }
        return domain(parts.group(2))
                .map(domain -> parts.group(1) + "@" + domain)
                .filter(address -> address.length() <= MAX_ADDRESS);
    }

    private static Optional<String> domain(String text) {
        try {
            return Optional.of(IDN.toASCII(text))
                    .filter(domain -> DOMAIN.matcher(domain).matches());
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
