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

    @Id
    public String account;

    @Id
    @Column(name = "issue_id")
    public UUID issueId;

    @Id
    public String person;

    public String state;
    public String reason;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
