package dev.smoothevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.smoothevents.inbox.InboxConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConfigurationTableTest {

    @Test
    void theReadmeNamesEverySetting() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> settings = settings();
        assertThat(settings).hasSizeGreaterThan(30);
        assertThat(settings).allSatisfy(setting -> assertThat(readme).contains("`" + setting + "`"));
    }

    private static List<String> settings() {
        List<String> settings = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.smoothevents")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                add(settings, type.getAnnotationOfType(ConfigMapping.class).prefix(), type.reflect());
            }
        }
        return settings;
    }

    private static void add(List<String> settings, String prefix, Class<?> mapping) {
        for (Method method : mapping.getDeclaredMethods()) {
            if (method.isDefault() || !Modifier.isAbstract(method.getModifiers())) {
                continue;
            }
            String name =
                    prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (method.isAnnotationPresent(WithParentName.class)) {
                add(settings, prefix + ".<inbox>", InboxConfig.Station.class);
            } else if (method.getReturnType().isInterface()
                    && method.getReturnType().getName().startsWith("dev.smoothevents")) {
                add(settings, name, method.getReturnType());
            } else {
                settings.add(name);
            }
        }
    }
}
