package dev.smoothevents.inbox.email;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The operator's templates, read once: what is tried out at the start is what is used. */
final class TemplateFolder {

    static final String SETTING = "smooth.email.templates";

    private final Path folder;
    private final Map<String, String> texts = new HashMap<>();

    private TemplateFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @param known the names of all templates that there are
     * @throws IllegalArgumentException says in one sentence what is wrong
     */
    static TemplateFolder read(String folder, List<String> known) {
        TemplateFolder templates = new TemplateFolder(path(folder));
        templates.readAll(known);
        return templates;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private static Path path(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(SETTING + " must be a folder: " + e.getMessage(), e);
        }
    }

    private void readAll(List<String> known) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                // a mounted volume has hidden helpers
                if (!name.startsWith(".")) {
                    texts.put(name, read(file, name, known));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(SETTING + ": the folder " + folder + " cannot be read", e);
        }
    }

    private static String read(Path file, String name, List<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(SETTING + ", " + file + ": there is no template of that name; there are "
                    + String.join(", ", known));
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(SETTING + ", " + file + ": is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(SETTING + ", " + file + ": cannot be read", e);
        }
    }
}
