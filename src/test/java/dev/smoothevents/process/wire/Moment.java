package dev.smoothevents.process.wire;

/** A point in what the service and its servers say to each other. Sent means not yet forwarded to the other side. */
public enum Moment {
    /** the service asks Postgres to commit a batch of events */
    COMMIT_SENT,
    /** Postgres has committed a batch of events and says so */
    COMMIT_ANSWERED,
    /** the service asks Postgres to delete what is published */
    DELETE_SENT,
    /** the service, in the middle of a transaction, asks to prolong its leases */
    RENEWAL_SENT,
    /** the service asks Kafka to store records */
    PRODUCE_SENT,
    /** Kafka has stored records, or refused them, and says so */
    PRODUCE_ANSWERED
}
