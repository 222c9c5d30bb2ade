package dev.smoothevents.local;

/** A provider's rule was broken. */
final class Refusal extends RuntimeException {

    private final String code;

    /**
     * @param code the provider's own word for it
     * @param detail which rule, and where
     */
    Refusal(String code, String detail) {
        super(detail);
        this.code = code;
    }

    String code() {
        return code;
    }

    /** Code and detail, for the log of refused requests. */
    String reason() {
        return code + ": " + getMessage();
    }
}
