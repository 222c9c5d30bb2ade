package dev.smoothevents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The stations that an event passes, in order: arrows point one way. */
@AnalyzeClasses(packages = "dev.smoothevents", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_packages_in_a_circle =
            slices().matching("dev.smoothevents.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule helpers_know_no_station =
            only("http", "sql", "tracing").mayDependOn("http", "sql", "tracing");

    @ArchTest
    static final ArchRule lanes_know_no_station = only("lane").mayDependOn("lane", "sql");

    @ArchTest
    static final ArchRule the_topic_knows_no_station = only("topic").mayDependOn("topic");

    @ArchTest
    static final ArchRule the_catalogue_knows_only_what_an_event_looks_like =
            only("action").mayDependOn("action", "topic", "http");

    @ArchTest
    static final ArchRule the_directory_stands_alone = only("issue").mayDependOn("issue", "http", "sql");

    @ArchTest
    static final ArchRule the_outbox_leads_to_the_topic =
            only("outbox").mayDependOn("outbox", "lane", "topic", "issue", "http", "sql", "tracing");

    @ArchTest
    static final ArchRule recording_leads_to_the_outbox =
            only("event").mayDependOn("event", "action", "issue", "outbox", "topic", "http", "sql", "tracing");

    @ArchTest
    static final ArchRule webhooks_are_recorded =
            only("github").mayDependOn("github", "event", "issue", "topic", "http");

    @ArchTest
    static final ArchRule inboxes_listen_to_the_topic = only("inbox")
            .mayDependOn("inbox", "topic", "issue", "action", "event", "lane", "live", "http", "sql", "tracing");

    @ArchTest
    static final ArchRule inboxes_record_nothing_but_that_a_destination_is_gone = noClasses()
            .that()
            .resideInAPackage("dev.smoothevents.inbox..")
            .and()
            .doNotHaveSimpleName("DestinationNews")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("EventRecorder");

    @ArchTest
    static final ArchRule the_feed_reads_events =
            only("feed").mayDependOn("feed", "event", "action", "issue", "topic", "live", "http");

    @ArchTest
    static final ArchRule streams_know_no_station = only("live").mayDependOn("live", "http");

    @ArchTest
    static final ArchRule access_knows_no_station = only("access").mayDependOn("access", "http");

    @ArchTest
    static final ArchRule nobody_needs_the_local_stack = noClasses()
            .that()
            .resideOutsideOfPackage("dev.smoothevents.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.smoothevents.local..");

    private record Only(String... packages) {

        ArchRule mayDependOn(String... allowed) {
            String[] names = new String[allowed.length + 1];
            for (int i = 0; i < allowed.length; i++) {
                names[i] = "dev.smoothevents." + allowed[i] + "..";
            }
            names[allowed.length] = "";
            String[] mine = new String[packages.length];
            for (int i = 0; i < packages.length; i++) {
                mine[i] = "dev.smoothevents." + packages[i] + "..";
            }
            return classes()
                    .that()
                    .resideInAnyPackage(mine)
                    .should()
                    .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage("dev.smoothevents..")
                            .or(JavaClass.Predicates.resideInAnyPackage(names)));
        }
    }

    private static Only only(String... packages) {
        return new Only(packages);
    }
}
