package dev.smoothevents.issue;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** What events are about. The sequence of its last event belongs to the recorder, hence only changed columns are written. */
@Entity
@Table(name = "issues")
@IdClass(IssueId.class)
@DynamicUpdate
class Issue extends PanacheEntityBase {

    static final String OPEN = "open";

    @Id
    public String account;

    @Id
    public UUID id;

    @Column(updatable = false)
    public String key;

    public String project;
    public String title;
    public String url;
    public String creator;
    public String state;

    @Column(name = "linear_issue_id")
    public String linearIssueId;

    @Column(name = "last_sequence", insertable = false, updatable = false)
    public long lastSequence;

    @Column(name = "hidden_at")
    public Instant hiddenAt;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    void replace(IssueBody body, Instant now) {
        project = body.project() == null ? project : body.project();
        title = body.title();
        url = body.url();
        creator = body.creator();
        state = body.state() == null ? OPEN : body.state();
        createdAt = body.createdAt() == null ? createdAt : body.createdAt();
        linearIssueId = body.linear() == null ? null : body.linear().issueId();
        hiddenAt = null;
        updatedAt = now;
    }
}
