package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailTemplatesTest {

    @TempDir
    Path folder;

    @Test
    void ourOwnAreGood() {
        assertThat(EmailTemplates.load(Optional.empty())
                        .html("event", EmailSamples.events().get(0)))
                .contains("octocat commented");
    }

    @Test
    void oneOfTheFolderReplacesOursOfTheSameName() throws IOException {
        write("footer.txt", "Yours, {footer.reason}");
        EmailTemplates templates = load();
        EventMail mail = EmailSamples.events().get(0);
        assertThat(templates.text("event", mail))
                .contains("octocat commented")
                .endsWith("Yours, You are told because you follow this issue.");
        assertThat(templates.html("event", mail)).contains("Unsubscribe from this issue");
    }

    @Test
    void whatPeopleWroteIsEscapedInHtmlAlsoInOnesOwn() throws IOException {
        write("event.html", "{#for quote in told.quotes}{quote.text}{/for}");
        assertThat(load().html("event", EmailSamples.events().get(0))).contains("&gt; to &lt;me&gt;");
    }

    @Test
    void aTypoInAFieldIsNamedWithFileAndLine() throws IOException {
        write("event.html", "<p>\n{told.sentense}</p>");
        assertFault(
                "smooth.email.templates, " + folder + "/event.html, line 2: Property \"sentense\" not found on the base"
                        + " object \"dev.smoothevents.inbox.email.Told\" in expression {told.sentense}");
    }

    @Test
    void anOpenSectionIsNamedWithFileAndLine() throws IOException {
        write("digest.txt", "a\nb\n{#for project in projects}\n{project.name}\n");
        assertThatThrownBy(this::load)
                .hasMessageStartingWith("smooth.email.templates, " + folder + "/digest.txt, line ")
                .hasMessageContaining("unterminated section [for]")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anUnknownPartIsNamed() throws IOException {
        write("event.txt", "{#include header.txt /}");
        assertThatThrownBy(this::load)
                .hasMessageStartingWith("smooth.email.templates, " + folder + "/event.txt, line 1: ")
                .hasMessageContaining("header.txt");
    }

    @Test
    void aFileThatReplacesNothingIsAMistake() throws IOException {
        write("event.htm", "x");
        assertThatThrownBy(this::load)
                .hasMessageStartingWith(
                        "smooth.email.templates, " + folder + "/event.htm: there is no template of that name");
    }

    @Test
    void theHiddenFilesOfAMountedVolumeAreNone() throws IOException {
        write("..data", "x");
        assertThat(load()).isNotNull();
    }

    @Test
    void aFolderThatIsNotThereIsAMistake() {
        Optional<String> missing = Optional.of(folder.resolve("missing").toString());
        assertThatThrownBy(() -> EmailTemplates.load(missing))
                .hasMessage("smooth.email.templates: the folder " + folder + "/missing cannot be read");
    }

    @Test
    void aFileThatIsNotUtf8IsAMistake() throws IOException {
        Files.write(folder.resolve("footer.txt"), new byte[] {(byte) 0xe4});
        assertFault("smooth.email.templates, " + folder + "/footer.txt: is not UTF-8");
    }

    private void assertFault(String sentence) {
        assertThatThrownBy(this::load)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    private EmailTemplates load() {
        return EmailTemplates.load(Optional.of(folder.toString()));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
