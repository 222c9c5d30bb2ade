package dev.smoothevents.issue;

/** Whose data it is. There is one account for now; everything is asked for by account all the same. */
public final class Accounts {

    public static final String DEFAULT = "default";

    private Accounts() {}
}
