package dev.smoothevents.github;

/** Ends the mapping of a delivery that says nothing to be recorded. Expected, so without a stack trace. */
final class IgnoredDelivery extends RuntimeException {

    IgnoredDelivery(String reason) {
        super(reason, null, false, false);
    }
}
