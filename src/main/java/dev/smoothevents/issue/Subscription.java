package dev.smoothevents.issue;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A person who wants to hear of an issue, or wants not to. */
@Entity
@Table(name = "subscriptions")
@IdClass(IssuePersonId.class)
class Subscription extends PanacheEntityBase {

    static final String SUBSCRIBED = "subscribed";
    static final String UNSUBSCRIBED = "unsubscribed";
    static final String MUTED = "muted";
    static final String MANUAL = "manual";

    @Id
    public String account;

    @Id
    @Column(name = "issue_id")
    public UUID issueId;

    @Id
    public String person;

    public String state;
    public String reason;

    /** What a muted person was before, and is again when they unmute; null: nothing. */
    @Column(name = "before_mute")
    public String beforeMute;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** Also unmutes. */
    void subscribe() {
        state = SUBSCRIBED;
        reason = MANUAL;
        beforeMute = null;
    }

    /** Who muted the issue still hears nothing of it. */
    void unsubscribe() {
        if (state.equals(MUTED)) {
            beforeMute = UNSUBSCRIBED;
        } else {
            state = UNSUBSCRIBED;
            reason = MANUAL;
        }
    }

    /** @param before what they were, or null for nothing */
    void mute(String before) {
        if (!state.equals(MUTED)) {
            beforeMute = before;
            state = MUTED;
        }
    }
}
