package dev.smoothevents.issue;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** An actor or a recipient. A forgotten one keeps key and type, because events name it. */
@Entity
@Table(name = "people")
@IdClass(AccountKey.class)
class Person extends PanacheEntityBase {

    static final String SYSTEM = "system";

    @Id
    public String account;

    @Id
    public String key;

    public String type;
    public String name;
    public String email;

    @Column(name = "time_zone")
    public String timeZone;

    @Column(name = "slack_user_id")
    public String slackUserId;

    @Column(name = "deleted_at")
    public Instant deletedAt;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    void replace(PersonBody body, Instant now) {
        type = body.type() == null ? "user" : body.type();
        name = body.name();
        email = body.email();
        timeZone = body.timeZone();
        slackUserId = body.slackUserId();
        deletedAt = null;
        updatedAt = now;
    }

    void forget(Instant now) {
        name = null;
        email = null;
        timeZone = null;
        slackUserId = null;
        deletedAt = now;
        updatedAt = now;
    }
}
