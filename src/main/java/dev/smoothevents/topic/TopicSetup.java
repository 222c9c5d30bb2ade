package dev.smoothevents.topic;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Creates the topic where it is missing. A broker that is away does not stop the start: events wait in the outbox. */
@ApplicationScoped
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final int BEFORE_THE_CONSUMERS = 1;
    private static final int PATIENCE_MS = 5_000;

    void create(
            @Observes @Priority(BEFORE_THE_CONSUMERS) StartupEvent start,
            TopicConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        if (!config.create()) {
            return;
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try (Admin admin = Admin.create(settings)) {
            NewTopic topic = new NewTopic(config.name(), config.partitions(), config.replicationFactor());
            admin.createTopics(List.of(topic)).all().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            LOG.infof("Created the topic %s with %d partitions", config.name(), config.partitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                LOG.warnf("The topic %s could not be created: %s", config.name(), e.getCause());
            }
        } catch (TimeoutException e) {
            LOG.warnf("Kafka at %s does not answer; events wait in the outbox", bootstrapServers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
