package dev.smoothevents.issue;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** A person who works on an issue. */
@Entity
@Table(name = "issue_assignees")
@IdClass(IssuePersonId.class)
class Assignee extends PanacheEntityBase {

    @Id
    public String account;

    @Id
    @Column(name = "issue_id")
    public UUID issueId;

    @Id
    public String person;
}
