package dev.smoothevents.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that make up the catalogue: our own first, then the operator's. */
final class CatalogueFiles {

    private static final String BUILT_IN = "actions.yaml";

    private CatalogueFiles() {}

    /** @throws CatalogueException where the operator's file cannot be read or is wrong */
    static CatalogueFile read(Optional<String> operators) {
        CatalogueFile ours = CatalogueReader.read(BUILT_IN, builtIn(), Set.of());
        return operators.map(file -> both(ours, file)).orElse(ours);
    }

    private static CatalogueFile both(CatalogueFile ours, String file) {
        CatalogueFile theirs = CatalogueReader.read("smooth.actions.file " + file, operators(file), ours.inboxes());
        List<Action> actions = new ArrayList<>(ours.actions());
        actions.addAll(theirs.actions());
        return new CatalogueFile(theirs.inboxes(), actions);
    }

    private static byte[] builtIn() {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(BUILT_IN)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] operators(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new CatalogueException("smooth.actions.file " + file + " does not exist");
        } catch (IOException | InvalidPathException e) {
            throw new CatalogueException("smooth.actions.file " + file + " cannot be read: " + e.getMessage());
        }
    }
}
