package dev.smoothevents.issue;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A group of issues, and where to tell of them. */
@Entity
@Table(name = "projects")
@IdClass(AccountKey.class)
class Project extends PanacheEntityBase {

    static final String DEFAULT = "default";

    @Id
    public String account;

    @Id
    public String key;

    public String name;

    @Column(name = "slack_channel")
    public String slackChannel;

    @Column(name = "slack_webhook_url")
    public String slackWebhookUrl;

    @Column(name = "linear_team_id")
    public String linearTeamId;

    @Column(name = "deleted_at")
    public Instant deletedAt;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    void replace(ProjectBody body, Instant now) {
        name = body.name();
        slackChannel = body.slack() == null ? null : body.slack().channel();
        slackWebhookUrl = body.slack() == null ? null : body.slack().webhookUrl();
        linearTeamId = body.linear() == null ? null : body.linear().teamId();
        deletedAt = null;
        updatedAt = now;
    }

    void clear(Instant now) {
        replace(ProjectBody.EMPTY, now);
        deletedAt = now;
    }
}
