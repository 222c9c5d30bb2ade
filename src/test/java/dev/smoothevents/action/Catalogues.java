package dev.smoothevents.action;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Catalogues with more in them, for tests. */
public final class Catalogues {

    private Catalogues() {}

    /** The built-in actions, and those of a file. */
    public static ActionCatalogue with(String file) {
        CatalogueFile ours = CatalogueFiles.read(Optional.empty());
        CatalogueFile theirs = CatalogueReader.read("test", file.getBytes(StandardCharsets.UTF_8), ours.inboxes());
        List<Action> actions = new ArrayList<>(ours.actions());
        actions.addAll(theirs.actions());
        return new ActionCatalogue(new CatalogueFile(theirs.inboxes(), actions));
    }
}
