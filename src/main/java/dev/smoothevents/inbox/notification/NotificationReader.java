package dev.smoothevents.inbox.notification;

import dev.smoothevents.live.Leg;
import dev.smoothevents.live.Live;
import dev.smoothevents.live.Reader;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What comes for one person. */
record NotificationReader(NotificationTable table, NotificationViews views, Owner owner)
        implements Reader<Owner, NotificationView> {

    private static final int LIMIT = 100;

    @Override
    public boolean wants(Owner other) {
        return owner.equals(other);
    }

    @Override
    public Uni<Leg<NotificationView>> read(long above, long upTo) {
        return table.between(owner, above, upTo, LIMIT)
                .chain(stored -> views.of(owner.account(), stored).map(found -> leg(stored, found, upTo)));
    }

    private static Leg<NotificationView> leg(List<Stored> stored, Map<UUID, NotificationView> found, long upTo) {
        List<Live<NotificationView>> told = stored.stream()
                .filter(one -> found.containsKey(one.id()))
                .map(one -> new Live<>(one.position(), found.get(one.id())))
                .toList();
        return new Leg<>(
                told, stored.size() < LIMIT ? upTo : stored.get(LIMIT - 1).position());
    }
}
