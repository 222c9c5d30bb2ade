package dev.smoothevents.issue;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A person who looks after a project. */
@Entity
@Table(name = "project_maintainers")
@IdClass(MaintainerId.class)
class Maintainer extends PanacheEntityBase {

    @Id
    public String account;

    @Id
    public String project;

    @Id
    public String person;

    public boolean notify;
    public int position;
}
